// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestListsReturnTheirElements(t *testing.T) {
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

func TestDocumentsOfOtherKindAreRejected(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]error{
		`{}`: jsontree.ErrNotList, `"x"`: jsontree.ErrNotList, `null`: jsontree.ErrNotList, `[`: jsontree.ErrSyntax, `[] []`: jsontree.ErrSyntax, ``: jsontree.ErrSyntax,
	} {
		if _, err := jsontree.ParseList([]byte(body)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", body, err, want)
		}
	}
	for body, want := range map[string]string{
		`{"secret": 1}`: "an object with 1 key", `{}`: "an object with 0 keys", `{"a":1,"b":[2]}`: "an object with 2 keys",
		`"secret"`: "a string", `17`: "a number", `true`: "a boolean", ` null `: "null",
	} {
		if _, err := jsontree.ParseList([]byte(body)); err == nil || err.Error() != jsontree.ErrNotList.Error()+", but "+want {
			t.Errorf("%s: %v, want %q", body, err, want)
		}
	}
	if _, err := jsontree.Parse([]byte(`[1, ["secret"]]`)); err == nil || err.Error() != jsontree.ErrNotObject.Error()+", but a list with 2 elements" {
		t.Error(err)
	}
	document := parse(t, `{"a": [{}]}`)
	if got := document.Elements(); got == nil || len(got) != 0 {
		t.Errorf("an object has the elements %v", got)
	}
}
