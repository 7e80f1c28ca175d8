// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// outline returns the kinds of all values in a value.
func outline(v jsontree.Value) string {
	switch v.Kind() {
	case jsontree.Absent:
		return "absent"
	case jsontree.Null:
		return "null"
	case jsontree.Bool:
		return "bool"
	case jsontree.Number:
		return string(v.AppendNumber([]byte("#")))
	case jsontree.Text:
		return fmt.Sprintf("%q", v.Bytes())
	case jsontree.List:
		var parts []string
		for i := range v.Len() {
			parts = append(parts, outline(v.Element(i)))
		}
		return "[" + strings.Join(parts, " ") + "]"
	default:
		var parts []string
		v.Members(func(index int, key []byte, value jsontree.Value) {
			parts = append(parts, fmt.Sprintf("%d %s=%s", index, key, outline(value)))
		})
		return "{" + strings.Join(parts, " ") + "}"
	}
}

func TestValuesVisitsEveryElement(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"a": [null, true, 1.50, "x\u00e9", {}], "b": {"c": 1e400, "": []}, "a": "again"}`)
	root := document.Root().Value()
	want := `{0 a=[null bool #1.50 "xé" {}] 1 b={0 c=#1e400 1 =[]} 2 a="again"}`
	if got := outline(root); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := outline(root.Member("a")); got != `"again"` {
		t.Errorf("the member is %s, not the last of its key", got)
	}
	if found := document.Mismatches(); len(found) > 0 {
		t.Errorf("looking reported %v", found)
	}
}

func TestValuesOfAnotherKindAreAbsent(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"list": [1], "text": "x"}`)
	root := document.Root().Value()
	list, text, none := root.Member("list"), root.Member("text"), document.Root().Object("none").Value()
	for name, absent := range map[string]jsontree.Value{
		"member": root.Member("none"), "member of a list": list.Member("0"), "member of nothing": none.Member("x"),
		"element before": list.Element(-1), "element behind": list.Element(1), "element of an object": root.Element(0), "object": none,
	} {
		if absent.Kind() != jsontree.Absent {
			t.Errorf("%s is %s", name, outline(absent))
		}
	}
	if list.Bytes() != nil || text.Len() != 0 || len(text.AppendNumber(nil)) != 0 || none.Bytes() != nil {
		t.Error("a value of another kind is not absent")
	}
	text.Members(func(int, []byte, jsontree.Value) { t.Error("a text has members") })
}

func TestDescribeReturnsKind(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`null`: "null", `true`: "a boolean", `-1.5`: "a number", `"canary"`: "a string", `[]`: "a list with 0 elements", `[{}]`: "a list with 1 element",
		`["canary", null]`: "a list with 2 elements", `{}`: "an object with 0 keys", `{"canary": 1}`: "an object with 1 key", `{"a": 1, "b": []}`: "an object with 2 keys",
	} {
		document, err := jsontree.ParseList([]byte("[" + text + "]"))
		if err != nil {
			t.Fatal(err)
		}
		if got := document.Value().Element(0).Describe(); got != want {
			t.Errorf("%s is %s, not %s", text, got, want)
		}
		if got := document.Value().Element(1).Describe(); got != "nothing" {
			t.Errorf("an absent value is %s", got)
		}
		document.Release()
	}
}
