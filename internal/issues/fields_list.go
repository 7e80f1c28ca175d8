// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

var listFields = field.NewTable[*reading]("list", field.Fields{
	field.Strings{
		Name: "ids", Value: field.Func(func(r *reading) []string { return r.ids }), Volatile: true,
		Doc: "IDs of the issues, in Sentry's order. Empty if there are none.",
	},
	field.Objects{
		Name: "issues", Rows: field.Func(func(r *reading) *field.Rows { return r.issues }), Volatile: true,
		Doc: "The issues, in the order of `ids`. Empty if there are none.", Table: listedIssue,
	},
	field.Bool{
		Name: "has_more", Value: field.Func(func(r *reading) *bool { return &r.HasMore }), Volatile: true,
		Doc: "Whether there are more issues than `limit`, according to the last page.",
	},
})

// listedIssue is the table of the fields of one issue in a list. Of the assignee, it contains
// only the ID, because personal data would make the whole list sensitive.
var listedIssue = field.NewTable[*issueSource]("issue", slices.Concat(field.Fields{
	field.String{Name: "id", Value: field.Func((*issueSource).ownID), Doc: "ID of the issue, numeric on Sentry itself."},
}, common, field.Fields{
	field.Object{
		Name: "assigned_to", From: "assignedTo", Volatile: true,
		Doc: "Assignee of the issue. For the name, read the issue with `sentry_issue`.", Fields: field.Fields{
			field.String{Name: "type", Doc: "Kind of assignee: `user` or `team`."},
			field.String{Name: "id", Doc: "ID of the user or team."},
		},
	},
	field.String{
		Name: "matching_event_id", From: "matchingEventId", Volatile: true,
		Doc: "If `query` is an event ID, the ID of that event.",
	},
}), "summary")
