// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var user = field.Fields{
	field.Object{Name: "user", Doc: "User who was affected by the event.", Fields: field.Fields{
		field.String{Name: "id", Sensitive: true, Doc: "ID of the user in the application."},
		field.String{Name: "email", Sensitive: true, Doc: "Email address."},
		field.String{Name: "username", Sensitive: true, Doc: "Username."},
		field.String{Name: "ip_address", Sensitive: true, Doc: "IP address, v4 or v6."},
		field.String{Name: "name", Sensitive: true, Doc: "Name."},
		field.Object{Name: "geo", Doc: "Location at which the IP address is registered.", Fields: field.Fields{
			field.String{Name: "country_code", Sensitive: true, Doc: "Two-letter country code."},
			field.String{Name: "city", Sensitive: true, Doc: "City."},
			field.String{Name: "region", Sensitive: true, Doc: "Name of the country."},
			field.String{Name: "subdivision", Sensitive: true, Doc: "State or province. Null on current servers: Sentry's API does not send it."},
		}},
		field.JSON{Name: "data_json", Sensitive: true, Doc: "Other data about the user that the application sent."},
		field.StringMap{Name: "tags", Value: field.Func((*source).personalTags), Sensitive: true, Doc: "The event's tags `user` and `user.*`."},
	}},
}

var userReport = field.Fields{
	field.Object{Name: "user_report", From: "userReport", Volatile: true, Doc: "Feedback that a user left for the event.", Fields: field.Fields{
		field.String{Name: "id", Doc: "ID of the feedback."},
		field.String{Name: "name", Sensitive: true, Doc: "Name of the user."},
		field.String{Name: "email", Sensitive: true, Doc: "Email address of the user."},
		field.String{Name: "comments", Sensitive: true, Doc: "Comments of the user."},
		field.String{Name: "date_created", From: "dateCreated", Doc: "Time of the feedback, RFC 3339."},
	}},
}
