// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var user = field.Fields{
	field.Object{Name: "user", Doc: "The user that the event happened to.", Fields: field.Fields{
		field.String{Name: "id", Sensitive: true, Doc: "Id of the user in the application."},
		field.String{Name: "email", Sensitive: true, Doc: "E-mail address."},
		field.String{Name: "username", Sensitive: true, Doc: "User name."},
		field.String{Name: "ip_address", Sensitive: true, Doc: "IP address, v4 or v6."},
		field.String{Name: "name", Sensitive: true, Doc: "Name."},
		field.Object{Name: "geo", Doc: "Where the IP address is registered.", Fields: field.Fields{
			field.String{Name: "country_code", Sensitive: true, Doc: "Country as two letters."},
			field.String{Name: "city", Sensitive: true, Doc: "City."},
			field.String{Name: "region", Sensitive: true, Doc: "Name of the country."},
			field.String{Name: "subdivision", Sensitive: true, Doc: "State or province. Sentry stores it, but its API does not send it."},
		}},
		field.JSON{Name: "data_json", Sensitive: true, Doc: "Everything else that the application told about the user."},
		field.StringMap{Name: "tags", From: "tags", Value: field.Func((*source).personalTags), Sensitive: true, Doc: "The event's tags `user` and `user.*`."},
	}},
}

var userReport = field.Fields{
	field.Object{Name: "user_report", From: "userReport", Volatile: true, Doc: "Feedback that a user left for the event.", Fields: field.Fields{
		field.String{Name: "id", Doc: "Id of the report, as text."},
		field.String{Name: "name", Sensitive: true, Doc: "Name of the user."},
		field.String{Name: "email", Sensitive: true, Doc: "E-mail address of the user."},
		field.String{Name: "comments", Sensitive: true, Doc: "What the user wrote."},
		field.String{Name: "date_created", From: "dateCreated", Doc: "Time of the report, RFC 3339."},
	}},
}
