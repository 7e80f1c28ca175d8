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

// cells returns the fields of a row in order, as strings of CSV.
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

// TestTableAcceptsIncompleteEvents exports events without a release, an environment, or a stack
// trace, an event with nothing but an ID, and no event at all.
func TestTableAcceptsIncompleteEvents(t *testing.T) {
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
	expectShown(t, output, "The table has only its header: Sentry returned no error event of the project \"empty\".")
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

// TestTableMatchesReadme runs what the README of the example shows.
func TestTableMatchesReadme(t *testing.T) {
	t.Parallel()
	skipExample(t, "events-table")
	server := policyworld.Add(mocksentry.NewDefault())
	e := tableExample(t, started(t, server))
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
	if requests := len(server.Requests()); requests != 6 {
		t.Errorf("%d requests for a list and five events", requests)
	}
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

// TestTableCanExcludeTitles excludes what the README recommends to exclude.
func TestTableCanExcludeTitles(t *testing.T) {
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

// readCSV reads a table whose lines all end as RFC 4180 requires, with encoding/csv.
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
