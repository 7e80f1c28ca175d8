// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// dayAfter is the default world on the day after its events.
func dayAfter(options ...Option) *Server {
	day := func() time.Time { return time.Date(2026, 3, 15, 0, 0, 0, 0, time.UTC) }
	return NewDefault(append([]Option{WithoutRateLimits(), withClock(day)}, options...)...)
}

func decode[T any](t *testing.T, w *httptest.ResponseRecorder) T {
	t.Helper()
	var value T
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %.300s", w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &value); err != nil {
		t.Fatalf("%v in %.300s", err, w.Body)
	}
	return value
}

func eventIDs(t *testing.T, w *httptest.ResponseRecorder) []string {
	t.Helper()
	ids := []string{}
	for _, row := range decode[[]struct{ EventID string }](t, w) {
		ids = append(ids, row.EventID)
	}
	return ids
}

var linkPattern = regexp.MustCompile(`^<(\S+)&cursor=(\S+)>; rel="previous"; results="(true|false)"; cursor="(\S+)", ` +
	`<(\S+)&cursor=(\S+)>; rel="next"; results="(true|false)"; cursor="(\S+)"$`)

func linkParts(t *testing.T, w *httptest.ResponseRecorder) []string {
	t.Helper()
	parts := linkPattern.FindStringSubmatch(w.Header().Get("Link"))
	if len(parts) != 9 || parts[2] != parts[4] || parts[6] != parts[8] || parts[1] != parts[5] {
		t.Fatalf("Link %q", w.Header().Get("Link"))
	}
	return parts
}

func bodyDetail(text string) string {
	return string(detailResponse(0, text).body)
}

func TestEventsAreServedInPages(t *testing.T) {
	t.Parallel()
	srv := dayAfter(WithPathPrefix("/sentry")).AddProject("acme", Project{Slug: "many", ID: 900})
	ids := srv.AddManyEvents("acme", "many", 250, "4711")
	for name, path := range map[string]string{
		"project": "/sentry/api/0/projects/acme/many/events/?statsPeriod=1h",
		"issue":   "/sentry/api/0/organizations/acme/issues/4711/events/?statsPeriod=1h",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var all []string
			cursor := ""
			for _, want := range []struct {
				count                int
				previous, prev, next string
				more                 string
			}{
				{100, "false", "0:0:1", "0:100:0", "true"}, {100, "true", "0:0:1", "0:200:0", "true"}, {50, "true", "0:100:1", "0:300:0", "false"},
			} {
				w := get(t, srv, path+"&cursor="+cursor, TokenFull)
				page := eventIDs(t, w)
				parts := linkParts(t, w)
				if len(page) != want.count || parts[3] != want.previous || parts[4] != want.prev || parts[7] != want.more || parts[8] != want.next {
					t.Fatalf("%d rows, link %v, want %+v", len(page), parts, want)
				}
				if parts[1] != regionURL+path {
					t.Errorf("address %s", parts[1])
				}
				all = append(all, page...)
				cursor = parts[8]
			}
			if !slices.Equal(all, ids) {
				t.Error("the pages are not the generated events, newest first")
			}
			w := get(t, srv, path+"&cursor=0:300:0", TokenFull)
			expect(t, w, 200, "[]")
			if parts := linkParts(t, w); parts[7] != "false" || parts[3] != "true" {
				t.Errorf("beyond the end: %v", parts)
			}
		})
	}
}

func TestGeneratedIDsAreUnique(t *testing.T) {
	t.Parallel()
	first, second := dayAfter(), dayAfter()
	ids := first.AddManyEvents("acme", "web", 250, "4711")
	if !slices.Equal(ids, second.AddManyEvents("acme", "web", 250, "")) {
		t.Error("ids are not the same every time")
	}
	if again := first.AddManyEvents("acme", "web", 1, ""); slices.Contains(ids, again[0]) {
		t.Error("an ID was assigned twice")
	}
}

