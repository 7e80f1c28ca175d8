// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"encoding/pem"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestConnectionsAreReused: reads use one connection. With HTTP/2, ten parallel ones do too,
// as in Terraform.
func TestConnectionsAreReused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		http2   bool
		readers int
	}{"HTTP/2": {true, 10}, "HTTP/1.1": {false, 1}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var opened atomic.Int32
			server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				_, _ = w.Write([]byte(`{}`))
			}))
			server.EnableHTTP2 = test.http2
			server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
				if state == http.StateNew {
					opened.Add(1)
				}
			}
			server.StartTLS()
			t.Cleanup(server.Close)
			authority := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw})
			client := newClient(t, sentry.Config{BaseURL: server.URL, Token: testToken, CACertPEM: string(authority)})
			var group sync.WaitGroup
			for reader := range test.readers {
				group.Go(func() {
					for i := range 5 {
						response, err := client.Event(t.Context(), "acme", fmt.Sprintf("p%d-%d", reader, i), testEvent)
						if err != nil {
							t.Error(err)
							return
						}
						response.Release()
					}
				})
			}
			group.Wait()
			if got := opened.Load(); got != 1 {
				t.Errorf("%d connections", got)
			}
		})
	}
}
