// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"reflect"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// TestPeekReturnsSameValues compares the results of Peek methods with the copies that other
// methods return, and the mismatches that both report.
func TestPeekReturnsSameValues(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		`null`, `""`, `"text"`, `"12.50"`, `"01"`, `"\ud800"`, `"é\u0000"`, `0`, `-0.0`, `12.50`, `1e400`, `0e99999`, `9e9999`, `01`, `true`,
		`false`, `[]`, `[1, null]`, `{}`, `{"b": 1, "a": null}`, `340282366920938463463374607431768211456`,
	} {
		for kind, read := range map[string]func(o *jsontree.Object) (copied, peeked any){
			"String": func(o *jsontree.Object) (any, any) { return text(o.String("a")), peeked(o.PeekString("a")) },
			"Text":   func(o *jsontree.Object) (any, any) { return text(o.Text("a")), peeked(o.PeekText("a")) },
			"Number": func(o *jsontree.Object) (any, any) { return text(o.Number("a")), peeked(o.PeekNumber("a")) },
			"JSON":   func(o *jsontree.Object) (any, any) { return text(o.JSON("a")), peeked(o.PeekJSON("a")) },
			"Bool": func(o *jsontree.Object) (any, any) {
				truth, ok := o.PeekBool("a")
				if copied := o.Bool("a"); copied != nil {
					return *copied, truth
				}
				return nil, map[bool]any{true: truth}[ok]
			},
		} {
			copied, peeked, notes := readBoth(t, `{"a": `+value+`}`, read)
			if !reflect.DeepEqual(copied, peeked) || notes > 1 {
				t.Errorf("%s of %s is %v, but %v is seen, with %d mismatches", kind, value, copied, peeked, notes)
			}
		}
	}
}

func readBoth(t *testing.T, body string, read func(*jsontree.Object) (copied, peeked any)) (copied, peeked any, mismatches int) {
	t.Helper()
	document, err := jsontree.Parse([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	defer document.Release()
	copied, peeked = read(document.Root())
	return copied, peeked, len(document.Mismatches())
}

func text(found *string) any {
	if found == nil {
		return nil
	}
	return *found
}

func peeked(found []byte, ok bool) any {
	if !ok {
		return nil
	}
	return string(found)
}
