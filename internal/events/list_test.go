// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/events"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// source is the data source under test.
var source = events.DataSource()

// texts returns the elements of a list attribute.
func texts(t *testing.T, list any) []string {
	t.Helper()
	elements, ok := list.([]any)
	if !ok {
		t.Fatalf("no list: %v", list)
	}
	found := make([]string, len(elements))
	for i, element := range elements {
		found[i], _ = element.(string)
	}
	return found
}

func TestSchemaIsWellFormed(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, source, "raw_events")
}

func TestReadFollowsAllPages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		stored, limit, want, requests int
		more                          bool
	}{
		"none":                 {stored: 0, want: 0, requests: 2}, // The project is looked up.
		"one page":             {stored: 3, want: 3, requests: 1},
		"default limit":        {stored: 250, want: 100, requests: 1, more: true},
		"exactly a page":       {stored: 100, want: 100, requests: 1},
		"three pages":          {stored: 250, limit: 1000, want: 250, requests: 3},
		"limit within a page":  {stored: 250, limit: 120, want: 120, requests: 2, more: true},
		"limit is all of them": {stored: 250, limit: 250, want: 250, requests: 3},
		"one of many":          {stored: 250, limit: 1, want: 1, requests: 1, more: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, ids := acctest.Many(t, test.stored)
			config := map[string]any{"project": "many"}
			if test.limit > 0 {
				config["limit"] = test.limit
			}
			data := acctest.Data(t, server.URL)
			state := acctest.MustRead(t, source, data, config)
			if got := texts(t, state.Get("ids")); !slices.Equal(got, ids[:test.want]) {
				t.Errorf("%d ids, want %d", len(got), test.want)
			}
			if state.Get("has_more") != test.more || state.Get("raw_events") != nil {
				t.Errorf("has_more %v, want %v; raw_events %v", state.Get("has_more"), test.more, state.Get("raw_events"))
			}
			if server.Count("") != test.requests {
				t.Errorf("%d requests, want %d", server.Count(""), test.requests)
			}
			if other := acctest.MustReadFramed(t, source, data, config); !other.Equal(state) {
				t.Errorf("through the framework: %s", state.Diff(other))
			}
		})
	}
}

// element returns one event of a list, with these members.
func element(number int, members string) string {
	return fmt.Sprintf(`{"eventID":"%032x","id":"%032x"%s}`, number, number, members)
}

func TestEventHasEveryAttribute(t *testing.T) {
	t.Parallel()
	body := "[" + element(1, `,"event.type":"error","groupID":"7","projectID":101,"title":"T","message":"M","culprit":"C",
		"location":null,"platform":"python","dateCreated":"2026-03-14T09:26:53Z","user":{"email":"canary@example.com"},
		"metadata":{"type":"X","n":1.50},"tags":[{"key":"environment","value":"e"},{"key":"level","value":"error"},
		{"key":"release","value":"r"},{"key":"user","value":"id:canary"},{"key":"user.email","value":"canary"},{"key":"a","value":"1"},
		{"key":"a","value":"2"}]`) + "]"
	data := acctest.Data(t, acctest.Pages(t, body))
	state, diagnostics := acctest.Read(t, source, data, nil)
	want := `{"culprit":"C","date_created":"2026-03-14T09:26:53Z","environment":"e","group_id":"7",` +
		`"id":"00000000000000000000000000000001","internal_id":"00000000000000000000000000000001","level":"error","location":null,` +
		`"message":"M","metadata":{"n":"1.50","type":"X"},"platform":"python","project_id":"101","release":"r",` +
		`"tags":{"a":"1","environment":"e","level":"error","release":"r"},"title":"T","type":"error"}`
	if text := state.JSON(); len(diagnostics) > 0 || !strings.Contains(compact(text), want) || strings.Contains(text, "canary") {
		t.Errorf("%s\n%s\nwant %s", acctest.Texts(diagnostics), text, want)
	}

	data.Exclude = []string{"summary", "tags"}
	state, _ = acctest.Read(t, source, data, nil)
	for _, name := range []string{"title", "message", "culprit", "location", "metadata", "tags"} {
		if got := state.Get("events", 0, name); got != nil {
			t.Errorf("%s is excluded, but %v", name, got)
		}
	}
	if state.Get("events", 0, "environment") != "e" || state.Get("events", 0, "level") != "error" {
		t.Error("what every read fills is not read")
	}
	_, diagnostics = acctest.Read(t, source, data, map[string]any{"full": true})
	acctest.ExpectDiagnostic(t, diagnostics, "Full Events Conflict With Exclusions", `AttributeName("full")`)
}

