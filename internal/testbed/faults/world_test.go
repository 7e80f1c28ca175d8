// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

const (
	typeName = "sentry_event"

	// Strings that no diagnostic and no log may contain.
	headerCanary = "canary-of-the-header"
	eventCanary  = "canary-of-the-event"
)

// pythonTitle is the title of the event pythonID.
const pythonTitle = "CheckoutError: Payment of order 100234 failed: card_declined"

var (
	// pythonID is an event of project backend, and otherID an event that is read after a
	// fault.
	pythonID = catalogue.ID("error-python")
	otherID  = catalogue.ID("error-java-group")
)

// world is a provider with its network and the servers in it.
type world struct {
	t        *testing.T
	network  *network
	mock     *mocksentry.Server
	raw      *rawServer
	protocol *acctest.Protocol
	log      bytes.Buffer
}

// inWorld runs a test on a fake clock. When the test is over, all connections must be closed,
// and no goroutine may remain.
func inWorld(t *testing.T, test func(w *world)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		w := &world{t: t, network: newNetwork()}
		defer w.network.stop()
		test(w)
		// Connections are kept for later reads, but not for long.
		time.Sleep(5 * time.Minute)
		synctest.Wait()
		open := w.network.open.Load()
		if open != 0 {
			t.Errorf("%d connections are left open", open)
		}
		t.Attr("leaks", strconv.FormatInt(open, 10))
		if w.mock != nil {
			w.mock.Close()
		}
		if text := w.log.String(); strings.Contains(text, eventCanary) || leaks(text) != "" {
			t.Errorf("the log contains a secret %q or the event:\n%s", leaks(text), text)
		}
	})
}

// startMock starts the mock server.
func (w *world) startMock(faults ...mocksentry.Fault) {
	w.mock = mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Fault(faults...)
	w.mock.Serve(w.network.listen(loopback))
}

// startRaw starts a raw server.
func (w *world) startRaw(handle func(*exchange)) {
	w.raw = &rawServer{handle: handle}
	go w.raw.serve(w.network.listen(loopback))
}

// silent accepts connections and sends nothing.
func (w *world) silent(l *listener) {
	for {
		if _, err := l.Accept(); err != nil {
			return
		}
	}
}

// configure starts the provider with a block for the loopback, with some attributes replaced.
func (w *world) configure(changes map[string]any) []*tfprotov6.Diagnostic {
	w.t.Helper()
	w.protocol = acctest.NewProtocol(w.t, provider.NewServer("test", provider.WithDialer(w.network.dial)))
	block := map[string]any{
		"base_url": "http://" + loopback, "token": mocksentry.TokenFull, "organization": "acme", "project": "backend",
		"headers": map[string]any{"X-Gate": headerCanary},
	}
	maps.Copy(block, changes)
	return w.protocol.Configure(block)
}

// read reads an event, with every section, and returns how long it took.
func (w *world) read(ctx context.Context, id string, changes map[string]any) (
	acctest.State, []*tfprotov6.Diagnostic, time.Duration,
) {
	w.t.Helper()
	arguments := map[string]any{"event_id": id, "include": []string{"all"}}
	maps.Copy(arguments, changes)
	began := time.Now()
	state, diagnostics := w.protocol.ReadContext(tflogtest.RootLogger(ctx, &w.log), typeName, arguments)
	return state, diagnostics, time.Since(began)
}

// leaks returns the secret that a text contains, or an empty string.
func leaks(text string) string {
	for _, secret := range []string{mocksentry.TokenFull, headerCanary, proxyPassword} {
		if strings.Contains(text, secret) {
			return secret
		}
	}
	return ""
}

// attempts returns the number of requests at the server, or of connections if no request can
// arrive.
func (w *world) attempts() int {
	switch {
	case w.mock != nil:
		return w.mock.Count("")
	case w.raw != nil:
		return len(w.raw.seen())
	}
	return len(w.network.addresses())
}

// checkFailure compares the diagnostics of a failed read with the expected ones.
func checkFailure(t *testing.T, diagnostics []*tfprotov6.Diagnostic, f fault) {
	t.Helper()
	attribute := ""
	if f.attribute != "" {
		attribute = fmt.Sprintf("AttributeName(%q)", f.attribute)
	}
	acctest.ExpectDiagnostic(t, diagnostics, f.summary, attribute, append([]string{"While reading event "}, f.want...)...)
	if detail := diagnostics[0].Detail; !strings.Contains(detail, "\n\n") && !f.unadvised {
		t.Errorf("the detail contains no advice:\n%s", detail)
	}
}
