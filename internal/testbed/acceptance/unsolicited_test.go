// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"path"
	"sync"
	"testing"
)

// TestUnsolicitedResponseIsNotLogged sends an unsolicited second response, with an event's
// content, right after the first one. net/http reads it once the connection is idle, logs its
// start with the standard logger, which Terraform would store, and closes the connection.
func TestUnsolicitedResponseIsNotLogged(t *testing.T) {
	t.Parallel()
	const canary = "surplus-5f1c-canary"
	closed := make(chan struct{})
	closeOnce := sync.OnceFunc(func() { close(closed) })
	server := startRawServer(t, func(_ *rawServer, conn net.Conn) {
		request, err := http.ReadRequest(bufio.NewReader(conn))
		if err != nil {
			return
		}
		body := fmt.Sprintf(`{"eventID": %q, "title": "requested"}`, path.Base(request.URL.Path))
		if path.Base(request.URL.Path) == missingID {
			<-closed // The provider must still run when it handles the surplus response.
			_, _ = io.WriteString(conn, jsonHead(len(body))+body)
			hang(conn)
			return
		}
		_, _ = io.WriteString(conn, jsonHead(len(body))+body+canary+` HTTP/1.1 200 OK {"title": "`+canary+`"}`)
		hang(conn)
		closeOnce()
	})
	w := newWorkspace(t, providerAt("http://"+server.address, "max_retries = 1")+eventFrom("error-python")+
		block(`data "sentry_event" "later"`, set("project", "backend"),
			`event_id = data.sentry_event.x.title == "requested" ? "`+missingID+`" : "none"`)+
		block(`output "title"`, "value = data.sentry_event.later.title"), "TF_LOG=TRACE", "TF_LOG_PATH=trace.log")
	got := w.plan()
	got.expect(t, `title = "requested"`)
	got.expectNone(t, canary)
	log := w.read("trace.log")
	noneIn(t, "trace.log", log, canary)
	noneIn(t, "trace.log", log, "Unsolicited response")
	if lines := w.requestLines(); len(lines) < 2 {
		t.Errorf("only %d requests are in the log", len(lines))
	}
}
