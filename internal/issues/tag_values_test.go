// SPDX-License-Identifier: MPL-2.0

package issues_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

func TestTagValuesFollowAllPages(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		count, limit, want, requests int
		more                         bool
	}{
		{1, 1, 1, 1, false}, {3, 2, 2, 1, true}, {100, 100, 100, 1, false}, {101, 100, 100, 1, true}, {250, 1000, 250, 3, false},
		{250, 150, 150, 2, true},
	} {
		server, _ := acctest.Many(t, test.count)
		state := acctest.MustRead(t, tag, acctest.Data(t, server.URL), map[string]any{"issue_id": "4711", "key": "number", "limit": test.limit})
		values := state.Get("values").([]any) //nolint:forcetypeassert // A panic fails the test too.
		for i := range values {
			if got, want := state.Get("values", i, "value"), fmt.Sprint(test.count-i); got != want {
				t.Fatalf("%v: value %d is %v, want %s", test, i, got, want)
			}
		}
		if len(values) != test.want || state.Get("has_more") != test.more || len(server.Requests()) != 1+test.requests {
			t.Errorf("%v: %d values, has_more %v, %d requests", test, len(values), state.Get("has_more"), len(server.Requests()))
		}
	}
}

func TestTagValuesHaveEveryAttribute(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 5)
	data := acctest.Data(t, server.URL)
	config := map[string]any{"issue_id": "MANY-1", "key": "environment", "limit": 10, "sort": "count"}
	state := acctest.MustRead(t, tag, data, config)
	if other := acctest.MustReadFramed(t, tag, data, config); !state.Equal(other) {
		t.Error(state.Diff(other))
	}
	if got, want := fmt.Sprint(state.Get("values")), fmt.Sprint(state.Get("top_values")); got != want || state.Get("values", 0, "count") != json.Number("3") {
		t.Errorf("the values are %s, want %s", got, want)
	}
	if state.Get("sort") != "count" || state.Get("limit") != json.Number("10") || state.Get("has_more") != false {
		t.Error(state.JSON())
	}
	if state := acctest.MustRead(t, tag, data, map[string]any{"issue_id": "4711", "key": "environment", "limit": 10}); state.Get("values", 0, "value") != "staging" {
		t.Error(state.JSON())
	}
	config["environments"] = []string{"staging"}
	if state := acctest.MustRead(t, tag, data, config); len(state.Get("values").([]any)) != 1 || state.Get("values", 0, "name") != "staging" { //nolint:forcetypeassert // A panic fails the test too.
		t.Error(state.JSON())
	}
}

// TestTagWithoutLimitRequestsNoValues: the list is not requested, and causes no warning.
func TestTagWithoutLimitRequestsNoValues(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 5)
	state := acctest.MustRead(t, tag, acctest.Data(t, server.URL), map[string]any{"issue_id": "4711", "key": "level"})
	if state.Get("values") != nil || state.Get("has_more") != nil || state.Get("limit") != nil || len(server.Requests()) != 1 {
		t.Errorf("%d requests: %s", len(server.Requests()), state.JSON())
	}
}

func TestSortOfTagValuesRequiresLimit(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 1)
	protocol := acctest.Wired(t, tag, acctest.Data(t, server.URL))
	config := map[string]any{"issue_id": "4711", "key": "level", "sort": "count"}
	acctest.ExpectDiagnostic(t, protocol.Validate(tag.Name, config), "Sort Without Limit", `AttributeName("sort")`, "Set `limit`")
	_, diagnostics := protocol.Read(tag.Name, config)
	acctest.ExpectDiagnostic(t, diagnostics, "Sort Without Limit", `AttributeName("sort")`)
	for _, limit := range []any{0, 10001, 1.5} {
		config["limit"] = limit
		acctest.ExpectDiagnostic(t, protocol.Validate(tag.Name, config), "Invalid Limit", `AttributeName("limit")`)
	}
	config["limit"] = acctest.Unknown
	acctest.Succeed(t, protocol.Validate(tag.Name, config))
	if len(server.Requests()) > 0 {
		t.Error("something was requested")
	}
}

// tagPages serves a tag, and pages of its values one after the other. Sent contains the
// queries for the values.
func tagPages(t *testing.T, bodies ...string) (address string, sent *[]url.Values) {
	t.Helper()
	sent = new([]url.Values)
	return acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if !strings.HasSuffix(r.URL.Path, "/values/") {
			_, _ = w.Write([]byte(`{"key": "level", "totalValues": 3, "topValues": []}`))
			return
		}
		*sent = append(*sent, r.URL.Query())
		count := len(*sent)
		w.Header().Set("Link", fmt.Sprintf(`<http://x/>; rel="next"; results="%t"; cursor="0:%d:0"`, count < len(bodies), count))
		_, _ = w.Write([]byte(bodies[min(count, len(bodies))-1]))
	}), sent
}

