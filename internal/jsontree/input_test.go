// SPDX-License-Identifier: MPL-2.0

package jsontree_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// TestInputIsNotChanged: other readers may share the bytes, so repairs are made in a copy.
func TestInputIsNotChanged(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"a":"\ud800"}`: "=\ufffd", `{"a":"x\uDC00y\uD800"}`: "=x\ufffdy\ufffd", `{"a":"\ud800\ud83d\ude00"}`: "=\ufffd😀",
		`{"a":"\u00e9\n"}`: "=é\n", "{\"a\":\"\xff\"}": "=\ufffd", "\ufeff{\"a\":\"\\ud800\xff\"}": "=\ufffd\ufffd",
	} {
		for name, read := range map[string]func([]byte) (*jsontree.Document, error){"object": jsontree.Parse, "list": jsontree.ParseList} {
			body := []byte(text)
			if name == "list" {
				body = []byte("[" + strings.TrimPrefix(text, "\ufeff") + "]")
			}
			before := bytes.Clone(body)
			document, err := read(body)
			if err != nil {
				t.Fatalf("%q: %v", body, err)
			}
			root := document.Root()
			if name == "list" {
				root = document.Elements()[0]
			}
			if got := show(root.String("a")); got != want {
				t.Errorf("%q: got %q, want %q", body, got, want)
			}
			document.Release()
			if !bytes.Equal(body, before) {
				t.Errorf("%q became %q", before, body)
			}
		}
	}
}

// TestCommasAfterEscapesAreNotCounted: an escaped quotation mark does not end a string, and
// one after an escaped backslash does.
func TestCommasAfterEscapesAreNotCounted(t *testing.T) {
	t.Parallel()
	commas := strings.Repeat(",", jsontree.MaxValues)
	for _, text := range []string{`\"` + commas, commas + `\"`, `\\` + commas + `\\`, `\\\"` + commas + `\"`} {
		document := parse(t, `{"a":"`+text+`","b":1}`)
		if got := document.Root().String("a"); len(*got) < jsontree.MaxValues {
			t.Errorf("%.10s: %d characters", text, len(*got))
		}
		document.Release()
	}
	body := `{"a":"\\","b":[1` + strings.Repeat(",1", jsontree.MaxValues) + `]}`
	if _, err := jsontree.Parse([]byte(body)); !errors.Is(err, jsontree.ErrTooMany) {
		t.Errorf("got %v", err)
	}
}
