// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// table is a row of the example as JSON has it.
type table struct {
	EventID     *string `json:"event_id"`
	Date        *string `json:"date"`
	Title       *string `json:"title"`
	Level       *string `json:"level"`
	Release     *string `json:"release"`
	Environment *string `json:"environment"`
	UserPresent *bool   `json:"user_present"`
	TopFrame    *string `json:"top_frame"`
	WebURL      *string `json:"web_url"`
}

// cells returns the fields of a row in their order, with the texts of CSV.
func (row table) cells() []string {
	present := ""
	if row.UserPresent != nil {
		present = fmt.Sprint(*row.UserPresent)
	}
	cells := make([]string, 0, 9)
	for _, cell := range []*string{
		row.EventID, row.Date, row.Title, row.Level, row.Release, row.Environment, &present, row.TopFrame, row.WebURL,
	} {
		if cell == nil {
			cell = new(string)
		}
		cells = append(cells, *cell)
	}
	return cells
}

var tableHeader = []string{"event_id", "date", "title", "level", "release", "environment", "user_present", "top_frame", "web_url"}

// hostile are titles that break a table that is written without care.
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

// TestTableOfHostileTitles gives hostile values to the module of CSV, and to the whole
// example as titles of events. What encoding/csv and encoding/json read from the outputs is
// what went in.
func TestTableOfHostileTitles(t *testing.T) {
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
// contain the texts, and whose second column contains nulls.
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

// TestTableOfWhatEventsLack exports events without a release, an environment, or a stack
// trace, an event with nothing but an ID, and no event at all.
func TestTableOfWhatEventsLack(t *testing.T) {
	t.Parallel()
	skipExample(t, "events-table")
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits()))
	e := tableExample(t, started(t, server))
	e.mustRun(nil, "init")
	e.mustRun(on(policyworld.Bare), "apply", "-auto-approve")
	rows := e.tables()
	if len(rows) != 1 || *rows[0].EventID != policyworld.BareID || rows[0].UserPresent == nil || *rows[0].UserPresent ||
		strings.Join(rows[0].cells()[1:6], "")+rows[0].cells()[7] != "" {
		t.Errorf("a bare event: %s", e.output("events_json"))
	}
	output := e.mustRun(on(policyworld.Empty), "apply", "-auto-approve")
	if !strings.Contains(output, "Warning: Check block assertion failed") {
		t.Errorf("no event: %s", output)
	}
	expectShown(t, output, "The table has only its header: Sentry returned no error event of empty.")
	if text := e.output("events_csv"); text != strings.Join(tableHeader, ",")+"\r\n" || e.output("events_json") != "[]" {
		t.Errorf("no event: %q, %q", text, e.output("events_json"))
	}
	for _, project := range []string{policyworld.Healthy, policyworld.Failing, "backend", "web", "desktop", "mobile"} {
		e.mustRun(on(project, "TF_VAR_events=100"), "apply", "-auto-approve")
		if rows := e.tables(); len(rows) == 0 {
			t.Errorf("%s has no events", project)
		}
		e.mustRun(on(project, "TF_VAR_events=100"), "plan", "-detailed-exitcode")
	}
}

// TestTableOfReadme runs what the README of the example shows.
func TestTableOfReadme(t *testing.T) {
	t.Parallel()
	skipExample(t, "events-table")
	e := tableExample(t, started(t, policyworld.Add(mocksentry.NewDefault())))
	e.mustRun(nil, "init")
	if output := e.mustRun(nil, "test"); !strings.Contains(output, "Success!") {
		t.Errorf("terraform test:\n%s", output)
	}
	readme := filepath.Join("events-table", "README.md")
	shown := textBlocks(t, readme)
	if len(shown) != 3 {
		t.Fatalf("%s shows %d outputs", readme, len(shown))
	}
	e.mustRun(on("backend", "TF_VAR_events=5"), "apply", "-auto-approve")
	if text := strings.ReplaceAll(e.output("events_csv"), "\r\n", "\n"); text != shown[0] {
		t.Errorf("%s shows another table:\n%s", readme, text)
	}
	var objects []json.RawMessage
	if err := json.Unmarshal([]byte(e.output("events_json")), &objects); err != nil || len(objects) < 2 {
		t.Fatal(len(objects), err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, objects[1], "", "  "); err != nil || indented.String()+"\n" != shown[1] {
		t.Errorf("%s shows another object: %v\n%s", readme, err, &indented)
	}
	expectShown(t, e.mustRun(on(policyworld.Empty), "plan"), shown[2])
}

// TestTableWithoutTitles excludes what the README tells to exclude.
func TestTableWithoutTitles(t *testing.T) {
	t.Parallel()
	skipExample(t, "events-table")
	e := tableExample(t, started(t, policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits()))))
	path := filepath.Join(e.dir, "main.tf")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	excluded := bytes.Replace(text, []byte(`exclude = ["tags"]`), []byte(`exclude = ["tags", "summary", "exceptions"]`), 1)
	if err := os.WriteFile(path, excluded, 0o600); err != nil {
		t.Fatal(err)
	}
	e.mustRun(nil, "init")
	e.mustRun(on(policyworld.Failing), "apply", "-auto-approve")
	for _, row := range e.tables() {
		if row.Title != nil || row.TopFrame != nil {
			t.Errorf("a row has %q", row.cells())
		}
	}
	e.keepsNoTitles()
}