func TestTagValuesSendArguments(t *testing.T) {
	t.Parallel()
	for want, config := range map[string]map[string]any{
		"per_page=100": {"limit": 1000},
		"environment=a&environment=b&per_page=7&sort=count": {"limit": 7, "sort": "count", "environments": []string{"a", "b"}},
	} {
		address, sent := tagPages(t, `[]`)
		config["issue_id"], config["key"] = "42", "level"
		state := acctest.MustRead(t, tag, acctest.Data(t, address), config)
		if len(*sent) != 1 || (*sent)[0].Encode() != want || len(state.Get("values").([]any)) != 0 { //nolint:forcetypeassert // A panic fails the test too.
			t.Errorf("sent %v, want %s: %s", *sent, want, state.JSON())
		}
	}
}

// TestIgnoredOrderOfTagValuesWarns: Sentry ignores an unknown order, as the values show.
func TestIgnoredOrderOfTagValuesWarns(t *testing.T) {
	t.Parallel()
	const falling = `[{"value": "a", "count": 10, "lastSeen": "2026-03-01T00:00:00.002Z", "firstSeen": "2026-03-01T00:00:00Z"},
		{"value": "b", "count": 9, "lastSeen": "2026-03-01T00:00:00.001Z", "firstSeen": "2026-03-01T00:00:00Z"},
		{"value": "c", "count": null, "lastSeen": "yesterday"}, {"value": "d", "count": 9}]`
	const rising = `[{"value": "a", "count": 9, "lastSeen": "2026-03-01T00:00:00.001Z"}, {"value": "b", "count": 10, "lastSeen": "2026-03-01T00:00:00.002Z"}]`
	const neither = `[{"value": "a", "count": 1, "lastSeen": "2026-03-01T00:00:00Z"}, {"value": "b", "count": 3, "lastSeen": "2026-03-03T00:00:00Z"},
		{"value": "c", "count": 2, "lastSeen": "2026-03-02T00:00:00Z"}]`
	for _, test := range []struct {
		sort, page, warning string // empty for none
	}{
		{"count", falling, ""}, {"-count", falling, ""}, {"date", falling, ""}, {"-date", falling, ""}, {"age", falling, ""},
		{"count", rising, ""}, {"-count", rising, "Remove the minus"}, {"-date", rising, "Remove the minus"},
		{"count", neither, "Without `sort`"}, {"date", neither, "Without `sort`"}, {"id", neither, ""}, {"other", neither, ""},
	} {
		address, _ := tagPages(t, test.page)
		config := map[string]any{"issue_id": "42", "key": "level", "limit": 10, "sort": test.sort}
		state, diagnostics := acctest.Read(t, tag, acctest.Data(t, address), config)
		if test.warning == "" {
			acctest.Succeed(t, diagnostics)
		} else {
			acctest.ExpectDiagnostic(t, diagnostics, "Server Ignored the Sort Order", `AttributeName("sort")`, test.warning, "`has_more`")
		}
		if state.IsZero() {
			t.Error(test)
		}
	}
	// The two times can be in different orders.
	const crossed = `[{"value": "a", "lastSeen": "2026-03-02T00:00:00Z", "firstSeen": "2026-03-01T00:00:00Z"},
		{"value": "b", "lastSeen": "2026-03-01T00:00:00Z", "firstSeen": "2026-03-01T00:00:01Z"}]`
	for sort, wanted := range map[string]int{"-date": 0, "-age": 1} {
		address, _ := tagPages(t, crossed)
		config := map[string]any{"issue_id": "42", "key": "level", "limit": 10, "sort": sort}
		if _, diagnostics := acctest.Read(t, tag, acctest.Data(t, address), config); len(diagnostics) != wanted {
			t.Errorf("%s: %s", sort, acctest.Texts(diagnostics))
		}
	}
	// The order between two pages does not count, because new events change it.
	address, _ := tagPages(t, `[{"value": "a", "count": 1}]`, `[{"value": "b", "count": 9}]`)
	config := map[string]any{"issue_id": "42", "key": "level", "limit": 10, "sort": "-count"}
	acctest.MustRead(t, tag, acctest.Data(t, address), config)
	server, _ := acctest.Many(t, 5)
	_, diagnostics := acctest.Read(t, tag, acctest.Data(t, server.URL), map[string]any{"issue_id": "4711", "key": "number", "limit": 5, "sort": "-date"})
	acctest.Succeed(t, diagnostics) // The server's own order is the same here.
}

