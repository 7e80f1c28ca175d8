// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"sync/atomic"
	"testing"
	"time"
)

// TestUnsolicitedAnswerIsNotLogged sends a second answer that nobody asked for,
// with an event's content, on a connection that has become idle. net/http tells the
// standard logger how it begins, and Terraform keeps what a provider writes there.
func TestUnsolicitedAnswerIsNotLogged(t *testing.T) {
	t.Parallel()
	const canary = "surplus-5f1c-canary"
	const idle, long = 100 * time.Millisecond, 2 * time.Second
	var surplus atomic.Bool
	server := startRough(t, func(_ *rough, conn net.Conn) {
		requests := bufio.NewReader(conn)
		for {
			request, err := http.ReadRequest(requests)
			if err != nil {
				return
			}
			body := fmt.Sprintf(`{"eventID": %q, "title": "asked for"}`, path.Base(request.URL.Path))
			if path.Base(request.URL.Path) == missingID {
				time.Sleep(long) // The provider has to outlive the surplus answer.
				_, _ = io.WriteString(conn, jsonHead(len(body))+body)
				continue
			}
			_, _ = io.WriteString(conn, jsonHead(len(body))+body)
			time.Sleep(idle)
			_, err = io.WriteString(conn, canary+` HTTP/1.1 200 OK {"title": "`+canary+`"}`)
			surplus.Store(err == nil)
		}
	})
	w := newWorkspace(t, providerAt("http://"+server.address, "max_retries = 1")+eventFrom("error-python")+
		block(`data "sentry_event" "later"`, set("project", "backend"),
			`event_id = data.sentry_event.x.title == "asked for" ? "`+missingID+`" : "none"`)+
		block(`output "title"`, "value = data.sentry_event.later.title"), "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
	got := w.plan()
	got.expect(t, `title = "asked for"`)
	if !surplus.Load() {
		t.Error("there was no surplus answer")
	}
	got.expectNone(t, canary)
	log := w.read("trace.log")
	noneIn(t, "trace.log", log, canary)
	noneIn(t, "trace.log", log, "Unsolicited response")
	if lines := w.requestLines(); len(lines) < 2 {
		t.Errorf("only %d requests are in the log", len(lines))
	}
}
