// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var occurrence = field.Fields{
	field.Object{Name: "occurrence", Doc: "Problem that Sentry detected, such as a slow query or an outage. Errors have none.", Fields: field.Fields{
		field.String{Name: "id", Doc: "ID of the occurrence."},
		field.String{Name: "project_id", From: "projectId", Doc: "ID of the project."},
		field.String{Name: "event_id", From: "eventId", Doc: "ID of the event."},
		field.Strings{Name: "fingerprint", Doc: "What the occurrence is grouped by."},
		field.String{Name: "issue_title", From: "issueTitle", Doc: "Title of the issue."},
		field.String{Name: "subtitle", Doc: "Title of this occurrence."},
		field.String{Name: "resource_id", From: "resourceId", Doc: "ID of the affected resource."},
		field.Number{Name: "type", Doc: "Number of the issue type, such as 1006 for N+1 queries."},
		field.Number{Name: "detection_time", From: "detectionTime", Doc: "Detection time, in seconds since 1970."},
		field.String{Name: "level", Doc: "Level, such as `info`."},
		field.String{Name: "culprit", Doc: "Where the problem was detected."},
		field.String{Name: "assignee", Doc: "Assignee of the issue, such as `team:2`."},
		field.Number{Name: "priority", Doc: "Priority: 25 is low, 50 medium, 75 high."},
		field.Objects{Name: "evidence_display", From: "evidenceDisplay", Doc: "Evidence for display.", Fields: field.Fields{
			field.String{Name: "name", Doc: "Name of the evidence."},
			field.String{Name: "value", OrJSON: true, Doc: "Evidence. JSON if it is neither a string nor a number."},
			field.Bool{Name: "important", Doc: "Whether to show the evidence first."},
		}},
		field.JSON{Name: "evidence_data_json", From: "evidenceData", Doc: "All evidence."},
	}},
}
