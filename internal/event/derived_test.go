// SPDX-License-Identifier: MPL-2.0

package event

import (
	"reflect"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestDeriveFindsVolatileMembersAndTypesOfEntries(t *testing.T) {
	t.Parallel()
	got := derive(field.NewTable[*source]("event", field.Fields{
		field.Number{Name: "size", Volatile: true, Doc: "S."},
		field.Object{Name: "release", Doc: "R.", Fields: field.Fields{
			field.Object{Name: "last", From: "a.last", Volatile: true, Doc: "L.", Fields: field.Fields{
				field.String{Name: "id", Volatile: true, Doc: "I."},
			}},
		}},
		field.Objects{Name: "crumbs", From: "entries[breadcrumbs].data.values", Doc: "C.", Fields: field.Fields{
			field.String{Name: "seen", Volatile: true, Doc: "S."}, field.String{Name: "last", From: "lastSeen", Volatile: true, Doc: "L."},
		}},
		field.ObjectMap{Name: "members", Doc: "M.", Fields: field.Fields{field.String{Name: "id", Doc: "I."}}},
		field.String{Name: "group", From: "groupID", Also: "issue", Volatile: true, Doc: "G."},
		field.String{Name: "level", From: "tags[level]", Value: field.Func(tags.Of[*source]("level")), Doc: "L."},
	}))
	want := derived{
		volatile: jsontree.Omit{
			"size": nil, "groupID": nil, "group_id": nil, "issue": nil, "entries": {"data": {"images": {"candidates": nil}, "values": {"seen": nil, "last_seen": nil, "lastSeen": nil}}},
			"release": {
				"a":     {"last": nil},
				"owner": {"lastLogin": nil, "last_login": nil, "lastActive": nil, "last_active": nil}, "projects": {"platforms": nil},
			},
		},
		entries: map[string]bool{"breadcrumbs": true},
		members: map[string]bool{
			"size": true, "release": true, "entries": true, "members": true, "groupID": true, "group_id": true, "issue": true, "tags": true, "level": true,
		},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
