// SPDX-License-Identifier: MPL-2.0

// Package tags reads the tags of an event, and values that servers send either as a tag or
// as a member of the event.
package tags

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// Tags contains an event's tags by key, without those whose key or value is null. If a key
// repeats, the first value wins. Keys are in Unicode's composed form, in which Terraform
// stores them.
type Tags struct {
	values map[string]*string
}

// Read reads the tags of an event. Sentry sends a list of objects with a key and a value.
// Other servers send a list of pairs or an object.
func Read(event *jsontree.Object) Tags { return read(event, asSent) }

// ReadStored reads the tags of an event in the stored form, which Sentry sends with other
// keys and values.
func ReadStored(event *jsontree.Object) Tags { return read(event, fromStored) }

func asSent(key string, value *string) (string, *string) { return key, value }

// deviceClasses maps the values of the tag device.class from the stored form to those of the
// API.
var deviceClasses = map[string]string{"1": "low", "2": "medium", "3": "high"}

func fromStored(key string, value *string) (string, *string) {
	key = strings.TrimPrefix(key, "sentry:")
	if class := deviceClasses[*value]; key == "device.class" && class != "" {
		return key, &class
	}
	return key, value
}

func read(event *jsontree.Object, convert func(key string, value *string) (string, *string)) Tags {
	found := Tags{values: map[string]*string{}}
	for _, tag := range event.KeyValues("tags") {
		if tag.Name == nil || tag.Value == nil {
			continue
		}
		key, value := convert(*tag.Name, tag.Value)
		if composed := norm.NFC.String(key); found.values[composed] == nil {
			found.values[composed] = value
		}
	}
	return found
}

// Value returns the tag's value, or nil if there is none.
func (t Tags) Value(key string) *string { return t.values[key] }

// ValueOr returns a tag's value, or else the value of the event's member of the same name.
func (t Tags) ValueOr(event *jsontree.Object, key string) *string {
	if value := t.Value(key); value != nil {
		return value
	}
	return event.String(key)
}

// Tagged is implemented by values that have an object and the tags in it.
type Tagged interface {
	Object() *jsontree.Object
	Tags() Tags
}

// Of returns a function that returns the value of a tag, or else the value of the event's
// member of the same name.
func Of[T Tagged](key string) func(T) *string {
	return func(event T) *string { return event.Tags().ValueOr(event.Object(), key) }
}

// Environment returns the environment of an event, or nil if it is not known.
func Environment(event *jsontree.Object) *string {
	quiet := event.Quiet()
	return Read(quiet).ValueOr(quiet, "environment")
}

// Release returns the version of the event's member release, which is an object on Sentry and
// a string on other servers.
func Release(event *jsontree.Object) *string {
	if ReleaseIsVersion(event) {
		return event.String("release")
	}
	return event.Object("release").String("version")
}

// ReleaseIsVersion reports whether the event's member release contains only a version.
func ReleaseIsVersion(event *jsontree.Object) bool {
	kind := event.Kind("release")
	return kind == jsontree.Text || kind == jsontree.Number
}

// Personal returns the tags that are about the user: user, and user.*. It is never
// nil.
func (t Tags) Personal() map[string]string { return t.filter(true) }

// Impersonal returns all other tags. It is never nil.
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
