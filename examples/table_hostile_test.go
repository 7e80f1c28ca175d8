// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// hostile are titles that break a table without escaping.
var hostile = map[string]string{
	"quote":            `He said "no", twice: ""`,
	"quotes alone":     `"`,
	"comma":            "a,b,,c,",
	"newline":          "first\nsecond\n\nfourth",
	"newline at end":   "first\n",
	"carriage return":  "first\rsecond",
	"return at end":    "first\r",
	"both":             "first\r\nsecond",
	"tab":              "first\tsecond",
	"tab first":        "\t=1+1",
	"space":            " padded ",
	"no-break space":   "\u00a0=1+1",
	"unicode":          "Überweisung 失敗 🔥 שלום",
	"combined":         "cafe\u0301",
	"byte order mark":  "\ufeff=1+1",
	"line separator":   "first\u2028second",
	"empty":            "",
	"long":             strings.Repeat(`0123456789,"`, 20_000),
	"template":         "${var.project} %{ if true }x%{ endif } $${y}",
	"formula":          `=HYPERLINK("https://example.com/?"&A1,"click")`,
	"command":          "=cmd|' /C calc'!A0",
	"plus":             "+1+1",
	"minus":            "-2+3",
	"at":               "@SUM(1+1)",
	"full width":       "\uff1d1+1",
	"apostrophe":       "'quoted'",
	"apostrophe twice": "''=1",
	"number":           "0012345678901234567890",
	"null by name":     "null",
	"backslash":        `C:\temp\",\n`,
	"semicolon":        "a;b|c",
	"header":           "event_id,date,title",
	"slashes":          "/[a-z]/",
	"angle brackets":   "<unlabeled event> & <b>",
}

// TestTableEscapesHostileTitles passes hostile values to the module of CSV, and to the whole
// example as titles of events. encoding/csv and encoding/json read the same values from the
// outputs.
func TestTableEscapesHostileTitles(t *testing.T) {
	t.Parallel()
	skipExample(t, "events-table")
	var names, titles []string
	for name, title := range hostile {
		names, titles = append(names, name), append(titles, title)
	}
	t.Run("module", func(t *testing.T) {
		t.Parallel()
		for _, formulas := range []bool{false, true} {
			read := csvOfModule(t, titles, formulas)
			for i, title := range titles {
				guarded, row := normal(title), read[i+1]
				if !formulas {
					guarded = guard(guarded)
				}
				if len(row) != 3 || row[0] != guarded || row[1] != "" || row[2] != guarded {
					t.Errorf("%s: %.200q became %.200q", names[i], guarded, row)
				}
			}
		}
	})
	t.Run("events", func(t *testing.T) { t.Parallel(); checkHostileEvents(t, names, titles) })
}

// normal is what becomes of a text that Terraform composes and encoding/csv reads: it removes
// carriage returns before newlines from quoted fields, and they are tested otherwise.
func normal(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "cafe\u0301", "caf\u00e9"), "\r\n", "\n")
}

// guard is the text of a field that is not a formula.
func guard(text string) string {
	for _, first := range []string{
		"=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'", " ", "\t", "\r", "\n", "\u00a0", "\u2028", "\ufeff",
	} {
		if strings.HasPrefix(text, first) {
			return "'" + text
		}
	}
	return text
}

// csvOfModule returns what encoding/csv reads from a table whose first and last columns
// contain the strings, and whose second column contains nulls.
func csvOfModule(t *testing.T, texts []string, formulas bool) [][]string {
	t.Helper()
	var rows []map[string]*string
	for _, text := range texts {
		rows = append(rows, map[string]*string{"first": &text, "none": nil, "last": &text})
	}
	variables, err := json.Marshal(map[string]any{"columns": []string{"first", "none", "last"}, "rows": rows, "formulas": formulas})
	if err != nil {
		t.Fatal(err)
	}
	e := tableExample(t, "http://sentry.invalid")
	e.dir = filepath.Join(e.dir, "csv")
	if err := os.WriteFile(filepath.Join(e.dir, "rows.auto.tfvars.json"), variables, 0o600); err != nil {
		t.Fatal(err)
	}
	e.mustRun(nil, "init")
	e.mustRun(nil, "apply", "-auto-approve")
	text := e.output("csv")
	if strings.Contains(strings.Join(texts, ""), "first\r\nsecond") && !strings.Contains(text, "\"first\r\nsecond\",,\"first\r\nsecond\"\r\n") {
		t.Error("a line end in a field is not what it was")
	}
	read := readCSV(t, text, 3)
	if len(read) != len(texts)+1 {
		t.Fatalf("%d lines of %d texts", len(read), len(texts))
	}
	return read
}

// checkHostileEvents reads events with hostile titles through the whole example.
func checkHostileEvents(t *testing.T, names, titles []string) {
	t.Helper()
	const project = "hostile"
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits())
	server.AddProject(mocksentry.DefaultOrganization, mocksentry.Project{Slug: project, ID: 800, Platform: "python"})
	byID := map[string]int{}
	for i, title := range titles {
		id := fmt.Sprintf("%032x", i+1)
		byID[id] = i
		body, err := json.Marshal(map[string]any{
			"eventID": id, "title": title, "dateCreated": "2026-03-14T09:26:53Z",
			"tags": []map[string]string{{"key": "environment", "value": title}, {"key": "level", "value": "error"}},
			"entries": []any{map[string]any{"type": "exception", "data": map[string]any{"values": []any{map[string]any{
				"type":       "E",
				"stacktrace": map[string]any{"frames": []any{map[string]any{"filename": title, "function": "f", "lineNo": 7, "inApp": true}}},
			}}}}},
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := server.AddEventWithID(mocksentry.DefaultOrganization, project, id, body); err != nil {
			t.Fatal(err)
		}
	}
	e := tableExample(t, started(t, server))
	e.mustRun(nil, "init")
	e.mustRun(on(project, "TF_VAR_events=100"), "apply", "-auto-approve")
	rows := e.tables()
	if len(rows) != len(titles) {
		t.Fatalf("%d rows of %d events", len(rows), len(titles))
	}
	for _, row := range rows {
		i := byID[*row.EventID]
		want := strings.ReplaceAll(titles[i], "cafe\u0301", "caf\u00e9")
		if row.Title == nil || *row.Title != want {
			t.Errorf("%s: JSON has the title %.200q", names[i], strings.Join(row.cells(), "|"))
		}
	}
}
