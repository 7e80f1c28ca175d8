// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// source is the JSON of an event as the mock returns it. Tests derive their expectations
// directly from it, and so compare Sentry's response with Terraform's result.
type source struct {
	t    *testing.T
	name string
	root any
}

func sourceOf(t *testing.T, name string) source {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(catalogue.Event(name)))
	decoder.UseNumber()
	s := source{t: t, name: name}
	if err := decoder.Decode(&s.root); err != nil {
		t.Fatal(err)
	}
	return s
}

// at returns the value at some steps: keys of objects, and indexes of lists, negative ones
// from the end. A step that does not exist fails the test, so that a change of the catalogue
// cannot make it compare nothing with nothing.
func (s source) at(steps ...any) any { s.t.Helper(); return s.from(s.root, steps...) }

func (s source) from(value any, steps ...any) any {
	s.t.Helper()
	for i, step := range steps {
		switch step := step.(type) {
		case string:
			object, _ := value.(map[string]any)
			member, ok := object[step]
			if !ok {
				s.t.Fatalf("event %s has nothing at %v", s.name, steps[:i+1])
			}
			value = member
		case int:
			list, _ := value.([]any)
			if step < 0 {
				step += len(list)
			}
			if step < 0 || step >= len(list) {
				s.t.Fatalf("event %s has nothing at %v", s.name, steps[:i+1])
			}
			value = list[step]
		}
	}
	return value
}

// tag returns the value of a tag.
func (s source) tag(key string) any {
	s.t.Helper()
	return s.from(s.find(s.list("tags"), "key", key), "value")
}

// entry returns a value below the data of the entry of a type.
func (s source) entry(kind string, steps ...any) any {
	s.t.Helper()
	return s.from(s.find(s.list("entries"), "type", kind), append([]any{"data"}, steps...)...)
}

func (s source) list(steps ...any) []any {
	s.t.Helper()
	list, ok := s.at(steps...).([]any)
	if !ok {
		s.t.Fatalf("event %s has no list at %v", s.name, steps)
	}
	return list
}

func (s source) find(list []any, key, value string) any {
	s.t.Helper()
	for _, member := range list {
		if object, _ := member.(map[string]any); object != nil && object[key] == value {
			return object
		}
	}
	s.t.Fatalf("event %s has no %s %q", s.name, key, value)
	return nil
}

// check returns the check that an attribute has a value of the source.
func (s source) check(value any) knownvalue.Check {
	s.t.Helper()
	switch value := value.(type) {
	case nil:
		return knownvalue.Null()
	case string:
		return knownvalue.StringExact(value)
	case bool:
		return knownvalue.Bool(value)
	case json.Number:
		number, _, err := big.ParseFloat(value.String(), 10, 512, big.ToNearestEven)
		if err != nil {
			s.t.Fatal(err)
		}
		return knownvalue.NumberExact(number)
	}
	s.t.Fatalf("no check for %T", value)
	return nil
}

// pathOf returns the path of an attribute from the same steps as source.at.
func pathOf(steps ...any) tfjsonpath.Path {
	first, _ := steps[0].(string)
	path := tfjsonpath.New(first)
	for _, step := range steps[1:] {
		switch step := step.(type) {
		case string:
			path = path.AtMapKey(step)
		case int:
			path = path.AtSliceIndex(step)
		}
	}
	return path
}

// minPersonal is the minimum length of a personal string that cannot occur by chance.
const minPersonal = 4

// personal returns the strings in the event's user that identify the person.
func (s source) personal() []string {
	s.t.Helper()
	var texts []string
	for _, key := range []string{"id", "email", "username", "ip_address", "name"} {
		if text, ok := s.at("user", key).(string); ok && len(strings.TrimSpace(text)) >= minPersonal {
			texts = append(texts, text)
		}
	}
	if city, ok := s.at("user", "geo", "city").(string); ok {
		texts = append(texts, city)
	}
	if len(texts) < 4 {
		s.t.Fatalf("event %s names hardly a person: %q", s.name, texts)
	}
	return texts
}
