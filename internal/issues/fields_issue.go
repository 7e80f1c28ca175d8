// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// issueFields is the table of the fields of one issue.
var issueFields = field.NewTable[*issueSource]("issue", slices.Concat(field.Fields{
	field.String{
		Name: "id", Value: field.Func((*issueSource).ownID), Always: true,
		Doc: "ID of the issue. For a merged issue, the ID of the one that it was merged into. For a missing issue, the requested ID.",
	},
	field.Bool{Name: "found", Value: field.Func((*issueSource).found), Always: true, Doc: "Whether the issue exists. If false, all results except `id` and `found` are null."},
}, common, field.Fields{
	field.Object{Name: "first_release", From: "firstRelease", Doc: "Release of the first event.", Fields: release},
	field.Object{Name: "last_release", From: "lastRelease", Volatile: true, Doc: "Release of the latest event.", Fields: release},
	field.Object{Name: "assigned_to", From: "assignedTo", Volatile: true, Doc: "Assignee of the issue.", Fields: field.Fields{
		field.String{Name: "type", Doc: "Kind of assignee: `user` or `team`."},
		field.String{Name: "id", Doc: "ID of the user or team."},
		field.String{Name: "name", Sensitive: true, Doc: "Name of the user or team."},
		field.String{Name: "email", Sensitive: true, Doc: "Email address of the user. A team has none."},
	}},
	field.Number{Name: "user_report_count", From: "userReportCount", Volatile: true, Doc: "Number of entries of user feedback."},
	field.Section{Name: "tags", Fields: field.Fields{
		field.Objects{
			Name: "tags", Volatile: true, Doc: "Keys of the tags that the events have.",
			Fields: field.Fields{
				field.String{Name: "key", Doc: "Key of the tag."},
				field.String{Name: "name", Doc: "Key of the tag as Sentry shows it."},
				field.Number{Name: "total_values", From: "totalValues", Doc: "Number of events that have the tag."},
			},
		},
	}},
	field.Strings{
		Name: "read_warnings", Value: field.Func((*issueSource).unread),
		Doc: "Paths in Sentry's response whose value had an unexpected type and was not read, such as `project.id`. Empty for a well-formed issue.",
	},
}), sections...)

var release = field.Fields{
	field.String{Name: "version", Doc: "Version as the SDK reported it, such as `web@1.2.3+build`."},
	field.String{Name: "short_version", From: "shortVersion", Doc: "Version as Sentry shortens it."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time when the release was created, RFC 3339."},
	field.String{Name: "date_released", From: "dateReleased", Doc: "Time when the release was published, RFC 3339."},
}
