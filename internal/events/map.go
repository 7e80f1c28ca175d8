// SPDX-License-Identifier: MPL-2.0

package events

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
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
	tags := readTags(tagged)
	event.Environment, event.Level, event.Release = tags["environment"], tags["level"], tags["release"]
	if !hide.tags {
		event.Tags = impersonal(tags)
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

// readTags reads the tags without those whose key or value is null, and of a
// repeated key the first.
func readTags(root *jsontree.Object) map[string]*string {
	tags := map[string]*string{}
	for _, tag := range root.Objects("tags") {
		key, value := tag.String("key"), tag.String("value")
		if key == nil || value == nil {
			continue
		}
		if composed := norm.NFC.String(*key); tags[composed] == nil { // as Terraform keeps it
			tags[composed] = value
		}
	}
	return tags
}

// impersonal leaves out the tags that are about the user.
func impersonal(tags map[string]*string) map[string]string {
	kept := make(map[string]string, len(tags))
	for key, value := range tags {
		if key != "user" && !strings.HasPrefix(key, "user.") {
			kept[key] = *value
		}
	}
	return kept
}