// TestEventOfCompatibleServerHasSameFacts: other servers send some of Sentry's tags as
// members of the event.
func TestEventOfCompatibleServerHasSameFacts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ members, attribute, want string }{
		"level":                  {`,"level":"fatal"`, "level", "fatal"},
		"level as a tag":         {`,"level":"fatal","tags":[{"key":"level","value":"info"}]`, "level", "info"},
		"environment":            {`,"environment":"production","tags":[{"key":"environment","value":null}]`, "environment", "production"},
		"release":                {`,"release":"web@1"`, "release", "web@1"},
		"release as a number":    {`,"release":20260301`, "release", "20260301"},
		"release as an object":   {`,"release":{"version":"web@1"}`, "release", "web@1"},
		"release as a tag":       {`,"release":{"version":"web@1"},"tags":{"release":"web@2"}`, "release", "web@2"},
		"tags as pairs":          {`,"tags":[["environment","e"]]`, "environment", "e"},
		"tags as an object":      {`,"tags":{"environment":"e"}`, "environment", "e"},
		"issue in snake case":    {`,"group_id":"urg-7"`, "group_id", "urg-7"},
		"issue under its name":   {`,"issue":19`, "group_id", "19"},
		"project in snake case":  {`,"project_id":6`, "project_id", "6"},
		"time in snake case":     {`,"dateCreated":null,"date_created":"2026-03-14T09:26:53Z"`, "date_created", "2026-03-14T09:26:53Z"},
		"issue as Sentry has it": {`,"groupID":"7","group_id":"8"`, "group_id", "7"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := acctest.Data(t, acctest.Pages(t, "["+element(1, test.members)+"]"))
			state, diagnostics := acctest.Read(t, source, data, nil)
			if got := state.Get("events", 0, test.attribute); got != test.want || len(diagnostics) > 0 {
				t.Errorf("%v, want %s\n%s", got, test.want, acctest.Texts(diagnostics))
			}
		})
	}
	data := acctest.Data(t, acctest.Pages(t, "["+element(1, `,"level":{},"release":["canary"],"tags":{"canary":[]}`)+"]"))
	state, diagnostics := acctest.Read(t, source, data, nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Events Have Values of Unexpected Type", "", "[0].level", "[0].release", "[0].tags[*]")
	if state.Get("events", 0, "release") != nil || strings.Contains(acctest.Texts(diagnostics), "canary") {
		t.Errorf("%s\n%s", state.JSON(), acctest.Texts(diagnostics))
	}
}

// compact removes the indentation of JSON.
func compact(text string) string {
	var lines strings.Builder
	for line := range strings.Lines(text) {
		lines.WriteString(strings.Replace(strings.TrimSpace(line), `": `, `":`, 1))
	}
	return lines.String()
}

func TestUnexpectedElementsAreLeftOut(t *testing.T) {
	t.Parallel()
	first := "[" + element(1, "") + "," + element(2, `,"title":{"canary":1}`) + ",null,7,{}]"
	second := "[" + element(2, "") + "," + element(3, `,"tags":[{"key":[],"value":"v"}]`) + "]"
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, acctest.Pages(t, first, second)), nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Events Have Values of Unexpected Type", "",
		"\n  [1].title\n  [3]\n  [4].eventID\n  [6].tags[0].key")
	if got := texts(t, state.Get("ids")); len(got) != 3 || state.Get("has_more") != false {
		t.Errorf("ids %v", got)
	}
	if strings.Contains(acctest.Texts(diagnostics), "canary") {
		t.Error(acctest.Texts(diagnostics))
	}
	// The page is larger than requested.
	state, _ = acctest.Read(t, source, acctest.Data(t, acctest.Pages(t, first)), map[string]any{"limit": 1})
	if got := texts(t, state.Get("ids")); len(got) != 1 || state.Get("has_more") != true {
		t.Errorf("ids %v, has_more %v", got, state.Get("has_more"))
	}
}

func TestFullReadHalvesLargePages(t *testing.T) {
	t.Parallel()
	server, ids := acctest.Many(t, 250)
	small := func(config *sentry.Config) { config.MaxResponseBytes = 30 << 10 } // some thirty whole events
	config := map[string]any{"project": "many", "limit": 120, "full": true}
	state := acctest.MustRead(t, source, acctest.Data(t, server.URL, small), config)
	raw := texts(t, state.Get("raw_events"))
	if !slices.Equal(texts(t, state.Get("ids")), ids[:120]) || len(raw) != 120 || state.Get("has_more") != true {
		t.Fatalf("%d whole events", len(raw))
	}
	for i, text := range raw {
		if !strings.Contains(text, `"eventID":"`+ids[i]+`"`) || !strings.Contains(text, `"fingerprints":[`) {
			t.Fatalf("event %d: %s", i, text)
		}
	}
	if state.Get("events", 0, "type") != "error" {
		t.Errorf("type %v", state.Get("events", 0, "type"))
	}
	tiny := func(config *sentry.Config) { config.MaxResponseBytes = 64 }
	_, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL, tiny), config)
	acctest.ExpectDiagnostic(t, diagnostics, "Response Too Large", `AttributeName("full")`, "max_response_bytes")
}

