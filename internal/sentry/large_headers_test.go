// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"crypto/tls"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestTooLargeHeadersAreNotRetried: the next attempt would fail too, unlike with other causes
// of a truncated response.
func TestTooLargeHeadersAreNotRetried(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		count, size int
		http2, fits bool
	}{
		"one":            {count: 1, size: 1<<20 + 1},
		"many":           {count: 1025, size: 1 << 10},
		"most":           {count: 900, size: 1 << 10, fits: true},
		"many by HTTP/2": {count: 1025, size: 1 << 10, http2: true},
		"most by HTTP/2": {count: 900, size: 1 << 10, http2: true, fits: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var requests atomic.Int32
			url, authority := serveHeaders(t, test.http2, func(w http.ResponseWriter, _ *http.Request) {
				requests.Add(1)
				for range test.count { // always the same, which HTTP/2 sends as one frame
					w.Header().Add("X-Canary", strings.Repeat("c", test.size))
				}
				writeJSON(w, http.StatusOK, `{}`, nil)
			})
			settings := config(url)
			settings.CACertPEM = authority
			_, err := read(t.Context(), newClient(t, settings))
			if test.fits {
				if err != nil {
					t.Error(err)
				}
				return
			}
			got := wantError[*sentry.NetworkError](t, err)
			if got.Kind != sentry.KindHeaders || got.Attempts != 1 || requests.Load() != 1 || !strings.Contains(err.Error(), "larger than 1 MiB") {
				t.Errorf("got %+v after %d requests", got, requests.Load())
			}
		})
	}
}

// serveHeaders returns the address of a server and, for HTTP/2, its authority.
func serveHeaders(t *testing.T, http2 bool, handler http.HandlerFunc) (url, authority string) {
	t.Helper()
	if !http2 {
		return serve(t, handler).URL, ""
	}
	ca := newAuthority(t)
	server := httptest.NewUnstartedServer(handler)
	server.TLS = ca.ServerConfig(t, "127.0.0.1", acctest.FarOff)
	server.TLS.MinVersion = tls.VersionTLS13
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.URL, ca.PEM
}
