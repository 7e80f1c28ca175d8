// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// fault is a row of the matrix: the fault, its allowed cost, and the expected diagnostic.
type fault struct {
	name string

	mock    []mocksentry.Fault                    // faults of the mock server, or
	handle  func(*exchange)                       // handles requests of the raw server, or
	dialing func(ctx context.Context) (end error) // the network's effect on connections

	provider, arguments map[string]any

	attempts    int           // requests, or connections if none can be made
	least, most time.Duration // of the whole read
	taken       int64         // maximum bytes read of an endless body; 0 means a little more than the default limit

	// The diagnostic of a read that fails.
	summary, attribute string
	want               []string
	unadvised          bool // the diagnostic contains only Sentry's own words

	// A read that succeeds has no summary. Title and warns are its title and its only
	// warning, which contains the same as an error would. Other parts of the state are in
	// JSON.
	title, warns string
	parts        []string
}

// TestFaultsAreExplained is the matrix. Each row runs on its own clock, and ends with a
// successful read by the same provider.
func TestFaultsAreExplained(t *testing.T) {
	t.Parallel()
	rows := slices.Concat(statusFaults(), limitFaults(), connectionFaults(), bodyFaults(), redirectFaults(), contentFaults())
	names := map[string]bool{}
	for _, row := range rows {
		if names[row.name] {
			t.Errorf("two rows are called %q", row.name)
		}
		names[row.name] = true
		t.Run(row.name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, row.run)
		})
	}
	t.Attr("faults", strconv.Itoa(len(rows)))
}

// prepare starts the server or the network of a row, and configures the provider.
func (f fault) prepare(w *world) {
	switch {
	case f.handle != nil:
		w.startRaw(f.handle)
	case f.dialing == nil:
		w.startMock(f.mock...)
	}
	w.network.dialing = f.dialing
	if diagnostics := w.configure(f.provider); len(diagnostics) > 0 {
		w.t.Fatal(acctest.Texts(diagnostics))
	}
}

// checkBounds checks that not too much was read, and that no diagnostic contains forbidden
// content.
func (f fault) checkBounds(w *world, diagnostics []*tfprotov6.Diagnostic) {
	w.t.Helper()
	if limit := cmp.Or(f.taken, sentry.DefaultMaxResponseBytes+1<<20); w.raw != nil && w.raw.flooded.Load() > limit {
		w.t.Errorf("%d bytes were read", w.raw.flooded.Load())
	}
	checkPrintable(w.t, diagnostics)
	text := acctest.Texts(diagnostics)
	if secret := leaks(text); secret != "" || strings.Contains(text, eventCanary) {
		w.t.Errorf("the diagnostics contain a secret %q or the event:\n%s", secret, text)
	}
}

func (f fault) run(w *world) {
	f.prepare(w)
	state, diagnostics, took := w.read(w.t.Context(), pythonID, f.arguments)
	if got := w.attempts(); got != f.attempts {
		w.t.Errorf("%d attempts, want %d", got, f.attempts)
	}
	if took < f.least || took > f.most {
		w.t.Errorf("took %s, want %s to %s", took, f.least, f.most)
	}
	f.checkBounds(w, diagnostics)
	text := acctest.Texts(diagnostics)
	switch {
	case f.summary != "":
		checkFailure(w.t, diagnostics, f)
	case state.IsZero():
		w.t.Errorf("the read failed: %s", text)
	case f.title != "" && state.Get("title") != f.title:
		w.t.Errorf("the title is %q, want %q", state.Get("title"), f.title)
	}
	for _, part := range f.parts {
		if !state.IsZero() && !strings.Contains(state.JSON(), part) {
			w.t.Errorf("the state lacks %s:\n%s", part, state.JSON())
		}
	}
	if f.summary == "" {
		f.checkWarning(w.t, diagnostics)
	}
	if testing.Verbose() {
		w.t.Logf("%d attempts, %s: %s", w.attempts(), took, text)
	}
	f.recover(w)
}

// checkWarning expects the one warning of the row, or none.
func (f fault) checkWarning(t *testing.T, diagnostics []*tfprotov6.Diagnostic) {
	t.Helper()
	switch {
	case f.warns == "" && len(diagnostics) == 0:
	case f.warns == "" || len(diagnostics) != 1 || !strings.HasPrefix(diagnostics[0].Summary, f.warns) ||
		diagnostics[0].Severity != tfprotov6.DiagnosticSeverityWarning:
		t.Errorf("want the warning %q alone, got: %s", f.warns, acctest.Texts(diagnostics))
	default:
		for _, part := range f.want {
			if !strings.Contains(diagnostics[0].Detail, part) {
				t.Errorf("the warning lacks %q: %s", part, diagnostics[0].Detail)
			}
		}
	}
}

// longestBlock exceeds the wait that a server can demand with any header.
const longestBlock = 11 * 365 * 24 * time.Hour

// recover reads another event after the fault. Nothing of the fault may remain in the
// provider.
func (f fault) recover(w *world) {
	time.Sleep(longestBlock)
	w.network.dialing = nil
	switch {
	case w.mock != nil:
		w.mock.ClearFaults()
	case w.raw != nil:
		w.raw.handle = func(e *exchange) { e.write(okHead(), `{"groupID": "171", "title": "good again"}`) }
	default:
		w.startMock()
	}
	state, diagnostics, took := w.read(w.t.Context(), otherID, map[string]any{"project": "backend", "include": []string{}})
	good := w.mock != nil || !state.IsZero() && state.Get("title") == "good again"
	if state.IsZero() || !good || took > time.Second {
		w.t.Errorf("the next read took %s: %s", took, acctest.Texts(diagnostics))
	}
}

// Bounds of a read with the default number of attempts and the waits of four retries.
const (
	backoffLeast = 3750 * time.Millisecond
	backoffMost  = 7500 * time.Millisecond
)

// retried returns the row with all attempts.
func (f fault) retried() fault {
	f.attempts, f.least, f.most = 5, backoffLeast, backoffMost
	f.want = append(f.want, "after 5 attempts")
	return f
}

// once returns the row without retries, which takes no time.
func (f fault) once() fault {
	f.attempts = 1
	return f
}

// header returns a header's line.
func header(name string, value any) string { return fmt.Sprintf("%s: %v", name, value) }
