// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestListAcceptsIssuesOfCompatibleServers lists the events of issues whose IDs are not
// numeric, or come from a file, and by the older path.
func TestListAcceptsIssuesOfCompatibleServers(t *testing.T) {
	t.Parallel()
	for issue, path := range map[string]string{
		"iss_9f8e7d":                 "organizations/acme/issues/iss_9f8e7d/events/",
		"01JABCDEFGHJKMNPQRSTVWXYZ0": "issues/01JABCDEFGHJKMNPQRSTVWXYZ0/events/",
		"4711\n":                     "issues/4711/events/",
		"\ufeffABC\r\n":              "organizations/acme/issues/ABC/events/",
	} {
		url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Link", `<http://x/>; rel="next"; results="false"; cursor="0:1:0"`)
			requested := strings.TrimPrefix(r.URL.Path, "/api/0/")
			if details, found := strings.CutSuffix(path, "events/"); found && requested == "organizations/acme/"+details {
				_, _ = fmt.Fprintf(w, `{"id": %q}`, strings.Trim(strings.TrimPrefix(details, "issues/"), "/"))
				return
			}
			if requested != path {
				w.WriteHeader(http.StatusNotFound)
				_, _ = w.Write([]byte(`{"detail": "Not Found"}`))
				return
			}
			_, _ = w.Write([]byte("[" + element(1, "") + "]"))
		})
		state := acctest.MustRead(t, source, acctest.Data(t, url), map[string]any{"issue_id": issue})
		if ids := state.Get("ids").([]any); len(ids) != 1 || state.Get("issue_id") != issue { //nolint:forcetypeassert // A panic fails too.
			t.Error(state.JSON())
		}
	}
}

// TestReadReturnsErrorForListWithoutEvents: a list of something else would be read as one
// without events. Nothing of it is stored or shown.
func TestReadReturnsErrorForListWithoutEvents(t *testing.T) {
	t.Parallel()
	for body, kind := range map[string]string{
		`[{"status": "ok"}, {"error": "canary"}]`: "a list with 2 elements", `[{}]`: "a list with 1 element", `[null]`: "a list with 1 element",
		`["canary", 7, []]`: "a list with 3 elements", `[{"id": "canary"}]`: "a list with 1 element",
		`[{"slug": "web", "id": "17"}, {"slug": "canary", "id": "18"}]`: "a list with 2 elements",
		`[{"loc": ["query", "limit"], "msg": "canary", "type": "int"}]`: "a list with 1 element",
	} {
		for _, config := range []map[string]any{nil, {"issue_id": "17", "full": true}, {"stats_period": "1h"}} {
			state, diagnostics := acctest.Read(t, source, acctest.Data(t, acctest.Pages(t, body)), config)
			acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", kind, "has an event ID", "base_url")
			if !state.IsZero() || len(diagnostics) != 1 || strings.Contains(acctest.Texts(diagnostics), "canary") {
				t.Errorf("%s: %s", body, acctest.Texts(diagnostics))
			}
		}
	}
	first := "[" + element(1, "") + "]"
	_, diagnostics := acctest.Read(t, source, acctest.Data(t, acctest.Pages(t, first, `[{"error": "denied"}]`)), nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", "a list with 1 element")
	acctest.MustRead(t, source, acctest.Data(t, acctest.Pages(t, first, `[]`)), nil)
}
