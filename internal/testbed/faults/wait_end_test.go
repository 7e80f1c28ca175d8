// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// TestWaitAppliesToEventsOnly covers failures that no wait can resolve.
func TestWaitAppliesToEventsOnly(t *testing.T) {
	t.Parallel()
	all := mocksentry.Profiles()
	for name, test := range map[string]struct {
		profiles      []mocksentry.Profile
		block, config map[string]any
		summary       string // empty if it is not the same on all servers
		requests      int    // maximum number of requests for events
	}{
		"project":           {all, nil, map[string]any{"project": "backnd"}, "Organization or Project Not Found", 1},
		"project ID":        {all, nil, map[string]any{"project": "4711"}, "Organization or Project Not Found", 1},
		"organization":      {all, nil, map[string]any{"organization": "acne"}, "Organization or Project Not Found", 1},
		"unknown token":     {all, map[string]any{"token": "sntryu_0000"}, nil, "Sentry Rejected the Token", 1},
		"inactive user":     {all[:1], map[string]any{"token": mocksentry.TokenInactiveUser}, nil, "Sentry Rejected the Token", 1},
		"denied":            {all[:2], map[string]any{"token": mocksentry.TokenWithoutProjectRead}, nil, "Sentry Denied Access", 1},
		"hidden project":    {all, map[string]any{"token": mocksentry.TokenRestricted}, nil, "", 1},
		"no project at all": {all, map[string]any{"project": nil}, nil, "Wait Without Project", 0},
		"issue":             {all, nil, map[string]any{"event_id": "latest", "issue_id": "123"}, "Issue Not Found", 1},
		"short ID":          {all[:1], nil, map[string]any{"event_id": "latest", "issue_id": "WEB-9999"}, "Issue Not Found", 0},
		"nothing as an event": {
			[]mocksentry.Profile{mocksentry.GlitchTip}, nil, map[string]any{"event_id": "latest", "issue_id": quietIssue},
			"Unexpected Response From Sentry", 9,
		},
		"project of a search": {all[:2], nil, map[string]any{"event_id": nil, "query": "level:x", "project": "backnd"}, "Sentry Denied Access", 1},
		"organization of a search": {
			all[:2], nil, map[string]any{"event_id": nil, "query": "level:x", "organization": "acne", "project": nil, "environments": []string{"x"}},
			"Organization or Explore Not Found", 2,
		},
		"search on another server":  {all[2:], nil, map[string]any{"event_id": nil, "query": "level:x"}, "", 1},
		"project of a latest event": {all, nil, map[string]any{"event_id": "latest", "project": "backnd"}, "Organization or Project Not Found", 1},
		"environment":               {all[:1], nil, map[string]any{"event_id": "latest", "issue_id": "BACKEND-9Q", "environments": []string{"prod"}}, "Environment Not Found", 1},
		"server":                    {all, map[string]any{"base_url": "http://127.0.0.1:9"}, nil, "Connection to Sentry Failed", 0},
		"too long":                  {all[:1], nil, map[string]any{"wait_for": "1h0m1s"}, "Invalid Duration", 0},
	} {
		for _, profile := range test.profiles {
			t.Run(name+"/"+profile.String(), func(t *testing.T) {
				t.Parallel()
				inWorld(t, func(w *world) {
					block := map[string]any{"max_retries": 0}
					maps.Copy(block, test.block)
					w.late(profile, 500*time.Millisecond, block)
					config := map[string]any{"wait_for": "10s", "allow_missing": true}
					maps.Copy(config, test.config)
					began := time.Now()
					state, diagnostics, polls := w.wait(w.t.Context(), config)
					if took := time.Since(began); took > 400*time.Millisecond {
						t.Errorf("the read ended after %s", took)
					}
					if !state.IsZero() || len(diagnostics) != 1 || test.summary != "" && diagnostics[0].Summary != test.summary {
						t.Errorf("want %q:\n%s", test.summary, acctest.Texts(diagnostics))
					}
					if len(polls) > test.requests && test.profiles[0].String() == profile.String() {
						t.Errorf("%d requests for events", len(polls))
					}
				})
			})
		}
	}
}

