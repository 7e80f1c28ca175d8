// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"fmt"
	"path"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestSurplusResponsesAreRejected: if a server sends more than it announced, the surplus
// arrives before the response to the next request on the connection. No reader may use it as
// its own event.
func TestSurplusResponsesAreRejected(t *testing.T) {
	t.Parallel()
	inWorld(t, func(w *world) {
		w.startRaw(func(e *exchange) {
			id := path.Base(e.URL.Path)
			whole := kept(fmt.Sprintf(`{"eventID": %q, "title": "title of %[1]s"}`, id))
			e.write(whole + whole)
		})
		w.raw.keeps = true
		if diagnostics := w.configure(nil); len(diagnostics) > 0 {
			w.t.Fatal(acctest.Texts(diagnostics))
		}
		var readers sync.WaitGroup
		var right, rejected atomic.Int64
		for reader := range 20 {
			readers.Go(func() {
				for turn := range 20 {
					id := fmt.Sprintf("%016x%016x", reader, turn)
					state, diagnostics := w.protocol.Read(typeName, map[string]any{"event_id": id})
					switch {
					case state.IsZero() && diagnostics[0].Summary == "Response About Another Event":
						rejected.Add(1)
					case state.IsZero():
						w.t.Errorf("%s: %s", id, acctest.Texts(diagnostics))
					case state.Get("id") != id || state.Get("title") != "title of "+id:
						w.t.Errorf("requested %s and got %s", id, state.Get("title"))
					default:
						right.Add(1)
					}
				}
			})
		}
		readers.Wait()
		if right.Load() == 0 {
			w.t.Error("no event was read at all")
		}
		w.t.Logf("%d right, %d rejected", right.Load(), rejected.Load())
	})
}

// TestFaultsOfReusedConnectionsAreExplained begins with a successful read, so that faults
// affect a reused connection. Go's own client repeats a request on such a connection, because
// the server may just have closed it. That does not count as an attempt of the provider, and
// happens once.
func TestFaultsOfReusedConnectionsAreExplained(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]struct {
		handle   func(*exchange)
		summary  string
		requests int // of the read, in all its attempts
	}{
		"closed instead of a response": {func(e *exchange) { _ = e.conn.Close() }, "Connection to Sentry Failed", 2},
		"reset instead of a response":  {(*exchange).tear, "Connection to Sentry Failed", 2},
		"closed within the headers": {func(e *exchange) {
			e.write("HTTP/1.1 200 OK\r\nX-Half: " + eventCanary)
			_ = e.conn.Close()
		}, "Incomplete Response From Sentry", 1},
		"closed within the body": {func(e *exchange) {
			e.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n", spilled)
			_ = e.conn.Close()
		}, "Incomplete Response From Sentry", 1},
		"another event": {func(e *exchange) { e.write(kept(`{"eventID": "` + otherID + `"}`)) }, "Response About Another Event", 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, func(w *world) {
				w.startRaw(func(e *exchange) {
					if strings.Contains(e.URL.Path, pythonID) {
						fault.handle(e)
					} else {
						e.write(kept(`{"groupID": "171", "title": "good"}`))
					}
				})
				w.raw.keeps = true
				if diagnostics := w.configure(map[string]any{"max_retries": 0}); len(diagnostics) > 0 {
					w.t.Fatal(acctest.Texts(diagnostics))
				}
				if state, diagnostics, _ := w.read(w.t.Context(), otherID, nil); state.IsZero() {
					w.t.Fatal(acctest.Texts(diagnostics))
				}
				before := w.attempts()
				_, diagnostics, _ := w.read(w.t.Context(), pythonID, nil)
				if len(diagnostics) != 1 || diagnostics[0].Summary != fault.summary {
					w.t.Error(acctest.Texts(diagnostics))
				}
				if requests := w.attempts() - before; requests != fault.requests {
					w.t.Errorf("%d requests, want %d", requests, fault.requests)
				}
			})
		})
	}
}