// TestUnexpectedTagValuesAreLeftOut expects a warning. A repeated value is listed once.
func TestUnexpectedTagValuesAreLeftOut(t *testing.T) {
	t.Parallel()
	address, _ := tagPages(t,
		`[{"key": "level", "value": "a", "count": "many", "lastSeen": 5}, 7, null, {"id": 1}, {"count": 1}, {"key": "level", "value": null, "count": 2}]`,
		`[{"key": "level", "value": "a", "count": 1}]`, `[{"key": "sentry:level", "value": "b", "count": 1},
		{"key": "user", "value": "`+acctest.Canary+`", "count": 1}]`)
	state, diagnostics := acctest.Read(t, tag, acctest.Data(t, address), map[string]any{"issue_id": "42", "key": "level", "limit": 10})
	acctest.ExpectDiagnostic(t, diagnostics, "Tag Values Have Values of Unexpected Type", "", "[0].count")
	if len(state.Get("values").([]any)) != 3 || state.Get("values", 0, "value") != "a" || state.Get("values", 1, "value") != nil || //nolint:forcetypeassert // A panic fails the test too.
		state.Get("values", 2, "value") != "b" || strings.Contains(state.JSON(), acctest.Canary) {
		t.Error(state.JSON())
	}
	for body, detail := range map[string]string{
		`[{"key": "user", "value": "` + acctest.Canary + `", "count": 1}]`: "no element is a value of the requested tag",
		`[{"id": "1", "title": "` + acctest.Canary + `"}]`:                 "no element is a value of the requested tag",
		`{"key": "level", "topValues": []}`:                                "not a list",
	} {
		address, _ := tagPages(t, body)
		state, diagnostics := acctest.Read(t, tag, acctest.Data(t, address), map[string]any{"issue_id": "42", "key": "level", "limit": 10})
		acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", detail, `the values of the tag "level"`)
		if !state.IsZero() || strings.Contains(acctest.Texts(diagnostics), acctest.Canary) {
			t.Error(acctest.Texts(diagnostics))
		}
	}
}

// TestReadEndsForRepeatedTagValues: new events can move values to later pages for a long
// time.
func TestReadEndsForRepeatedTagValues(t *testing.T) {
	t.Parallel()
	pages := slices.Repeat([]string{`[{"value": "a", "count": 1}]`}, sentry.MaxEmptyPages+5)
	address, sent := tagPages(t, append(pages, `[{"value": "b", "count": 1}]`)...)
	state := acctest.MustRead(t, tag, acctest.Data(t, address), map[string]any{"issue_id": "42", "key": "level", "limit": 10})
	if state.Get("values", 1, "value") != "b" || len(*sent) != len(pages)+1 {
		t.Errorf("%d requests: %s", len(*sent), state.JSON())
	}
}

// TestSurplusTagValuesAreLeftOut: a server may not know the size of a page.
func TestSurplusTagValuesAreLeftOut(t *testing.T) {
	t.Parallel()
	address, _ := tagPages(t, `[{"value": "a", "count": 1}, {"value": "b", "count": 1}, {"value": "c", "count": 1}]`)
	state := acctest.MustRead(t, tag, acctest.Data(t, address), map[string]any{"issue_id": "42", "key": "level", "limit": 2})
	if state.Get("has_more") != true || len(state.Get("values").([]any)) != 2 { //nolint:forcetypeassert // A panic fails the test too.
		t.Error(state.JSON())
	}
}

// TestRejectedSortOfTagValuesIsAttached: the error is attached to the order if there is one.
func TestRejectedSortOfTagValuesIsAttached(t *testing.T) {
	t.Parallel()
	for sort, at := range map[string]string{"": `AttributeName("limit")`, "counts": `AttributeName("sort")`} {
		server, _ := acctest.Many(t, 1)
		server.Fault(mocksentry.RespondDetail(http.StatusBadRequest, "Invalid sort").After(1))
		config := map[string]any{"issue_id": "4711", "key": "level", "limit": 10}
		details := []string{"Invalid sort"}
		if sort != "" {
			config["sort"] = sort
			details = append(details, "Without `sort`", "Did you mean `count`?")
		}
		_, diagnostics := acctest.Read(t, tag, acctest.Data(t, server.URL), config)
		acctest.ExpectDiagnostic(t, diagnostics, "Sentry Rejected the Request", at, details...)
	}
}

// TestTagValuesAreReadByOlderPath: a server may have the tag, but no list of its values.
func TestTagValuesAreReadByOlderPath(t *testing.T) {
	t.Parallel()
	bodies := map[string]string{
		"/api/0/issues/42/": `{"id": "42", "project": {"id": "7", "slug": "web"}}`, "/api/0/projects/acme/web/": `{"id": "7", "slug": "web"}`,
		"/api/0/issues/42/tags/level/":        `{"key": "level", "totalValues": 3, "topValues": null}`,
		"/api/0/issues/42/tags/level/values/": `[{"key": "level", "name": "error", "value": "error", "count": 3}]`,
		"/api/0/issues/42/tags/other/":        `{"key": "other", "totalValues": 3, "topValues": null}`,
	}
	address := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Link", `<http://x/>; rel="next"; results="false"; cursor="0:1:0"`)
		body := bodies[r.URL.Path]
		if body == "" {
			w.WriteHeader(http.StatusNotFound)
			body = `{"detail": "Not Found"}`
		}
		_, _ = w.Write([]byte(body))
	})
	state := acctest.MustRead(t, tag, acctest.Data(t, address), map[string]any{"issue_id": "42", "key": "level", "limit": 10})
	if state.Get("values", 0, "value") != "error" || state.Get("values", 0, "last_seen") != nil {
		t.Error(state.JSON())
	}
	_, diagnostics := acctest.Read(t, tag, acctest.Data(t, address), map[string]any{"issue_id": "42", "key": "other", "limit": 10})
	acctest.ExpectDiagnostic(t, diagnostics, "Tag Values Not Found", `AttributeName("limit")`, "Remove `limit`")
}
