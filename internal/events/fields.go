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
		Doc: "Ids of the events, in Sentry's order: what `event_id` of `sentry_event` takes. Empty where there are none.",
	},
	field.Objects{
		Name: "events", Rows: field.Func(func(r *reading) *field.Rows { return r.events }),
		Doc: "The events, in the same order. Empty where there are none.", Table: event,
	},
	field.Bool{
		Name: "has_more", Value: field.Func(func(r *reading) *bool { return &r.HasMore }),
		Doc: "Whether there are more events than `limit`. In a list that grows meanwhile, that is as of the last page.",
	},
	field.Strings{
		Name: "raw_events", Value: field.Func(func(r *reading) []string { return r.rawEvents }), Sensitive: true,
		Doc: "The whole events as normalised JSON, in the same order, without what Sentry tells only of single ones: release, user " +
			"report, neighbours. Null unless `full` is true.",
	},
})

const excluded = "Null where the provider excludes the section."

// event is what a list contains about one event.
var event = field.NewTable[*element]("event", field.Fields{
	field.String{Name: "id", From: "eventID", Value: field.Func(func(e *element) *string { return e.id }), Doc: "Id of the event."},
	field.String{Name: "internal_id", From: "id", Doc: "Sentry's own id of the event; on today's servers the same."},
	field.String{Name: "group_id", From: "groupID", Also: "issue", Volatile: true, Doc: "Id of the issue, which Sentry also calls group."},
	field.String{Name: "project_id", From: "projectID", Doc: "Numeric id of the project."},
	field.String{Name: "platform", Doc: "Platform of the program, such as `python`."},
	field.String{Name: "type", From: "event.type", Value: field.Func(kind), Doc: "Type of the event, such as `error`, `default` or `csp`."},
	field.String{Name: "date_created", From: "dateCreated", Doc: "Time of the event, RFC 3339."},
	field.String{Name: "environment", From: "tags[environment]", Value: field.Func(tags.Of[*element]("environment")), Doc: "Environment, from the tag of that name or else the event itself."},
	field.String{Name: "level", From: "tags[level]", Value: field.Func(tags.Of[*element]("level")), Doc: "Level, such as `error` or `warning`, from the tag of that name or else the event itself."},
	field.String{Name: "release", From: "tags[release]", Value: field.Func(release), Doc: "Version of the release, from the tag of that name or else the event itself."},
	field.Section{Name: "summary", Note: excluded, Fields: field.Fields{
		field.String{Name: "title", Doc: "Title, as Sentry shows it in lists."},
		field.String{Name: "message", Doc: "Log message; empty for most errors."},
		field.String{Name: "culprit", Doc: "Where the event comes from: a function, module or route."},
		field.String{Name: "location", Doc: "File of an error, or URI or host of a security report."},
		field.StringMap{Name: "metadata", OrJSON: true, Doc: "What Sentry made the title of, such as `type` and `value`. Values that are no text are given as JSON."},
	}},
	field.Section{Name: "tags", Note: excluded, Fields: field.Fields{
		field.StringMap{
			Name: "tags", From: "tags", Value: field.Func(func(e *element) map[string]string { return e.tags.Impersonal() }),
			Doc: "Tags by key, without `user` and `user.*`, which are personal. Of a repeated key the first counts; tags without a key or " +
				"value are left out.",
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

// Object is the event.
func (e *element) Object() *jsontree.Object { return e.root }

// Reads reports whether the provider does not exclude a section.
func (e *element) Reads(section string) bool { return !e.hidden[section] }

// Tags are the tags of the event.
func (e *element) Tags() tags.Tags { return e.tags }

// release returns the version of the release.
func release(e *element) *string {
	if version := e.tags.Value("release"); version != nil {
		return version
	}
	return tags.Release(e.root)
}

// kind returns the type, which summaries and whole events call by different names.
func kind(root *jsontree.Object) *string {
	if root.Has("event.type") {
		return root.String("event.type")
	}
	return root.String("type")
}