func TestProjectEventsAppliesFilters(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	id := catalogue.ID
	all := "/api/0/projects/acme/backend/events/"
	for name, test := range map[string]struct {
		query string
		want  []string
	}{
		"newest first": {"?per_page=3", []string{id("default-message"), id("error-java-group"), id("scrubbed")}},
		"period":       {"?statsPeriod=12h", []string{id("default-message")}},
		"period wins":  {"?statsPeriod=12h&start=2019-01-01&end=2020-01-01", []string{id("default-message")}},
		"range":        {"?start=2019-01-01&end=2020-01-01T00:00:00Z", []string{id("legacy")}},
		"seconds":      {"?statsPeriod=60", nil},
		"message":      {"?query=OF+ORDER", []string{id("error-python")}},
		"no such text": {"?query=nothing", nil},
		"page":         {"?per_page=1&cursor=0:1:0", []string{id("error-java-group")}},
		"back":         {"?per_page=1&cursor=0:1:1", []string{id("error-java-group")}},
	} {
		if got := eventIDs(t, get(t, srv, all+test.query, TokenFull)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	listed := eventIDs(t, get(t, srv, all, TokenFull))
	if len(listed) != 9-2 || slices.Contains(listed, id("transaction")) || slices.Contains(listed, id("generic")) {
		t.Errorf("%d events: %v", len(listed), listed)
	}
	sample := eventIDs(t, get(t, srv, all+"?sample=0", TokenFull))
	if slices.Equal(sample, listed) || !slices.IsSorted(sample) || len(sample) != len(listed) {
		t.Errorf("sample %v", sample)
	}
	expect(t, get(t, srv, "/api/0/projects/acme/nope/events/", TokenFull), 404, bodyMissing)
	expect(t, get(t, srv, all, TokenWithoutProjectRead), 403, bodyForbidden)
	expect(t, get(t, srv, all, TokenRestricted), 403, bodyForbidden)
	expect(t, get(t, srv.AddProject("acme", Project{Slug: "empty", ID: 55}), "/api/0/projects/acme/empty/events/", TokenFull), 200, "[]")
}

func TestListsRejectBadParameters(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	perPage := bodyDetail("Invalid per_page value. Must be between 1 and 100.")
	cursor := bodyDetail("Invalid cursor parameter.")
	for query, want := range map[string]string{
		"per_page=101": perPage, "per_page=0": perPage, "per_page=-1": perPage, "per_page=": bodyDetail("Invalid per_page parameter."),
		"per_page=ten": bodyDetail("Invalid per_page parameter."),
		"cursor=x":     cursor, "cursor=0:1": cursor, "cursor=a:1:0": cursor, "cursor=0:b:0": cursor, "cursor=0:-5:0": cursor, "cursor=0:1:c": cursor,
		"statsPeriod=soon": `{"detail":"Invalid date range"}`, "statsPeriod=5days": `{"detail":"Invalid date range"}`, "start=2026-01-01": `{"detail":"Invalid date range"}`,
		"start=2026-01-02&end=2026-01-01": `{"detail":"Invalid date range"}`, "statsPeriod=99999999999999999999d": `{"detail":"Invalid date range"}`,
	} {
		for _, path := range []string{
			"projects/acme/web/events/?", "organizations/acme/issues/6400071991/events/?", "organizations/acme/events/?field=id&",
		} {
			t.Run(path+query, func(t *testing.T) {
				t.Parallel()
				expect(t, get(t, srv, "/api/0/"+path+query, TokenFull), 400, want)
			})
		}
	}
}

func TestFullEventsContainAllMembers(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	keys := func(query string) []string {
		w := get(t, srv, "/api/0/projects/acme/web/events/?query=&per_page=100"+query, TokenFull)
		for _, row := range decode[[]map[string]json.RawMessage](t, w) {
			if string(row["eventID"]) == `"`+catalogue.ID("error-javascript")+`"` {
				return slices.Sorted(func(yield func(string) bool) {
					for key := range row {
						if !yield(key) {
							return
						}
					}
				})
			}
		}
		return nil
	}
	simple := keys("")
	want := []string{
		"crashFile", "culprit", "dateCreated", "event.type", "eventID", "groupID", "id", "location", "message", "metadata",
		"platform", "projectID", "tags", "title", "user",
	}
	if !slices.Equal(simple, want) || !slices.Equal(keys("&full="), want) {
		t.Errorf("simple: %v", simple)
	}
	for _, value := range []string{"1", "true", "false", "0"} {
		full := keys("&full=" + value)
		if !slices.Contains(full, "entries") || !slices.Contains(full, "fingerprints") {
			t.Errorf("full=%s: %v", value, full)
		}
		for _, name := range detailedOnly {
			if slices.Contains(full, name) {
				t.Errorf("full=%s has %s", value, name)
			}
		}
	}
	// An event of one member is listed with the members that lists always have.
	row := get(t, srv, "/api/0/projects/acme/web/events/?sample=1&per_page=2", TokenFull).Body.String()
	if !strings.Contains(row, `{"id":"`+catalogue.ID("minimal")+`","event.type":"default","groupID":null,`) ||
		!strings.Contains(row, `"projectID":"101","message":"","title":"<unlabeled event>"`) {
		t.Errorf("minimal: %s", row)
	}
}

func TestIssueEventsAppliesFilters(t *testing.T) {
	t.Parallel()
	srv := dayAfter().AddProject("acme", Project{Slug: "many", ID: 900})
	ids := srv.AddManyEvents("acme", "many", 4, "4711")
	list := func(query url.Values) *httptest.ResponseRecorder {
		return get(t, srv, "/api/0/organizations/acme/issues/4711/events/?"+query.Encode(), TokenFull)
	}
	for name, test := range map[string]struct {
		query url.Values
		want  []string
	}{
		"all":               {nil, ids},
		"environment":       {url.Values{"environment": {"production"}}, []string{ids[1], ids[3]}},
		"two environments":  {url.Values{"environment": {"production", "staging"}}, ids},
		"other environment": {url.Values{"environment": {"beta"}}, nil},
		"tag":               {url.Values{"query": {"number:2"}}, []string{ids[2]}},
		"other tag":         {url.Values{"query": {"level:fatal"}}, nil},
		"range":             {url.Values{"start": {"2026-03-14T23:59:58"}, "end": {"2026-03-14T23:59:59"}}, ids[1:3]},
	} {
		if got := eventIDs(t, list(test.query)); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
	w := list(url.Values{"environment": {"nowhere"}})
	expect(t, w, 200, "[]")
	if w.Header().Get("Link") != "" {
		t.Errorf("an unknown environment has pages: %s", w.Header().Get("Link"))
	}
	for _, query := range []string{"a:", "number:", "number:2 level:error", "is:unresolved", "text"} {
		expect(t, list(url.Values{"query": {query}}), 400, string(unknownQuery().body))
	}
	// Only true values count as true.
	if body := list(url.Values{"full": {"false"}}).Body.String(); strings.Contains(body, "entries") {
		t.Error("full=false is taken for a yes")
	}
	// Without a time range, only the last ninety days count.
	later := func() time.Time { return time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC) }
	path := "/api/0/organizations/acme/issues/6400071991/events/"
	expect(t, get(t, NewDefault(withClock(later)), path, TokenFull), 200, "[]")
	if got := eventIDs(t, get(t, NewDefault(withClock(later)), path+"?statsPeriod=52w", TokenFull)); len(got) != 1 {
		t.Errorf("in a longer period: %v", got)
	}
}
