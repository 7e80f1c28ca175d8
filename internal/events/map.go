// SPDX-License-Identifier: MPL-2.0

package events

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/tags"
)

// hidden are the sections of an event that the provider excludes, as far as a
// list has something of them.
type hidden struct {
	summary, tags bool
}

// mapEvent maps one element of a list, whose id is known already.
func mapEvent(root *jsontree.Object, id *string, hide hidden) Event {
	event := Event{
		ID:          id,
		InternalID:  root.String("id"),
		GroupID:     root.String("groupID"),
		ProjectID:   root.String("projectID"),
		Platform:    root.String("platform"),
		Type:        kind(root),
		DateCreated: root.String("dateCreated"),
	}
	if !hide.summary {
		event.Title = root.String("title")
		event.Message = root.String("message")
		event.Culprit = root.String("culprit")
		event.Location = root.String("location")
		event.Metadata = root.TextMap("metadata")
	}
	tagged := root
	if hide.tags {
		tagged = root.Quiet()
	}
	found := tags.Read(tagged)
	event.Environment, event.Level, event.Release = found.Value("environment"), found.Value("level"), found.Value("release")
	if !hide.tags {
		event.Tags = found.Impersonal()
	}
	return event
}

// kind gives the type, which summaries and whole events call by different names.
func kind(root *jsontree.Object) *string {
	if root.Has("event.type") {
		return root.String("event.type")
	}
	return root.String("type")
}
