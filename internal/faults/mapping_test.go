// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
)

// promptly is how soon a read must be over when it is to end. It is on the real
// clock here, so that a busy machine gets some more than the second it is about.
const promptly = 5 * time.Second

// TestMappingEndsWhenItShould cancels reads of enormous answers, and lets their time
// end, at several points between the arrival of the answer and its state: what is
// left of the read is given up at once, and nothing of it becomes a state.
func TestMappingEndsWhenItShould(t *testing.T) {
	for name, body := range map[string]string{
		"texts to scan":      `{"entries": [], "context": {"a": "` + strings.Repeat("a.@", 1<<19) + `"}}`,
		"many to map":        `{"entries": [{"type": "breadcrumbs", "data": {"values": [{}` + strings.Repeat(`,{"message": "x"}`, 40_000) + `]}}]}`,
		"many to write":      `{"packages": {"a": "b"` + numbered(40_000) + `}}`,
		"a long one to keep": `{"context": {"a": [1` + strings.Repeat(",1", 100_000) + `]}}`,
	} {
		for _, how := range []string{"canceled", "out of time"} {
			t.Run(name+"/"+how, func(t *testing.T) { endMidway(t, body, how == "canceled") })
		}
	}
}

func numbered(count int) string {
	var members strings.Builder
	for i := range count {
		fmt.Fprintf(&members, `,"package-%d": "1.0"`, i)
	}
	return members.String()
}

func endMidway(t *testing.T, body string, canceled bool) {
	t.Helper()
	w := &world{t: t, network: newNetwork()}
	defer w.network.stop()
	w.impolite(func(e *exchange) { e.write(okHead(), body) })
	if diagnostics := w.configure(nil); len(diagnostics) > 0 {
		t.Fatal(diagnostics)
	}
	state, diagnostics, whole := w.read(t.Context(), pythonID, nil)
	if state.IsZero() {
		t.Fatal("the read fails by itself: ", acctest.Texts(diagnostics))
	}
	midway := 0
	for part := whole / 2; part > time.Microsecond; part /= 6 {
		ctx, cancel := context.WithCancel(t.Context())
		arguments := map[string]any{}
		ended := time.Now().Add(part)
		if canceled {
			time.AfterFunc(part, cancel)
		} else {
			arguments["timeouts"] = map[string]any{"read": part.String()}
		}
		state, diagnostics, _ := w.read(ctx, pythonID, arguments)
		late := time.Since(ended)
		if late > promptly {
			t.Errorf("it ended %s after it should have", late)
		}
		switch text := acctest.Texts(diagnostics); {
		case state.IsZero() && (strings.Contains(text, "Read Canceled") || strings.Contains(text, "the time was up while ")):
			midway++
		case state.IsZero() || canceled && ctx.Err() != nil && late > promptly:
			t.Errorf("a state: %t, %s", !state.IsZero(), text)
		}
		cancel()
	}
	if midway == 0 {
		t.Error("no read ended midway")
	}
	for range 100 {
		if !strings.Contains(stacks(), "decodeWhole") {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Error("the work goes on without a reader")
}

// stacks is what all goroutines are doing.
func stacks() string {
	text := make([]byte, 1<<20)
	return string(text[:runtime.Stack(text, true)])
}
