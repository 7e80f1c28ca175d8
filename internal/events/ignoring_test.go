// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// ignoring is a server that ignores all filters of a list. Its events have these members, and
// are numbered from 1.
type ignoring struct {
	url      string
	requests atomic.Int32
	most     int // events on a page, if it is not 0
}

func serveIgnoring(t *testing.T, members ...string) *ignoring {
	t.Helper()
	server := new(ignoring)
	server.url = acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		server.requests.Add(1)
		query := r.URL.Query()
		offset := 0
		if parts := strings.Split(query.Get("cursor"), ":"); len(parts) == 3 {
			offset, _ = strconv.Atoi(parts[1])
		}
		size, _ := strconv.Atoi(query.Get("per_page"))
		if server.most > 0 {
			size = min(size, server.most)
		}
		end := min(offset+size, len(members))
		var rows []string
		for i := offset; i < end; i++ {
			rows = append(rows, element(i+1, members[i]))
		}
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Link", fmt.Sprintf(`<http://x/>; rel="next"; results="%t"; cursor="0:%d:0"`, end < len(members), end))
		_, _ = w.Write([]byte("[" + strings.Join(rows, ",") + "]"))
	})
	return server
}

// at returns the member with the time of an event.
func at(text string) string { return `,"dateCreated":"` + text + `"` }

// ago is like at for a time before now.
func ago(d time.Duration) string { return at(time.Now().Add(-d).UTC().Format(time.RFC3339)) }

// daily returns events of successive days, the latest first. The latest is of March 31.
func daily(count int) []string {
	last := time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	members := make([]string, count)
	for i := range members {
		members[i] = at(last.AddDate(0, 0, -i).Format(time.RFC3339))
	}
	return members
}

// numbers returns the numbers of the events that were read.
func numbers(t *testing.T, state acctest.State) string {
	t.Helper()
	var found []string
	for _, id := range texts(t, state.Get("ids")) {
		number, err := strconv.ParseInt(id, 16, 64)
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, fmt.Sprint(number))
	}
	return strings.Join(found, " ")
}

// contained returns how a diagnostic begins that names a number of events.
func contained(count string) string {
	if count == "1" {
		return "contains 1 event "
	}
	return "contains " + count + " events "
}

// expectFiltered expects events, and one warning if any were left out.
func expectFiltered(t *testing.T, state acctest.State, diagnostics []*tfprotov6.Diagnostic, want string, more bool, left, attribute string) {
	t.Helper()
	if acctest.HasError(diagnostics) {
		t.Fatal(acctest.Texts(diagnostics))
	}
	if got := numbers(t, state); got != want || state.Get("has_more") != more {
		t.Errorf("events %q, want %q; has_more %v, want %t", got, want, state.Get("has_more"), more)
	}
	if left == "" {
		acctest.Succeed(t, diagnostics)
		return
	}
	summary := "Server Ignored the Time Range"
	if attribute == "environments" {
		summary = "Server Ignored the Environments"
	}
	acctest.ExpectDiagnostic(t, diagnostics, summary, `AttributeName("`+attribute+`")`, contained(left), "the result leaves out")
}

// TestEventsWithoutEnvironmentWarn: events of a server like urgentry contain no environment,
// so they do not show whether the server filters.
func TestEventsWithoutEnvironmentWarn(t *testing.T) {
	t.Parallel()
	for body, test := range map[string]struct {
		environments []string
		warning      string
	}{
		`[{"id":"1","level":"error"}]`:                                         {[]string{"nope"}, "1 event of the server's list does not contain an environment"},
		`[{"id":"1","tags":[]},{"id":"2","tags":{"env":"a"}}]`:                 {[]string{"a", "b"}, "2 events"},
		`[{"id":"1","environment":null},{"id":"2","environment":"a"}]`:         {[]string{"a"}, "1 event of the server's list does not contain an environment"},
		`[{"id":"1","environment":"a"},{"id":"2","tags":{"environment":"b"}}]`: {[]string{"a", "b"}, ""},
		`[{"id":"1","tags":[["environment","a"]]}, {"id":"2"}]`:                {[]string{"a", ""}, ""},
		`[{"id":"1","message":"without environments in the configuration"}]`:   {nil, ""},
	} {
		data := acctest.Data(t, acctest.Pages(t, strings.ReplaceAll(body, `"id":"`, `"eventID":"0123456789abcdef0123456789abcde`)))
		_, diagnostics := acctest.Read(t, source, data, map[string]any{"issue_id": "17", "environments": test.environments})
		if test.warning == "" {
			if strings.Contains(acctest.Texts(diagnostics), "Environments") {
				t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
			}
			continue
		}
		acctest.ExpectDiagnostic(t, diagnostics, "Environments Not Verified", `AttributeName("environments")`, test.warning)
	}
}
