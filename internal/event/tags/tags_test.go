// SPDX-License-Identifier: MPL-2.0

package tags_test

import (
	"maps"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestReadReturnsTags(t *testing.T) {
	t.Parallel()
	document, err := jsontree.Parse([]byte(`{"tags": [
		{"key": "level", "value": "error"}, {"key": "level", "value": "fatal"}, {"key": null, "value": "x"}, {"key": "none", "value": null},
		{"key": "user", "value": "id:1"}, {"key": "user.email", "value": "a@example.com"}, {"key": "username", "value": "no person"},
		{"key": "cafe\u0301", "value": "composed"}, {"key": "caf\u00e9", "value": "the same"}, {"key": "number", "value": 7}, null
	]}`))
	if err != nil {
		t.Fatal(err)
	}
	defer document.Release()
	found := tags.Read(document.Root())
	want := map[string]string{"level": "error", "username": "no person", "caf\u00e9": "composed", "number": "7"}
	if got := found.Impersonal(); !maps.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := found.Personal(); !maps.Equal(got, map[string]string{"user": "id:1", "user.email": "a@example.com"}) {
		t.Errorf("%v", got)
	}
	if value := found.Value("level"); value == nil || *value != "error" || found.Value("none") != nil {
		t.Errorf("level %v, none %v", value, found.Value("none"))
	}
}

func TestReadReturnsEmptyTagsForNone(t *testing.T) {
	t.Parallel()
	document, err := jsontree.Parse([]byte(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	defer document.Release()
	found := tags.Read(document.Root())
	if found.Impersonal() == nil || found.Personal() == nil || found.Value("level") != nil {
		t.Error("the absence of tags is not empty")
	}
}
