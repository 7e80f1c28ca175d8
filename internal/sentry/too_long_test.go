// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestSearchThatTakesTooLongIsNotRepeated: Sentry's response about it is final. A gateway's
// is not, and other requests do not search.
func TestSearchThatTakesTooLongIsNotRepeated(t *testing.T) {
	t.Parallel()
	const timeout = `{"detail": "Query timeout. Please try again. If the problem persists try a smaller date range or fewer projects."}`
	for name, test := range map[string]struct {
		status      int
		body        string
		contentType string
		final       bool
	}{
		"Sentry's":           {504, timeout, "application/json", true},
		"in other words":     {504, `{"detail": "This search TIMED OUT"}`, "application/json", true},
		"too long":           {504, `{"detail": "Your query took too long to run"}`, "application/json; charset=utf-8", true},
		"a time limit":       {504, `{"detail": "The query exceeded the time limit of 30 seconds", "code": 7}`, "application/json", true},
		"another status":     {503, timeout, "application/json", false},
		"about another":      {504, `{"detail": "Internal Error"}`, "application/json", false},
		"of a gateway":       {504, `{"message": "Endpoint request timed out"}`, "application/json", false},
		"of a gateway, too":  {504, `{"detail": "Gateway Timeout"}`, "application/json", false},
		"of Sentry's proxy":  {504, `{"detail": {"code": "request-timeout", "message": "Proxied request timed out"}}`, "application/json", false},
		"of a proxy as text": {504, "upstream request timeout", "text/plain", false},
		"a page":             {504, "<html>504 Gateway Time-out</html>", "text/html", false},
		"nothing":            {504, "", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				count := 0
				client := over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
					count++
					return respond(test.status, test.body, "Content-Type", test.contentType), nil
				}))
				explore, err := client.Explore("acme", sentry.ExploreOptions{Fields: []string{"id"}})
				if err != nil {
					t.Fatal(err)
				}
				issue, err := client.IssueEvents("acme", "4711", sentry.ListOptions{})
				if err != nil {
					t.Fatal(err)
				}
				project, err := client.ProjectEvents("acme", "web", sentry.ListOptions{})
				if err != nil {
					t.Fatal(err)
				}
				for _, search := range []struct {
					pages *sentry.Pages
					final bool
				}{{explore, test.final}, {issue, test.final}, {project, false}} {
					count = 0
					_, err := search.pages.Next(t.Context())
					attempts := 1
					if !search.final {
						attempts += sentry.DefaultMaxRetries
					}
					if got := wantError[*sentry.APIError](t, err); got.TookTooLong() != search.final || got.StatusCode != test.status || count != attempts {
						t.Errorf("%d requests: %+v", count, got)
					}
				}
			})
		})
	}
}