func TestEventsOfIssueAreListed(t *testing.T) {
	t.Parallel()
	server, ids := acctest.Many(t, 6)
	read := func(config map[string]any) acctest.State {
		return acctest.MustRead(t, source, acctest.Data(t, server.URL), config)
	}
	state := read(map[string]any{
		"issue_id": "many-1", "environments": []string{"production"}, "query": "number:3", "sample": true, "stats_period": "24h",
	})
	if got := texts(t, state.Get("ids")); !slices.Equal(got, ids[3:4]) || state.Get("project") != "many" ||
		state.Get("organization") != "acme" || state.Get("issue_id") != "many-1" || state.Get("limit") != nil {
		t.Errorf("%s", state.JSON())
	}
	requests := server.Requests()
	query, _ := url.ParseQuery(requests[len(requests)-1].RawQuery)
	want := url.Values{
		"environment": {"production"}, "query": {"number:3"}, "sample": {"true"}, "statsPeriod": {"24h"}, "per_page": {"100"},
	}
	if query.Encode() != want.Encode() {
		t.Errorf("query %v, want %v", query, want)
	}
	state = read(map[string]any{"issue_id": "4711", "environments": []string{}, "start": "2020-01-01", "end": "2020-01-02T00:00:00Z"})
	if len(texts(t, state.Get("ids"))) != 0 || state.Get("project") != nil || len(texts(t, state.Get("environments"))) != 0 {
		t.Errorf("%s", state.JSON())
	}
}

// TestIDsAreReturnedAsSent: IDs of other forms mean the same event, and the list contains
// them as Sentry sent them. A byte order mark is skipped.
func TestIDsAreReturnedAsSent(t *testing.T) {
	t.Parallel()
	const dashed, plain, old = "00000000-0000-0000-0000-00000000000A", "0000000000000000000000000000000a", "0000000000000000000000000000000b"
	first := "\ufeff" + `[{"eventID":"` + dashed + `"},{"id":"` + old + `"}]`
	server := acctest.Pages(t, first, `[{"eventID":"`+plain+`"}]`)
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server), map[string]any{"limit": 2})
	if got := texts(t, state.Get("ids")); len(diagnostics) > 0 || !slices.Equal(got, []string{dashed, old}) {
		t.Errorf("ids %v %s", got, acctest.Texts(diagnostics))
	}
	// The page has a repetition after the limit, so there is nothing more.
	server = acctest.Pages(t, `[{"eventID":"`+plain+`"},{"eventID":"`+plain+`"}]`)
	state, _ = acctest.Read(t, source, acctest.Data(t, server), map[string]any{"limit": 1})
	if state.Get("has_more") != false {
		t.Error("a repeated event counts as one more")
	}
}

// TestTimesAreSentInUTC: servers up to about 2024 ignore any other offset. The arguments stay
// unchanged.
func TestTimesAreSentInUTC(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.As(mocksentry.SelfHosted25)).Start()
	t.Cleanup(server.Close)
	const start, end = "2026-03-14T11:26:53+02:00", "2026-03-14T04:26:54.000000001-05:00"
	state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"issue_id": "6400071867", "start": start, "end": end})
	if len(diagnostics) > 0 || state.Get("start") != start || state.Get("end") != end {
		t.Errorf("%s %s", state.JSON(), acctest.Texts(diagnostics))
	}
	query, _ := url.ParseQuery(server.Requests()[0].RawQuery)
	if query.Get("start") != "2026-03-14T09:26:53Z" || query.Get("end") != "2026-03-14T09:26:54Z" {
		t.Errorf("sent %v", query)
	}
	if len(texts(t, state.Get("ids"))) == 0 {
		t.Error("the events of that second are not found")
	}
}

// TestExcludedTagsLeaveNoTrace: excluded tags leave no trace, not even unexpected ones.
func TestExcludedTagsLeaveNoTrace(t *testing.T) {
	t.Parallel()
	data := acctest.Data(t, acctest.Pages(t, "["+element(1, `,"tags":[{"key":[],"value":"v"}]`)+"]"))
	data.Exclude = []string{"tags"}
	if _, diagnostics := acctest.Read(t, source, data, nil); len(diagnostics) > 0 {
		t.Error(acctest.Texts(diagnostics))
	}
}

// TestRenamedProjectWarns follows the redirect and expects a warning.
func TestRenamedProjectWarns(t *testing.T) {
	t.Parallel()
	data := acctest.Data(t, acctest.Mock(t).URL)
	state, diagnostics := acctest.Read(t, source, data, map[string]any{"project": "api", "limit": 2})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Renamed", `AttributeName("project")`, `"backend"`)
	if len(texts(t, state.Get("ids"))) != 2 || state.Get("project") != "api" {
		t.Error(state.JSON())
	}
}
