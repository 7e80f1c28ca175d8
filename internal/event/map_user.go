// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"

func mapUser(event *Event, s source) {
	o := s.root.Object("user")
	event.User = &User{
		ID:        o.String("id"),
		Email:     o.String("email"),
		Username:  o.String("username"),
		IPAddress: o.String("ip_address"),
		Name:      o.String("name"),
		Geo:       mapGeo(o.Object("geo")),
		DataJSON:  o.JSON("data"),
		Tags:      s.tags.Personal(),
	}
}

func mapGeo(o *jsontree.Object) Geo {
	return Geo{
		CountryCode: o.String("country_code"),
		City:        o.String("city"),
		Region:      o.String("region"),
		Subdivision: o.String("subdivision"),
	}
}

// userPresent says whether the event tells anything about its user.
func userPresent(user *jsontree.Object) *bool {
	present := false
	for _, key := range []string{"id", "email", "username", "ip_address", "name"} {
		if text := user.String(key); text != nil && *text != "" {
			present = true
		}
	}
	for _, key := range []string{"geo", "data"} {
		if !user.Object(key).Empty() {
			present = true
		}
	}
	return &present
}

func mapUserReport(event *Event, s source) {
	o := s.root.Object("userReport")
	event.UserReport = &UserReport{
		ID:          o.String("id"),
		Name:        o.String("name"),
		Email:       o.String("email"),
		Comments:    o.String("comments"),
		DateCreated: o.String("dateCreated"),
	}
}
