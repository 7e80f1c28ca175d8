// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// issueRead is a read of one of the data sources of issues, with the parts of its failures
// that differ from those of an event.
type issueRead struct {
	typeName  string
	arguments map[string]any
	// container and item are the arguments in place of project and event_id. NotFound is the
	// summary if there is no container.
	container, item, notFound string
}

var issueReads = []issueRead{
	{"sentry_issue", map[string]any{"issue_id": "6400071867"}, "issue_id", "issue_id", "Issue Not Found"},
	{"sentry_issues", map[string]any{"limit": 100}, "organization", "limit", "Organization Not Found"},
	{"sentry_issue_tag", map[string]any{"issue_id": "6400071867", "key": "level"}, "issue_id", "issue_id", "Issue Not Found"},
}

// TestFaultsOfIssuesAreExplained reads issues, lists of them and their tags with every fault
// of the matrix that makes a read of an event fail.
func TestFaultsOfIssuesAreExplained(t *testing.T) {
	t.Parallel()
	rows := slices.DeleteFunc(
		slices.Concat(statusFaults(), limitFaults(), connectionFaults(), bodyFaults(), redirectFaults(), contentFaults()), isOfEvents)
	for _, read := range issueReads {
		for _, row := range rows {
			t.Run(read.typeName+"/"+row.name, func(t *testing.T) {
				t.Parallel()
				inWorld(t, func(w *world) { row.of(read).runIssues(w, read) })
			})
		}
	}
	t.Attr("faults", strconv.Itoa(len(rows)*len(issueReads)))
}

// halvings is how often a page of 100 entries is requested if it is always too large: with
// half as many entries each time, down to one.
const halvings = 7

// isOfEvents reports whether a row is a successful read, or about something that only events
// have.
func isOfEvents(row fault) bool {
	_, hasProject := row.arguments["project"]
	return row.summary == "" || hasProject || row.arguments["allow_missing"] != nil ||
		row.summary == "Response About Another Event" || row.summary == "Event Not Found"
}

// of returns the row for another read.
func (f fault) of(read issueRead) fault {
	replaced := map[string]string{"project": read.container, "event_id": read.item}
	f.attribute = cmp.Or(replaced[f.attribute], f.attribute)
	isList := read.typeName == "sentry_issues"
	switch {
	case f.summary == "Organization or Project Not Found":
		f.summary, f.attribute = read.notFound, read.container
		f.attempts = 0 // The issue is looked up, or nothing.
	case !isList && (f.summary == "API Endpoint Not Found" || f.name == "404 with a web page"):
		f.attempts = 0 // The issue is read and looked up by another path as well.
	case isList && f.summary == "Response Too Large":
		f.attempts = halvings
		f.taken = halvings * (sentry.DefaultMaxResponseBytes + 1<<20)
	}
	want := slices.Clone(f.want)
	for i, text := range want {
		want[i] = strings.ReplaceAll(text, sentry.ScopeProjectRead, sentry.ScopeEventRead)
	}
	f.want = want
	return f
}

// runIssues reads with a fault, and then an event without it.
func (f fault) runIssues(w *world, read issueRead) {
	f.prepare(w)
	arguments := maps.Clone(read.arguments)
	maps.Copy(arguments, f.arguments)
	began := time.Now()
	state, diagnostics := w.protocol.ReadContext(tflogtest.RootLogger(w.t.Context(), &w.log), read.typeName, arguments)
	took := time.Since(began)
	if got := w.attempts(); f.attempts > 0 && got != f.attempts {
		w.t.Errorf("%d attempts, want %d", got, f.attempts)
	}
	if f.attempts > 0 && (took < f.least || took > f.most) {
		w.t.Errorf("took %s, want %s to %s", took, f.least, f.most)
	}
	if !state.IsZero() {
		w.t.Error("there is a state")
	}
	f.checkBounds(w, diagnostics)
	f.checkIssueFailure(w.t, diagnostics)
	f.recover(w)
}

// checkIssueFailure compares the diagnostics of a failed read with the expected ones.
func (f fault) checkIssueFailure(t *testing.T, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	attribute := ""
	if f.attribute != "" {
		attribute = `AttributeName("` + f.attribute + `")`
	}
	acctest.ExpectDiagnostic(t, diagnostics, f.summary, attribute, append([]string{"While reading "}, f.want...)...)
}
