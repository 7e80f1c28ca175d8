// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestLists(t *testing.T) {
	t.Parallel()
	document, err := jsontree.ParseList([]byte(`[{"a": 1}, null, "x", {"a": true, "b": "2"}]`))
	if err != nil {
		t.Fatal(err)
	}
	defer document.Release()
	var texts []string
	for _, object := range document.Elements() {
		texts = append(texts, show(object.Number("a"))+show(object.String("b")))
	}
	if want := []string{"=1null", "null=2"}; !reflect.DeepEqual(texts, want) {
		t.Errorf("the elements are %q, want %q", texts, want)
	}
	if got, want := paths(document), []string{"[2]", "[3].a"}; !reflect.DeepEqual(got, want) {
		t.Errorf("Mismatches() = %q, want %q", got, want)
	}
	if document.Root().Present() || document.Root().String("a") != nil {
		t.Error("a list has a root object")
	}
}

func TestDocumentsOfTheOtherKindAreRefused(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]error{
		`{}`: jsontree.ErrNotList, `"x"`: jsontree.ErrNotList, `null`: jsontree.ErrNotList, `[`: jsontree.ErrSyntax, `[] []`: jsontree.ErrSyntax, ``: jsontree.ErrSyntax,
	} {
		if _, err := jsontree.ParseList([]byte(body)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", body, err, want)
		}
	}
	document := parse(t, `{"a": [{}]}`)
	if got := document.Elements(); got == nil || len(got) != 0 {
		t.Errorf("an object has the elements %v", got)
	}
}
