// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/events"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const typeName = "sentry_events"

// framed serves the data source through the framework.
func framed(t *testing.T, data *argument.Provider) *acctest.Protocol {
	t.Helper()
	return acctest.Framed(t, events.DataSource(), data)
}

// wired serves it as the provider does.
func wired(t *testing.T, data *argument.Provider) *acctest.Protocol {
	t.Helper()
	return acctest.Wired(t, events.DataSource(), data)
}

// dataFor is a configured provider for a server.
func dataFor(t *testing.T, url string, change ...func(*sentry.Config)) *argument.Provider {
	t.Helper()
	return acctest.Data(t, url, change...)
}

// world starts a mock server with a project "many" of count events, all of them
// of the issue MANY-1.
func world(t *testing.T, count int) (*mocksentry.Server, []string) {
	t.Helper()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).
		AddProject("acme", mocksentry.Project{Slug: "many", ID: 900}).Start()
	t.Cleanup(server.Close)
	ids := server.AddManyEvents("acme", "many", count, "4711")
	return server, ids
}

// pages serves one body after the other, the last one for ever, each but the
// last leading on to a next page.
func pages(t *testing.T, bodies ...string) string {
	t.Helper()
	count := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		count++
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Link", fmt.Sprintf(`<http://x/>; rel="next"; results="%t"; cursor="0:%d:0"`, count < len(bodies), count))
		_, _ = w.Write([]byte(bodies[min(count, len(bodies))-1]))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// texts are the elements of a list attribute.
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

// serve answers every request with a function.
func serve(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	return server.URL
}
