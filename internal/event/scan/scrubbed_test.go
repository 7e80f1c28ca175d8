// SPDX-License-Identifier: MPL-2.0

package scan_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func removals(tb testing.TB, body string) []scan.Removal {
	tb.Helper()
	document, err := jsontree.Parse([]byte(body))
	if err != nil {
		tb.Fatal(err)
	}
	defer document.Release()
	found := scan.Scrubbed(document.Root().Value())
	if found == nil {
		tb.Error("the result is nil")
	}
	return found
}

// TestScrubbedListsRemovedValues reads the metadata together with the values that it
// describes.
func TestScrubbedListsRemovedValues(t *testing.T) {
	t.Parallel()
	remark := func(rule, kind string) string {
		return fmt.Sprintf(`{"": {"rem": [[%q, %q, 0, 4]], "len": 9}}`, rule, kind)
	}
	for name, tc := range map[string]struct {
		event string
		want  []scan.Removal
	}{
		"none":          {`{}`, nil},
		"null metadata": {`{"_meta": {"user": null, "entries": {}, "message": {"": null}}}`, nil},
		"malformed metadata": {
			`{"_meta": {"": [], "a": 1, "b": {"": {"rem": "x"}}, "c": {"": {"rem": [null, [], "x", [1, "s"], [{}]]}}, "d": [{"": {"rem": [["@ip", "s"]]}}]}}`,
			nil,
		},
		"metadata of another type": {`{"_meta": [1]}`, nil},
		"every kind": {
			`{"_meta": {"message": {"": {"rem": [["@email:replace", "s"], ["@anything:remove", "x"], ["@creditcard:mask", "m"], ["@ip:hash", "p"],
				["project:0", "e"], ["organization:12", "a"], ["strip-fields", "z"], ["my_rule", 7], ["@urlauth:legacy"]]}}}}`,
			[]scan.Removal{
				{"message", "@email:replace", "substituted"},
				{"message", "@anything:remove", "removed"},
				{"message", "@creditcard:mask", "masked"},
				{"message", "@ip:hash", "pseudonymized"},
				{"message", "project:0", "encrypted"},
				{"message", "organization:12", "annotated"},
				{"message", "strip-fields", ""},
				{"message", "custom", ""},
				{"message", "@urlauth:legacy", ""},
			},
		},
		"what was cut": {`{"_meta": {"message": {"": {"rem": [["!limit", "s"], ["!raw", "x"], ["@ip", "s"]]}}}}`, []scan.Removal{{"message", "@ip", "substituted"}}},
		"rules that spell": {
			`{"_meta": {"message": {"": {"rem": [["41:11:11:11", "s"], ["h:e:l:l:o", "s"], ["@a1:b2", "s"], ["Mark-Page", "x"], ["project:123456789", "x"], ["@email:replace\n", "x"]]}}}}`,
			[]scan.Removal{
				{"message", "custom", "substituted"}, {"message", "custom", "substituted"}, {"message", "custom", "substituted"},
				{"message", "custom", "removed"}, {"message", "custom", "removed"}, {"message", "custom", "removed"},
			},
		},
		"rule that is data": {`{"_meta": {"message": ` + remark("nadia@example.com", "s") + `}}`, []scan.Removal{{"message", "custom", "substituted"}}},
		"lists and objects": {
			`{"entries": [{"data": {"values": [{"vars": {"0": "x", "alice": "x"}}]}}],
			  "_meta": {"entries": {"0": {"data": {"values": {"0": {"vars": {"0": ` + remark("@ip", "s") + `, "alice": ` + remark("@ip", "s") + `, "gone": ` +
				remark("@ip", "x") + `}}}}}, "3": {"data": {"1": ` + remark("@ip", "x") + `}}}}}`,
			[]scan.Removal{
				{"entries[0].data.values[0].vars.0", "@ip", "substituted"},
				{"entries[0].data.values[0].vars[*1]", "@ip", "substituted"},
				{"entries[0].data.values[0].vars[*]", "@ip", "removed"},
				{"entries[3].data[1]", "@ip", "removed"},
			},
		},
		"keys that are numbers": {
			`{"context": {"cards": null, "list": [1, 2]}, "_meta": {"context": {"cards": {"4111111111111111": ` + remark("@ip", "x") + `, "+7": ` + remark("@ip", "x") +
				`, "007": ` + remark("@ip", "x") + `, "7": ` + remark("@ip", "x") + `}, "list": {"1": ` + remark("@ip", "x") + `, "4930123": ` + remark("@ip", "x") + `}}}}`,
			[]scan.Removal{
				{"context.cards[*]", "@ip", "removed"}, {"context.cards[*]", "@ip", "removed"}, {"context.cards[*]", "@ip", "removed"},
				{"context.cards[7]", "@ip", "removed"}, {"context.list[1]", "@ip", "removed"}, {"context.list[*]", "@ip", "removed"},
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := removals(t, tc.event); !slices.Equal(got, tc.want) {
				t.Errorf("got  %v\nwant %v", got, tc.want)
			}
		})
	}
}

// TestRepeatedMetadataCostOnePass: metadata may describe one large object again and again,
// but it is read once.
func TestRepeatedMetadataCostOnePass(t *testing.T) {
	t.Parallel()
	const many = 20_000
	large := strings.Repeat(`"k":1,`, many)
	again := strings.Repeat(`"context":{"k":{"":{"rem":[["@ip","s"]]}}},`, many)
	got := removals(t, `{"context":{`+large+`"k":2},"_meta":{`+again+`"z":1}}`)
	if len(got) != many || got[0].Path != "context.k" {
		t.Errorf("%d removals, the first at %s", len(got), got[0].Path)
	}
}
