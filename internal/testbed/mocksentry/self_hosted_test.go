// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// expected is a response to a path below /api/0/.
type expected struct {
	path   string
	status int
	body   string
}

func expectAll(t *testing.T, srv *Server, rows map[string]expected) {
	t.Helper()
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, get(t, srv, "/api/0/"+row.path, TokenFull), row.status, row.body)
		})
	}
}

func TestSelfHostedRespondsLikeItsVersion(t *testing.T) {
	t.Parallel()
	srv := dayAfter(As(SelfHosted25))
	event := "projects/acme/web/events/" + catalogue.ID("error-javascript") + "/"
	const slug = "Invalid project parameter. Values must be numbers."
	expectAll(t, srv, map[string]expected{
		"report without a frame":         {event + "source-map-debug/", 400, bodyDetail("Query parameter 'frame_idx' is required")},
		"report without an exception":    {event + "source-map-debug/?frame_idx=1", 400, bodyDetail("Query parameter 'exception_idx' is required")},
		"report of one frame":            {event + "source-map-debug/?frame_idx=1&exception_idx=0", 200, `{"errors":[]}`},
		"report over all frames":         {event + "source-map-debug-blue-thunder-edition/", 200, string(sourceMapReport)},
		"report of no event":             {"projects/acme/backend/events/" + catalogue.ID("csp") + "/source-map-debug/", 404, bodyNoEvent},
		"slug":                           {"organizations/acme/events/?field=id&project=web", 400, bodyDetail(slug)},
		"slug among numbers":             {"organizations/acme/events/?field=id&project=101&project=web", 400, bodyDetail(slug)},
		"slugs and numbers":              {"organizations/acme/events/?field=id&project=101&projectSlug=web", 400, bodyDetail("Cannot query for both ids and slugs")},
		"unknown slug":                   {"organizations/acme/events/?field=id&projectSlug=nope", 403, bodyForbidden},
		"21 fields":                      {"organizations/acme/events/?" + strings.Repeat("field=id&", 21), 400, bodyDetail("You can view up to 20 fields at a time. Please delete some and try again.")},
		"short ID":                       {"organizations/acme/shortids/6400071991/", 404, bodyMissing},
		"time west of UTC":               {"organizations/acme/issues/6400071991/events/?start=2026-03-14T00:00:00-05:00&end=2026-03-15", 400, string(badRange().body)},
		"time of Explore west of UTC":    {"organizations/acme/events/?field=id&start=2026-03-13&end=2026-03-14T00:00:00-05:00", 400, string(badRange().body)},
		"old path with a time of no day": {"issues/6400071991/events/?start=2026-03-14T00:00:00-01:30&end=2026-03-15", 400, string(badRange().body)},
	})
	all := eventIDs(t, get(t, srv, "/api/0/projects/acme/web/events/", TokenFull))
	for _, ignored := range []string{"statsPeriod=1h", "start=2019-01-01&end=2019-01-02", "statsPeriod=soon"} {
		if got := eventIDs(t, get(t, srv, "/api/0/projects/acme/web/events/?"+ignored, TokenFull)); !slices.Equal(got, all) {
			t.Errorf("%s is not ignored: %v", ignored, got)
		}
	}
	// The offset has no effect.
	east := "/api/0/organizations/acme/issues/6400071991/events/?end=2026-03-14T10:00:00Z&full=false&start=2026-03-14T"
	if w := get(t, srv, east+"09:20:00%2B09:00", TokenFull); len(eventIDs(t, w)) != 1 || !strings.Contains(w.Body.String(), `"entries"`) {
		t.Errorf("%.300s", w.Body)
	}
	expect(t, get(t, srv, east+"09:40:00%2B09:00", TokenFull), 200, "[]")
	bySlug := explore(t, srv, "field=title&field=timestamp&projectSlug=web", TokenFull)
	if byNumber := explore(t, srv, "field=title&field=timestamp&project=101", TokenFull); len(decode[exploreResponse](t, bySlug).Data) == 0 ||
		bySlug.Body.String() != byNumber.Body.String() {
		t.Errorf("%s\n%s", bySlug.Body, byNumber.Body)
	}
	tabled := "dataset=errors&field=release&field=count()&field=last_seen()&query=has:release&sort=-count()&"
	if got := decode[exploreResponse](t, explore(t, srv, tabled+"projectSlug=web&projectSlug=backend", TokenFull)); len(got.Data) != 2 {
		t.Errorf("a table by slugs: %+v", got)
	}
	if w := explore(t, srv, "dataset=spans&field=span.description&field=count()", TokenFull); w.Code != 400 {
		t.Errorf("too slow: %d", w.Code)
	}
	if limited := limitHeaders(get(t, NewDefault(As(SelfHosted25)), eventPath("web", "csp"), TokenFull)); len(limited) > 0 {
		t.Errorf("limits: %v", limited)
	}
	for _, name := range catalogue.Names() {
		path := eventPath(catalogue.Project(name), name)
		expect(t, get(t, srv, path, TokenFull), 200, get(t, dayAfter(), path, TokenFull).Body.String())
	}
}
