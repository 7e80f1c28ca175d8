// SPDX-License-Identifier: MPL-2.0

package events

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var results = field.NewTable[*reading]("event", field.Fields{
	field.Strings{
		Name: "ids", Value: field.Func(func(r *reading) []string { return r.ids }),
		Doc: "IDs of the events, in Sentry's order, as `event_id` of `sentry_event` accepts them. Empty if there are none.",
	},
	field.Objects{
		Name: "events", Rows: field.Func(func(r *reading) *field.Rows { return r.events }),
		Doc: "The events, in the order of `ids`. Empty if there are none.", Table: event,
	},
	field.Bool{
		Name: "has_more", Value: field.Func(func(r *reading) *bool { return &r.HasMore }),
		Doc: "Whether there are more events than `limit`, according to the last page.",
	},
	field.Strings{
		Name: "raw_events", Value: field.Func(func(r *reading) []string { return r.rawEvents }), Sensitive: true,
		Doc: "The whole events as normalized JSON, in the order of `ids`, without the release, the feedback, and the IDs of neighboring events. Null unless `full` is true.",
	},
})

// event is the table of the fields of one event in a list.
var event = field.NewTable[*element]("event", field.Fields{
	field.String{Name: "id", From: "eventID", Value: field.Func(func(e *element) *string { return e.id }), Doc: "ID of the event."},
	field.String{Name: "internal_id", From: "id", Doc: "Internal ID of the event. Same as `id` on current servers."},
	field.String{Name: "group_id", From: "groupID", Also: "issue", Volatile: true, Doc: "ID of the issue, which Sentry's API calls a group."},
	field.String{Name: "project_id", From: "projectID", Doc: "Numeric ID of the project."},
	field.String{Name: "platform", Doc: "Platform of the program, such as `python`."},
	field.String{Name: "type", From: "event.type", Value: field.Func(kind), Doc: "Type of the event, such as `error`, `default`, or `csp`."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time of the event, RFC 3339."},
	field.String{Name: "environment", From: "tags[environment]", Value: field.Func(tags.Of[*element]("environment")), Doc: "Environment, from the tag `environment` or else the event itself."},
	field.String{Name: "level", From: "tags[level]", Value: field.Func(tags.Of[*element]("level")), Doc: "Level, such as `error` or `warning`, from the tag `level` or else the event itself."},
	field.String{Name: "release", From: "tags[release]", Value: field.Func(release), Doc: "Version of the release, from the tag `release` or else the event itself."},
	field.Section{Name: "summary", Fields: field.Fields{
		field.String{Name: "title", Doc: "Title, as Sentry shows it in lists."},
		field.String{Name: "message", Doc: "Log message. Empty for most errors."},
		field.String{Name: "culprit", Doc: "Where the event comes from: a function, module, or route."},
		field.String{Name: "location", Doc: "File of an error, or URI or host of a security report."},
		field.StringMap{Name: "metadata", OrJSON: true, Doc: "Parts of the title, such as `type` and `value`. Values that are not strings are JSON."},
	}},
	field.Section{Name: "tags", Fields: field.Fields{
		field.StringMap{
			Name: "tags", From: "tags", Value: field.Func(func(e *element) map[string]string { return e.tags.Impersonal() }),
			Doc: "Tags by key, without `user` and `user.*`, which are personal. If a key repeats, the first value wins. Tags without a key or value are omitted.",
		},
	}},
}, "summary", "tags")

// element is one event of a list.
type element struct {
	root   *jsontree.Object
	id     *string
	tags   tags.Tags
	hidden map[string]bool
}

func newElement(root *jsontree.Object, id *string, hidden map[string]bool) *element {
	tagged := root
	if hidden["tags"] {
		tagged = root.Quiet()
	}
	return &element{root: root, id: id, tags: tags.Read(tagged), hidden: hidden}
}

// Object returns the event.
func (e *element) Object() *jsontree.Object { return e.root }

// Reads reports whether a section is read, because the provider does not exclude it.
func (e *element) Reads(section string) bool { return !e.hidden[section] }

// Tags returns the tags of the event.
func (e *element) Tags() tags.Tags { return e.tags }

// release returns the version of the release.
func release(e *element) *string {
	if version := e.tags.Value("release"); version != nil {
		return version
	}
	return tags.Release(e.root)
}

// kind returns the type of an event. Summaries and full events have it under different keys.
func kind(root *jsontree.Object) *string {
	if root.Has("event.type") {
		return root.String("event.type")
	}
	return root.String("type")
}
