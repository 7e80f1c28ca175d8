// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/field"

var occurrence = field.Fields{
	field.Object{Name: "occurrence", Doc: "What Sentry found in the event, such as a slow query or an outage; errors have none.", Fields: field.Fields{
		field.String{Name: "id", Doc: "Id of the occurrence."},
		field.String{Name: "project_id", From: "projectId", Doc: "Id of the project, as text."},
		field.String{Name: "event_id", From: "eventId", Doc: "Id of the event."},
		field.Strings{Name: "fingerprint", Doc: "What the occurrence is grouped by."},
		field.String{Name: "issue_title", From: "issueTitle", Doc: "Title of the issue."},
		field.String{Name: "subtitle", Doc: "Title of this occurrence."},
		field.String{Name: "resource_id", From: "resourceId", Doc: "Id of the resource that it is about."},
		field.Number{Name: "type", Doc: "Number of the kind of issue, such as 1006 for N+1 queries."},
		field.Number{Name: "detection_time", From: "detectionTime", Doc: "Time of the finding in seconds since 1970."},
		field.String{Name: "level", Doc: "Level, such as `info`."},
		field.String{Name: "culprit", Doc: "Where it was found."},
		field.String{Name: "assignee", Doc: "Whom the issue was assigned to, such as `team:2`."},
		field.Number{Name: "priority", Doc: "Priority: 25 low, 50 medium, 75 high."},
		field.Objects{Name: "evidence_display", From: "evidenceDisplay", Doc: "Findings to show.", Fields: field.Fields{
			field.String{Name: "name", Doc: "Name of the finding."},
			field.String{Name: "value", OrJSON: true, Doc: "The finding; JSON where it is no text or number."},
			field.Bool{Name: "important", Doc: "Whether to show it first."},
		}},
		field.JSON{Name: "evidence_data_json", From: "evidenceData", Doc: "All findings."},
	}},
}
