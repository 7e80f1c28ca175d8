// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// sections are the sections that the fields of an issue belong to. They are sections of
// events that the provider may exclude.
var sections = []string{"summary", "tags"}

// common lists the fields that an issue has alone and in a list, except its ID.
var common = field.Fields{
	field.String{Name: "short_id", From: "shortId", Doc: "Short ID, such as `WEB-1A2`."},
	field.Section{Name: "summary", Fields: field.Fields{
		field.String{Name: "title", Doc: "Title, as Sentry shows it in lists."},
		field.String{Name: "culprit", Doc: "Where the events come from: a function, module, or route."},
		field.StringMap{Name: "metadata", OrJSON: true, Doc: "Parts of the title, such as `type` and `value`. Values of other types are JSON."},
	}},
	field.String{Name: "web_url", From: "permalink", Value: field.Func(webURL), Doc: "URL of the issue in Sentry's web interface."},
	field.String{Name: "logger", Doc: "Name of the logger that reported the events."},
	field.String{Name: "level", Doc: "Level, such as `error` or `warning`."},
	field.String{Name: "status", Doc: "Status, such as `unresolved`, `resolved`, or `ignored` (archived)."},
	field.String{Name: "substatus", Doc: "Part of the status, such as `new`, `ongoing`, `regressed`, or `escalating`."},
	field.JSON{
		Name: "status_details_json", From: "statusDetails", Value: field.Func(statusDetails),
		Doc: "How the issue was resolved or archived, such as `inRelease`, without who did it.",
	},
	field.Bool{Name: "is_public", From: "isPublic", Doc: "Whether the issue is shared publicly."},
	field.String{Name: "platform", Doc: "Platform of the program, such as `python`."},
	field.String{Name: "priority", Doc: "Priority: `low`, `medium`, or `high`."},
	field.String{Name: "priority_locked_at", From: "priorityLockedAt", Doc: "Time when a person set the priority, RFC 3339."},
	field.Object{Name: "project", Doc: "Project of the issue.", Fields: field.Fields{
		field.String{Name: "id", Doc: "Numeric ID of the project."},
		field.String{Name: "slug", Doc: "Slug of the project."},
		field.String{Name: "name", Doc: "Name of the project."},
		field.String{Name: "platform", Doc: "Platform that the project was created for."},
	}},
	field.String{Name: "type", Doc: "Type of the events, such as `error`, `default`, or `csp`."},
	field.String{Name: "issue_type", From: "issueType", Doc: "Type of the issue, such as `error` or `performance_slow_db_query`."},
	field.String{Name: "issue_category", From: "issueCategory", Doc: "Category of the type, such as `error`, `db_query`, or `outage`."},
	field.Bool{Name: "is_unhandled", From: "isUnhandled", Volatile: true, Doc: "Whether an event of the issue was not handled by the program."},
	field.Number{
		Name: "event_count", From: "count", Volatile: true,
		Doc: "Number of events. Sentry calls it `count`, which Terraform reserves.",
	},
	field.Number{Name: "user_count", From: "userCount", Volatile: true, Doc: "Number of affected users."},
	field.String{Name: "first_seen", From: "firstSeen", Doc: "Time of the first event, RFC 3339."},
	field.String{Name: "last_seen", From: "lastSeen", Volatile: true, Doc: "Time of the latest event, RFC 3339."},
	field.Objects{Name: "annotations", Doc: "Links to the issue in other systems.", Fields: field.Fields{
		field.String{Name: "name", From: "displayName", Doc: "Name of the link."},
		field.String{Name: "url", Doc: "URL of the link."},
	}},
	field.Number{Name: "comment_count", From: "numComments", Volatile: true, Doc: "Number of comments."},
	field.Bool{
		Name: "latest_event_has_attachments", From: "latestEventHasAttachments", Volatile: true,
		Doc: "Whether the latest event has attachments. Null on older servers.",
	},
}

// issueSource is the source of the fields of one issue.
type issueSource struct {
	document *jsontree.Document
	root     *jsontree.Object
	hidden   map[string]bool
	// id is the ID in the response, or else the requested one.
	id *string
	// missing reports whether the issue does not exist.
	missing bool
}

// hiddenSections returns the sections that the provider excludes.
func hiddenSections(exclude []string) map[string]bool {
	hidden := map[string]bool{}
	for _, section := range exclude {
		hidden[section] = true
	}
	return hidden
}

// Object returns the issue.
func (i *issueSource) Object() *jsontree.Object { return i.root }

// Reads reports whether a section is read. A missing issue has no sections.
func (i *issueSource) Reads(section string) bool { return !i.missing && !i.hidden[section] }

func (i *issueSource) ownID() *string { return i.id }

func (i *issueSource) found() *bool { return new(!i.missing) }

// unread returns the paths of the values that could not be read. All other fields have
// to be read before it.
func (i *issueSource) unread() []string {
	mismatches := i.document.Mismatches()
	paths := make([]string, len(mismatches))
	for j, mismatch := range mismatches {
		paths[j] = mismatch.Path
	}
	return paths
}

// webURL returns the URL of an issue in the web interface. GlitchTip sends a remark instead
// of a URL.
func webURL(issue *jsontree.Object) *string {
	address := issue.String("permalink")
	if address == nil || !strings.HasPrefix(*address, "https://") && !strings.HasPrefix(*address, "http://") {
		return nil
	}
	return address
}

// statusDetails returns the status details as JSON. It leaves out the details about people: the
// actor, and everything about a commit except its ID.
func statusDetails(issue *jsontree.Object) *string {
	details := issue.Object("statusDetails")
	if !details.Present() {
		return nil
	}
	members := map[string]string{}
	details.Value().Members(func(_ int, name []byte, value jsontree.Value) {
		key := string(name)
		switch {
		case value.Kind() == jsontree.Null:
			members[key] = "null"
		case value.Kind() != jsontree.Map && value.Kind() != jsontree.List, key == "info":
			members[key] = *details.JSON(key)
		case key == "inCommit" && details.Object(key).Has("id"):
			members[key] = *details.Object(key).JSON("id")
		}
	})
	if len(members) == 0 {
		return new("{}") // As for most issues of a list.
	}
	var parts []string
	for _, key := range slices.Sorted(maps.Keys(members)) {
		name, _ := json.Marshal(key) // A string always has a JSON form.
		parts = append(parts, fmt.Sprintf("%s:%s", name, members[key]))
	}
	return new("{" + strings.Join(parts, ",") + "}")
}
