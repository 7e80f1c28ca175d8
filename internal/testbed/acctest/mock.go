// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// Mock starts the default mock server without rate limits, until the test ends.
func Mock(t testing.TB) *mocksentry.Server {
	t.Helper()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
	t.Cleanup(server.Close)
	return server
}

// Many starts a mock like [Mock], with a project "many" of count events, all of them of the
// issue MANY-1. It returns their IDs.
func Many(t testing.TB, count int) (server *mocksentry.Server, ids []string) {
	t.Helper()
	server = Mock(t).AddProject("acme", mocksentry.Project{Slug: "many", ID: 900})
	ids = server.AddManyEvents("acme", "many", count, "4711")
	return server, ids
}

// Serve serves every request with a function until the test ends, and returns the URL.
func Serve(t testing.TB, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

// Pages serves one body after the other, and then the last one forever. Each body but the
// last leads to a next page.
func Pages(t testing.TB, bodies ...string) string {
	t.Helper()
	count := 0
	return Serve(t, func(w http.ResponseWriter, _ *http.Request) {
		count++
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Link", fmt.Sprintf(`<http://x/>; rel="next"; results="%t"; cursor="0:%d:0"`, count < len(bodies), count))
		_, _ = w.Write([]byte(bodies[min(count, len(bodies))-1]))
	})
}

var nextPage = regexp.MustCompile(`rel="next"; results="true"; cursor="([^"]+)"`)

// BodiesOf returns the pages of a list of the mock, or the one response at a path.
func BodiesOf(t testing.TB, server *mocksentry.Server, path string) [][]byte {
	t.Helper()
	var bodies [][]byte
	for cursor := []string{"", ""}; cursor != nil; {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
		query := request.URL.Query()
		query.Set("cursor", cursor[1])
		request.URL.RawQuery = query.Encode()
		request.Header.Set("Authorization", "Bearer "+mocksentry.TokenFull)
		response := httptest.NewRecorder()
		server.ServeHTTP(response, request)
		if response.Code != http.StatusOK {
			t.Fatalf("%s: %d %s", path, response.Code, response.Body)
		}
		bodies = append(bodies, response.Body.Bytes())
		cursor = nextPage.FindStringSubmatch(response.Header().Get("Link"))
	}
	return bodies
}