// TestTableLeavesOutMissingEvents lets an event expire between the list and its read.
func TestTableLeavesOutMissingEvents(t *testing.T) {
	t.Parallel()
	skipExample(t, "events-table")
	server := policyworld.Add(mocksentry.NewDefault(mocksentry.WithoutRateLimits()))
	server.Fault(mocksentry.Fault{Status: http.StatusNotFound, Body: []byte(`{"detail":"Event not found"}`)}.After(1).Once())
	e := tableExample(t, started(t, server))
	e.mustRun(nil, "init")
	e.mustRun(on(policyworld.Healthy), "apply", "-auto-approve")
	rows := e.tables()
	var left []string
	if err := json.Unmarshal([]byte(e.mustRun(nil, "output", "-json", "left_out")), &left); err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 || len(left) != 1 || slices.ContainsFunc(rows, func(row table) bool { return *row.EventID == left[0] }) {
		t.Errorf("%d rows, left out: %q", len(rows), left)
	}
}

// started returns the address of a server that the test ends.
func started(t *testing.T, server *mocksentry.Server) string {
	t.Helper()
	server.Start()
	t.Cleanup(server.Close)
	return server.URL
}

// tableExample returns a copy of the example, which reads from a server.
func tableExample(t *testing.T, url string) example {
	t.Helper()
	cli, _ := stage(t)
	e := example{t: t, name: "events-table", cli: cli, dir: filepath.Join(t.TempDir(), "events-table"), url: url}
	if err := terraformcli.CopyConfiguration(e.dir, e.name); err != nil {
		t.Fatal(err)
	}
	return e
}

// output returns an output as the README reads it.
func (e example) output(name string) string {
	e.t.Helper()
	return e.mustRun(nil, "output", "-raw", name)
}

// tables returns the rows of both outputs, which contain the same.
func (e example) tables() []table {
	e.t.Helper()
	var rows []table
	decoder := json.NewDecoder(strings.NewReader(e.output("events_json")))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&rows); err != nil {
		e.t.Fatal(err)
	}
	read := readCSV(e.t, e.output("events_csv"), len(tableHeader))
	if strings.Join(read[0], ",") != strings.Join(tableHeader, ",") || len(read) != len(rows)+1 {
		e.t.Fatalf("CSV has the header %q, and %d rows of %d", read[0], len(read)-1, len(rows))
	}
	for i, row := range rows {
		for column, cell := range row.cells() {
			if got := read[i+1][column]; got != guard(normal(cell)) {
				e.t.Errorf("event %s has the %s %.200q in JSON, and %.200q in CSV", *row.EventID, tableHeader[column], cell, got)
			}
		}
	}
	return rows
}

// readCSV reads a table whose lines all end as RFC 4180 wants, with encoding/csv.
func readCSV(t *testing.T, text string, columns int) [][]string {
	t.Helper()
	reader := csv.NewReader(strings.NewReader(text))
	reader.FieldsPerRecord = columns
	read, err := reader.ReadAll()
	if err != nil || len(read) == 0 || !strings.HasSuffix(text, "\r\n") {
		t.Fatalf("%v: %.1000q", err, text)
	}
	return read
}
