// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		`{}`, `{"a":[1,2.5e3,"x\ud800\u0041",null,{"b":true}]}`, "\ufeff{\"\":1}", `{"a":1,"a":{"b":[[]]}}`,
		`{"a":"\\\ud83d\ude00\\ud800"}`, `{"n":-0.0,"m":1e400}`,
		"{\"a\xff\":\"\xff\"}", "{\"a\":\"\x02\"}", `{"n":-0.0+,"m":1}`, `{"a":1`, `7`, `N`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		document, err := jsontree.Parse(body)
		if err != nil {
			return
		}
		defer document.Release()
		normal := *document.RootJSON()
		if !utf8.ValidString(normal) || !json.Valid([]byte(normal)) {
			t.Fatalf("normalized JSON is invalid: %q", normal)
		}
		again, err := jsontree.Parse([]byte(normal))
		if err != nil {
			t.Fatalf("normalized JSON does not parse: %q", normal)
		}
		defer again.Release()
		if second := *again.RootJSON(); second != normal {
			t.Fatalf("normalising twice differs:\n%q\n%q", normal, second)
		}
		equalToStandardLibrary(t, body, normal)
	})
}

// equalToStandardLibrary compares the content of the tree with the result of encoding/json,
// with numbers as strings.
func equalToStandardLibrary(t *testing.T, body []byte, normal string) {
	t.Helper()
	if !json.Valid(body) || !utf8.Valid(body) {
		// The parser accepts raw control characters in some locations. A run of invalid bytes
		// becomes one replacement character, not several.
		return
	}
	want, got := decodeExactly(t, string(body)), decodeExactly(t, normal)
	if w, g := fmt.Sprint(want), fmt.Sprint(got); w != g {
		t.Fatalf("read %s, want %s", g, w)
	}
}

func decodeExactly(t *testing.T, text string) any {
	t.Helper()
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("encoding/json rejects %q: %v", text, err)
	}
	return value
}
