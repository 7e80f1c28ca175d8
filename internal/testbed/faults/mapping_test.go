// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// work begins the names of the functions that are on the stack while a response becomes a
// state: the one that waits, and the one that decodes, even before its first step.
const work = "internal/entity.Document.State"

// TestMappingEndsWithContext cancels reads of enormous responses, and lets their time end,
// between the arrival of the response and its state. The rest of the read is abandoned and
// does not become a state.
func TestMappingEndsWithContext(t *testing.T) {
	for name, body := range map[string]string{
		"texts to scan":      `{"groupID": "171", "context": {"a": "` + strings.Repeat("a.@", 5<<20) + `"}}`,
		"many to map":        `{"entries": [{"type": "breadcrumbs", "data": {"values": [{}` + strings.Repeat(`,{"message": "x"}`, 100_000) + `]}}]}`,
		"many to write":      `{"packages": {"a": "b"` + numbered(200_000) + `}}`,
		"a long one to keep": `{"groupID": "171", "context": {"a": [1` + strings.Repeat(",1", 1_500_000) + `]}}`,
	} {
		t.Run(name+"/canceled", func(t *testing.T) { cancelMidway(t, body) })
		t.Run(name+"/out of time", func(t *testing.T) { expireMidway(t, body) })
	}
}

func numbered(count int) string {
	var members strings.Builder
	for i := range count {
		fmt.Fprintf(&members, `,"package-%d": "1.0"`, i)
	}
	return members.String()
}

// enormousWorld returns a world whose responses are all the same, and a function that stops
// it.
func enormousWorld(t *testing.T, body string) *world {
	t.Helper()
	w := &world{t: t, network: newNetwork()}
	t.Cleanup(w.network.stop)
	w.startRaw(func(e *exchange) { e.write(okHead(), body) })
	if diagnostics := w.configure(map[string]any{"request_timeout": "1h"}); len(diagnostics) > 0 {
		t.Fatal(diagnostics)
	}
	return w
}

// cancelMidway cancels a read at work. The read ends at once, and so does its work. The tests
// of package field check how soon the work checks the context.
func cancelMidway(t *testing.T, body string) {
	t.Helper()
	w := enormousWorld(t, body)
	for {
		read, cancel := w.begin(pythonID)
		if !eventually(func() bool { return strings.Contains(stacks(), work) || len(read) > 0 }) {
			t.Fatal("the work does not begin")
		}
		cancel()
		result := <-read
		if !eventually(func() bool { return !strings.Contains(stacks(), work) }) {
			t.Fatal("the work goes on without a reader")
		}
		if result.state.IsZero() {
			if text := acctest.Texts(result.diagnostics); !strings.Contains(text, "canceled while decoding") {
				t.Error(text)
			}
			return
		} // Otherwise, it was too quick to be canceled.
	}
}

// outcome is what a read returned.
type outcome struct {
	state       acctest.State
	diagnostics []*tfprotov6.Diagnostic
}

// begin reads an event in the background until it is stopped.
func (w *world) begin(id string) (<-chan outcome, context.CancelFunc) {
	ctx, stop := context.WithCancel(w.t.Context())
	result := make(chan outcome, 1)
	go func() {
		defer close(result)
		state, diagnostics := w.protocol.ReadContext(ctx, typeName, map[string]any{"event_id": id, "include": []string{"all"}})
		result <- outcome{state, diagnostics}
	}()
	return result, stop
}

// expireMidway allows reads more and more time, until one that began to decode has too
// little. Each of them returns either a state or an error.
func expireMidway(t *testing.T, body string) {
	t.Helper()
	w := enormousWorld(t, body)
	for within := time.Millisecond; ; within += within / 4 {
		state, diagnostics, _ := w.read(t.Context(), pythonID, map[string]any{"timeouts": map[string]any{"read": within.String()}})
		text := acctest.Texts(diagnostics)
		switch {
		case state.IsZero() && strings.Contains(text, "the time limit was reached while decoding"):
			if !eventually(func() bool { return !strings.Contains(stacks(), work) }) {
				t.Error("the work goes on without a reader")
			}
			return
		case !state.IsZero():
			within = time.Millisecond // The time was long enough.
		case !strings.Contains(text, "the time limit was reached while "):
			t.Fatalf("a state: %t, %s", !state.IsZero(), text)
		}
	}
}

// stacks returns the stacks of all goroutines.
func stacks() string {
	text := make([]byte, 1<<20)
	return string(text[:runtime.Stack(text, true)])
}
