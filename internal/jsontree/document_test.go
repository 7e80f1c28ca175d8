// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestParseRejectsWhatIsNotOneObject(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat(`{"a":`, jsontree.MaxDepth+1) + "1" + strings.Repeat("}", jsontree.MaxDepth+1)
	for name, tc := range map[string]struct {
		body string
		want error
	}{
		"empty":            {"", jsontree.ErrSyntax},
		"white space":      {" \n", jsontree.ErrSyntax},
		"cut off":          {`{"a":[1,2`, jsontree.ErrSyntax},
		"two documents":    {`{} {}`, jsontree.ErrSyntax},
		"trailing text":    {`{}x`, jsontree.ErrSyntax},
		"trailing comma":   {`{"a":1,}`, jsontree.ErrSyntax},
		"infinity":         {`{"a":Infinity}`, jsontree.ErrSyntax},
		"unquoted key":     {`{a:1}`, jsontree.ErrSyntax},
		"too deep":         {deep, jsontree.ErrTooDeep},
		"very deep arrays": {strings.Repeat("[", 1_000_000), jsontree.ErrTooDeep},
		"too many":         {`{"a":[1` + strings.Repeat(",1", jsontree.MaxValues) + `]}`, jsontree.ErrTooMany},
		"array":            {`[]`, jsontree.ErrNotObject},
		"string":           {`"a"`, jsontree.ErrNotObject},
		"null":             {`null`, jsontree.ErrNotObject},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := jsontree.Parse([]byte(tc.body)); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}

// TestInvalidValuesLeaveOthersReadable: invalid values do not affect the rest.
func TestInvalidValuesLeaveOthersReadable(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"zero": 01, "nan": NaN, "dots": 1.2.3, "escape": "\q", "control": "a`+"\t\x01"+`b", "good": 7, "l": [00, 8]}`)
	defer document.Release()
	root := document.Root()
	for key, want := range map[string]string{
		"zero": "null", "nan": "null", "dots": "null", "escape": `=\q`, "control": "=a\t\x01b", "good": "=7",
	} {
		if got := show(root.String(key)); got != want {
			t.Errorf("String(%s) = %q, want %q", key, got, want)
		}
	}
	for key, want := range map[string]string{"zero": "null", "nan": "null", "dots": "null", "good": "=7"} {
		if got := show(root.Number(key)); got != want {
			t.Errorf("Number(%s) = %q, want %q", key, got, want)
		}
	}
	if got := root.Strings("l"); !slices.Equal(got, []string{"8"}) {
		t.Errorf("Strings = %q", got)
	}
	got := paths(document)
	slices.Sort(got)
	if want := []string{"dots", "l[0]", "nan", "zero"}; !slices.Equal(slices.Compact(got), want) {
		t.Errorf("the mismatches are %q, want %q", got, want)
	}
	const normal = `{"control":"a\t\u0001b","dots":"1.2.3","escape":"\\q","good":7,"l":["00",8],"nan":"NaN","zero":"01"}`
	if got := *document.RootJSON(); got != normal {
		t.Errorf("the normalized JSON is %s, want %s", got, normal)
	}
}
