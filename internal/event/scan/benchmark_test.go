// SPDX-License-Identifier: MPL-2.0

package scan_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// BenchmarkSensitiveData measures the scan of the largest event, relative to encoding/json of
// the same bytes into any (the baseline). It also measures strings that make detectors scan
// again and again.
func BenchmarkSensitiveData(b *testing.B) {
	worst := catalogue.WorstCase(catalogue.DefaultWorstCase())
	b.Run("baseline", func(b *testing.B) {
		b.SetBytes(int64(len(worst)))
		for b.Loop() {
			var value any
			if err := json.Unmarshal(worst, &value); err != nil {
				b.Fatal(err)
			}
		}
	})
	bodies := map[string][]byte{"worst case": worst, "typical": catalogue.Typical(0)}
	for _, piece := range hostilePieces {
		text, err := json.Marshal(strings.Repeat(piece, 1<<20/len(piece)))
		if err != nil {
			b.Fatal(err)
		}
		bodies["hostile/"+piece] = []byte(`{"a":` + string(text) + `}`)
	}
	for name, body := range bodies {
		b.Run(name, func(b *testing.B) {
			document, err := jsontree.Parse(body)
			if err != nil {
				b.Fatal(err)
			}
			defer document.Release()
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				scan.SensitiveData(b.Context(), document.Root().Value())
			}
		})
	}
}

// TestHostileStringsHaveNoFindings scans the same strings, which contain no finding.
func TestHostileStringsHaveNoFindings(t *testing.T) {
	t.Parallel()
	for _, piece := range hostilePieces {
		text, err := json.Marshal(strings.Repeat(piece, 1<<20/len(piece)))
		if err != nil {
			t.Fatal(err)
		}
		scanned(t, []byte(`{"a":`+string(text)+`}`))
	}
}

// hostilePieces are repeated to strings of a megabyte.
var hostilePieces = []string{
	"a", "@", "a@", "a@b.", "a@b.zz ", "%40", "://", "a://b:@", "/", "/home/", `C:\Users\`, "-", "-----BEGIN ", "eyJ-", "eyJ.eyJ.",
	"sk-proj-", "xoxb-", "SG.", "ya29.", "AAAAAAAAAAAAAA.atlasv1.", "Bearer ", "bearer+", "Basic YTpi", "basic+", "-basic+", "a@b.csv.", "digest u ", "Digest username=", "1", "1 ", "1-", "4111 ",
	"1.2.3.4.", "1.2.3.4 ", "12-", "123-45-", ":", "::", "1:", "fe80:", "00:1b:", "DE89 ", "DE12", "=", "password=", "password='",
	"password:", "token: a ", "\\n", "é", "\x00",
}

// TestFindingsAreBounded: in a document that consists of findings only, the scan stops at the
// size that no state can contain.
func TestFindingsAreBounded(t *testing.T) {
	t.Parallel()
	const deep, many, limit = 290, 600_000, 128 << 20
	body := `{"a":` + strings.Repeat(`[`, deep) + `"x@example.com"` + strings.Repeat(`,"x@example.com"`, many) + strings.Repeat(`]`, deep) + `}`
	size := 0
	for _, found := range scanned(t, []byte(body)) {
		size += len(found)
		if len(found) > 300 {
			t.Fatalf("a path has %d bytes", len(found))
		}
	}
	if size < limit || size > limit+limit/10 {
		t.Errorf("the findings have %d bytes", size)
	}
}
