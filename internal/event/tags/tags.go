// SPDX-License-Identifier: MPL-2.0

// Package tags reads the tags of an event: Sentry's list of objects with a key
// and a value.
package tags

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// Tags are an event's tags by key, without those whose key or value is null, and
// of a repeated key the first. Keys are in Unicode's composed form, in which
// Terraform keeps them.
type Tags struct {
	values map[string]*string
}

// Read reads the tags of an event.
func Read(event *jsontree.Object) Tags {
	found := Tags{values: map[string]*string{}}
	for _, tag := range event.Objects("tags") {
		key, value := tag.String("key"), tag.String("value")
		if key == nil || value == nil {
			continue
		}
		if composed := norm.NFC.String(*key); found.values[composed] == nil {
			found.values[composed] = value
		}
	}
	return found
}

// Value returns a tag's value, nil where there is no such tag.
func (t Tags) Value(key string) *string { return t.values[key] }

// Personal returns the tags that are about the user: user, and user.*. It is never
// nil.
func (t Tags) Personal() map[string]string { return t.filter(true) }

// Impersonal returns the others. It is never nil.
func (t Tags) Impersonal() map[string]string { return t.filter(false) }

func (t Tags) filter(personal bool) map[string]string {
	filtered := make(map[string]string, len(t.values))
	for key, value := range t.values {
		if (key == "user" || strings.HasPrefix(key, "user.")) == personal {
			filtered[key] = *value
		}
	}
	return filtered
}
