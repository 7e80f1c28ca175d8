// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// serveList serves a list of events of a project, with more pages if more is true, and the
// events themselves.
func serveList(t *testing.T, list string, more bool) string {
	t.Helper()
	return acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		body := "\ufeff" + list
		if path := strings.TrimPrefix(r.URL.Path, "/api/0/projects/acme/web/events/"); path != "" {
			body = `{"eventID": "` + strings.TrimSuffix(path, "/") + `", "platform": "other"}`
		} else if size := r.URL.Query().Get("per_page"); size != "20" {
			t.Errorf("per_page = %s", size)
		}
		w.Header().Set("Link", fmt.Sprintf(`<http://x/>; rel="previous"; results="false"; cursor="0:0:1", <http://x/>; rel="next"; results="%t"; cursor="0:20:0"`, more))
		_, _ = w.Write([]byte(body))
	})
}

// TestLatestEventOfUnsortedListIsFound: servers other than sentry.io may not sort a project's
// events by time.
func TestLatestEventOfUnsortedListIsFound(t *testing.T) {
	t.Parallel()
	first, second, third := strings.Repeat("1", 32), strings.Repeat("2", 32), strings.Repeat("3", 32)
	row := func(id, created, received string) string {
		return `{"eventID": "` + id + `", "dateCreated": ` + created + `, "dateReceived": ` + received + `}`
	}
	twenty := make([]string, 20)
	for i := range twenty {
		twenty[i] = row(fmt.Sprintf("%032d", i), fmt.Sprintf(`"2026-03-01T00:00:%02dZ"`, i), "null")
	}
	for name, test := range map[string]struct {
		rows []string
		more bool
		want string // empty for the error
	}{
		"sorted":                  {[]string{row(first, `"2026-03-02T00:00:00Z"`, "null"), row(second, `"2026-03-01T00:00:00Z"`, "null")}, false, first},
		"not sorted":              {[]string{row(first, `"2026-03-01T00:00:00Z"`, "null"), row(second, `"2026-03-03T00:00:00Z"`, "null"), row(third, `"2026-03-02T00:00:00Z"`, "null")}, false, second},
		"sorted by reception":     {[]string{row(first, `"2026-03-01T00:00:00Z"`, `"2026-03-05T00:00:00Z"`), row(second, `"2026-03-03T00:00:00Z"`, `"2026-03-04T00:00:00Z"`)}, true, first},
		"times are not known":     {[]string{row(first, "null", "null"), row(second, `"soon"`, "7")}, false, first},
		"one time is not known":   {[]string{row(first, "null", "null"), row(second, `"2026-03-01T00:00:00Z"`, "null")}, false, first},
		"not sorted, more events": {twenty, true, ""},
		"not sorted, all of them": {twenty, false, fmt.Sprintf("%032d", 19)},
		"not sorted, too many":    {slices.Repeat(twenty, 51), false, ""},
		"other keys":              {[]string{`{"id": "` + first + `", "date_created": "2026-03-01T00:00:00Z"}`, `{"event_id": "` + second + `", "date_created": "2026-03-02T00:00:00Z"}`}, false, second},
		"something else first":    {[]string{"null", `{"slug": "web"}`, row(first, "null", "null")}, false, first},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			protocol := wired(t, block(serveList(t, "["+strings.Join(test.rows, ",")+"]", test.more)))
			state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": "latest", "allow_missing": true})
			if test.want == "" {
				acctest.ExpectDiagnostic(t, diagnostics, "List of Events Not Sorted", `AttributeName("event_id")`, "`sentry_events`")
				return
			}
			if state.IsZero() || state.Get("id") != test.want {
				t.Errorf("id = %v, want %s: %s", state.Get("id"), test.want, acctest.Texts(diagnostics))
			}
		})
	}
}

// TestEmptyListIsMissingEventOnlyOfKnownProject: a server may return an empty list for a
// project that does not exist. So a failed lookup does not show that only the event is
// missing.
func TestEmptyListIsMissingEventOnlyOfKnownProject(t *testing.T) {
	t.Parallel()
	for project, missing := range map[string]bool{`{"id": "1", "slug": "web"}`: true, `403 {"detail": "No"}`: false, "": false} {
		bodies := map[string]string{"projects/acme/web/events/": "[]", "projects/acme/web/": project}
		if project == "" {
			delete(bodies, "projects/acme/web/")
		}
		state, diagnostics := wired(t, block(serveNotFound(t, bodies))).Read(typeName, map[string]any{"event_id": "latest", "allow_missing": true})
		if state.IsZero() == missing || missing && state.Get("found") != false {
			t.Errorf("%q: %s", project, acctest.Texts(diagnostics))
		}
	}
}
