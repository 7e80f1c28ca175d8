// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func TestRebuiltObjectSharesMembers(t *testing.T) {
	t.Parallel()
	root := parse(t, `{"a": {"b": [1.50, "\u00e9"]}, "c": [{"d": 1}, {"d": 2, "e": 3}, null, 4], "n": null, "a ": {}}`).Root()
	r := root.Rebuild()
	r.Member("x", "a")
	r.Member("y", "n")
	r.Member("z", "none")
	r.Text("t", "\"\x00\n")
	r.Number("n", "12345678901234567890")
	r.False("f")
	r.Elements("l", "c", func(o *jsontree.Object) *jsontree.Rebuilt {
		if !o.Has("e") {
			return o.Omitted()
		}
		part := o.Rebuild()
		part.Member("g", "e")
		part.Itself("all")
		return part
	})
	r.Elements("same", "c", func(*jsontree.Object) *jsontree.Rebuilt { return nil })
	r.Elements("object", "a", func(*jsontree.Object) *jsontree.Rebuilt { return nil })
	r.Parts("p", []*jsontree.Rebuilt{root.Object("a").Rebuild()})
	r.Part("q", root.Rebuild())
	want := `{0 x={0 b=[#1.50 "é"]} 1 t="\"\x00\n" 2 n=#12345678901234567890 3 f=bool 4 l=[null {0 g=#3 1 all={0 d=#2 1 e=#3}} null #4]` +
		` 5 same=[{0 d=#1} {0 d=#2 1 e=#3} null #4] 6 object={0 b=[#1.50 "é"]} 7 p=[{}] 8 q={}}`
	if got := outline(r.Object().Value()); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if got := root.Keys(); len(got) != 3 || got[0] != "a" || got[2] != "a " {
		t.Errorf("keys are %q", got)
	}
}

// TestRebuiltObjectReportsOriginalPaths: the path is the original one even through several
// rebuilt objects.
func TestRebuiltObjectReportsOriginalPaths(t *testing.T) {
	t.Parallel()
	document := parse(t, `{"a": 1, "list": [{"k": []}, 5, {"k": {}, "m": "x"}], "deep": {"o": {"v": true}}, "e": []}`)
	root := document.Root()
	r := root.Rebuild()
	r.Member("b", "a")
	r.Member("e", "e")
	r.Elements("l", "list", func(o *jsontree.Object) *jsontree.Rebuilt {
		if !o.Has("m") {
			return nil
		}
		part := o.Rebuild()
		part.Member("key", "k")
		return part
	})
	inner := root.Object("deep").Rebuild()
	inner.Member("p", "o")
	r.Part("q", inner)
	again := r.Object().Rebuild()
	again.Member("c", "b")
	again.Member("l2", "l")
	again.Member("q", "q")
	o := again.Object()
	o.Object("c")
	for i, element := range o.Objects("l2") {
		element.String([]string{"k", "key"}[i])
	}
	o.Object("q").Object("p").Number("v")
	r.Object().String("e")
	if got, want := strings.Join(paths(document), " "), "a list[0].k list[1] list[2].k deep.o.v e"; got != want {
		t.Errorf("mismatches are at %q, want %q", got, want)
	}
}

// TestRebuiltObjectIsGoneAfterRelease: a later document contains no part of it.
func TestRebuiltObjectIsGoneAfterRelease(t *testing.T) {
	t.Parallel()
	for range 100 {
		document, err := jsontree.Parse([]byte(`{"a": {"b": []}, "c": 1}`))
		if err != nil {
			t.Fatal(err)
		}
		r := document.Root().Rebuild()
		r.Member("x", "a")
		r.Text("t", "text")
		if got := outline(r.Object().Value()); got != `{0 x={0 b=[]} 1 t="text"}` {
			t.Fatalf("got %s", got)
		}
		r.Object().Object("x").String("b")
		if found := document.Mismatches(); len(found) != 1 || found[0].Path != "a.b" {
			t.Fatalf("mismatches are %v", found)
		}
		document.Release()
	}
}