// TestWaitEndsWithAnotherError: another failure during a wait is reported like without a
// wait.
func TestWaitEndsWithAnotherError(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault   mocksentry.Fault
		summary string
	}{
		"token revoked":   {mocksentry.RespondDetail(401, "Invalid token"), "Sentry Rejected the Token"},
		"denied":          {mocksentry.RespondDetail(403, "You do not have permission to perform this action."), "Sentry Denied Access"},
		"project deleted": {mocksentry.RespondDetail(404, "The requested resource does not exist"), "Organization or Project Not Found"},
		"login page":      {mocksentry.RespondHTML(200), "Response Not From Sentry's API"},
		"not JSON":        {mocksentry.RespondBody(`{"eventID": `), "Invalid JSON From Sentry"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, func(w *world) {
				w.late(mocksentry.SentryIO, notYet, nil)
				w.mock.Fault(test.fault.After(2))
				_, diagnostics, polls := w.wait(w.t.Context(), map[string]any{"wait_for": "1m"})
				if len(diagnostics) != 1 || diagnostics[0].Summary != test.summary || len(polls) != 3 {
					t.Errorf("%d requests, want 3 and %q:\n%s", len(polls), test.summary, acctest.Texts(diagnostics))
				}
			})
		})
	}
}

// TestWaitContinuesAfterRetries: attempts that fail during a wait are retried.
func TestWaitContinuesAfterRetries(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]mocksentry.Fault{
		"gateway":    mocksentry.RespondHTML(502),
		"rate limit": mocksentry.RespondTooManyRequests("3", ""),
		"cut":        {Cut: mocksentry.CutBeforeHeaders},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, func(w *world) {
				w.late(mocksentry.SentryIO, 2*time.Second, nil)
				w.mock.Fault(fault.After(1).Once())
				state, diagnostics, _ := w.wait(w.t.Context(), map[string]any{"wait_for": "1m"})
				acctest.Succeed(t, diagnostics)
				if state.Get("found") != true {
					t.Error("the event was not found")
				}
			})
		})
	}
}

// TestWaitEndsWithRead: timeouts and interrupts end a wait.
func TestWaitEndsWithRead(t *testing.T) {
	t.Parallel()
	const doing = "waiting for the event; before that, the server responded with 404 Not Found: Event not found"
	for name, test := range map[string]struct {
		config   map[string]any
		canceled time.Duration // zero for never
		summary  string
		want     string
		after    time.Duration
	}{
		"timeouts": {map[string]any{"timeouts": map[string]any{"read": "3s"}}, 0, "Read Timed Out", "the time limit was reached while " + doing, 3 * time.Second},
		"timeouts before the first pause is over": {
			map[string]any{"timeouts": map[string]any{"read": "400ms"}}, 0, "Read Timed Out", "The read is limited to 400ms in total", 400 * time.Millisecond,
		},
		"timeouts and allow_missing": {
			map[string]any{"timeouts": map[string]any{"read": "3s"}, "allow_missing": true}, 0, "Read Timed Out", "the time limit was reached", 3 * time.Second,
		},
		"default of timeouts":   {nil, 0, "Read Timed Out", "The read is limited to 10m0s in total", 10 * time.Minute},
		"interrupt":             {nil, 700 * time.Millisecond, "Read Canceled", "canceled while " + doing, 700 * time.Millisecond},
		"interrupt, much later": {map[string]any{"allow_missing": true}, 55 * time.Second, "Read Canceled", "canceled while " + doing, 55 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, func(w *world) {
				w.late(mocksentry.SentryIO, notYet, nil)
				ctx, cancel := context.WithCancel(w.t.Context())
				defer cancel()
				if test.canceled > 0 {
					time.AfterFunc(test.canceled, cancel)
				}
				config := map[string]any{"wait_for": "30m"}
				maps.Copy(config, test.config)
				began := time.Now()
				_, diagnostics, _ := w.wait(ctx, config)
				if took := time.Since(began).Round(10 * time.Millisecond); took != test.after {
					t.Errorf("the read ended after %s, want %s", took, test.after)
				}
				if len(diagnostics) != 1 || diagnostics[0].Summary != test.summary || !strings.Contains(diagnostics[0].Detail, test.want) {
					t.Errorf("want %q, %q:\n%s", test.summary, test.want, acctest.Texts(diagnostics))
				}
			})
		})
	}
}

// TestEphemeralWaitsForEvent: the ephemeral resource waits too.
func TestEphemeralWaitsForEvent(t *testing.T) {
	t.Parallel()
	inWorld(t, func(w *world) {
		w.late(mocksentry.SentryIO, 2*time.Second, nil)
		config := map[string]any{"event_id": lateID, "wait_for": "10s", "timeouts": map[string]any{"open": "20s"}}
		result, diagnostics := w.protocol.Open(typeName, config)
		acctest.Succeed(t, diagnostics)
		if result.Get("title") != eventCanary || result.Get("wait_for") != "10s" || w.attempts() != 3 {
			t.Errorf("title = %v, wait_for = %v, %d requests", result.Get("title"), result.Get("wait_for"), w.attempts())
		}
		config["event_id"] = strings.Repeat("0", 32)
		_, diagnostics = w.protocol.Open(typeName, config)
		acctest.ExpectDiagnostic(t, diagnostics, "Event Not Found", `AttributeName("event_id")`, "The read waited 10s")
	})
}
