// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const (
	// lateID is the ID of an event that arrives during a wait, or never.
	lateID = "1a7e1a7e1a7e1a7e1a7e1a7e1a7e1a7e"
	// quietIssue is an issue without events until the late event arrives, in project backend.
	quietIssue = "990002"
	// lateRelease is the release of only that event, and quietProject a project without
	// events until it arrives.
	lateRelease  = "late@1.0.0"
	quietProject = "quiet"
	// notYet means that an event never arrives.
	notYet = time.Duration(-1)
)

// late starts a mock server with an event that arrives after a time, and configures the
// provider.
func (w *world) late(profile mocksentry.Profile, arrives time.Duration, block map[string]any) {
	w.t.Helper()
	w.mock = mocksentry.NewDefault(mocksentry.WithoutRateLimits(), mocksentry.As(profile))
	w.mock.AddIssue("acme", mocksentry.Issue{ID: quietIssue, ShortID: "BACKEND-9Q", Project: "backend"})
	w.mock.AddProject("acme", mocksentry.Project{Slug: quietProject, ID: 990})
	w.mock.Serve(w.network.listen(loopback))
	if diagnostics := w.configure(block); len(diagnostics) > 0 {
		w.t.Fatal(acctest.Texts(diagnostics))
	}
	if arrives == notYet {
		return
	}
	body := fmt.Sprintf(`{"id": %q, "eventID": %[1]q, "groupID": %q, "type": "error", "title": %q, "dateCreated": "2026-03-14T09:00:00Z",
		"tags": [{"key": "release", "value": %q}, {"key": "environment", "value": "late"}]}`, lateID, quietIssue, eventCanary, lateRelease)
	add := func() {
		other := strings.Repeat("7", 32)
		for project, id := range map[string]string{"backend": lateID, quietProject: other} {
			own := strings.ReplaceAll(strings.Replace(body, quietIssue, quietIssue[:len(project)-1], 1), lateID, id)
			if project == "backend" {
				own = body
			}
			if err := w.mock.AddEventWithID("acme", project, id, []byte(own)); err != nil {
				w.t.Error(err)
			}
		}
	}
	if arrives == 0 {
		add()
		return
	}
	time.AfterFunc(arrives, add)
}

// wait reads the late event with wait_for, and returns when the requests for it arrived at
// the server.
func (w *world) wait(ctx context.Context, config map[string]any) (acctest.State, []*tfprotov6.Diagnostic, []time.Duration) {
	w.t.Helper()
	arguments := map[string]any{"include": nil}
	maps.Copy(arguments, config)
	began := time.Now()
	state, diagnostics, _ := w.read(ctx, lateID, arguments)
	var polls []time.Duration
	for _, request := range w.mock.Requests() {
		if strings.Contains(request.Path, "/events/") {
			polls = append(polls, request.Start.Sub(began).Round(time.Millisecond))
		}
	}
	return state, diagnostics, polls
}

// seconds returns the times of the first requests for an event during a wait.
func seconds(times ...float64) []time.Duration {
	polls := make([]time.Duration, len(times))
	for i, at := range times {
		polls[i] = time.Duration(at * float64(time.Second)).Round(time.Millisecond)
	}
	return polls
}

// TestWaitFindsEventsThatArriveLater reads events that arrive during a wait, and events that
// do not.
func TestWaitFindsEventsThatArriveLater(t *testing.T) {
	t.Parallel()
	latest := func(issue string) map[string]any {
		return map[string]any{"wait_for": "5s", "event_id": "latest", "issue_id": issue}
	}
	// The release is that of the late event only.
	search := map[string]any{
		"wait_for": "5s", "event_id": nil, "query": "release:" + lateRelease, "start": "2026-03-01", "end": "2026-04-01", "project": nil,
	}
	// The environment is new: it exists after the late event arrives.
	inEnvironment := maps.Clone(search)
	inEnvironment["environments"] = []string{"late"}
	inProject := maps.Clone(search)
	inProject["project"] = "backend"
	for name, test := range map[string]struct {
		profile mocksentry.Profile
		arrives time.Duration
		config  map[string]any
		polls   []time.Duration
	}{
		"there already":              {mocksentry.SentryIO, 0, map[string]any{"wait_for": "1h"}, seconds(0)},
		"second request":             {mocksentry.SentryIO, 300 * time.Millisecond, map[string]any{"wait_for": "30s"}, seconds(0, 1)},
		"third request":              {mocksentry.SentryIO, 2 * time.Second, map[string]any{"wait_for": "30s"}, seconds(0, 1, 2.5)},
		"last request":               {mocksentry.SentryIO, 4900 * time.Millisecond, map[string]any{"wait_for": "5s"}, seconds(0, 1, 2.5, 4.75, 5)},
		"shorter than a pause":       {mocksentry.SentryIO, 200 * time.Millisecond, map[string]any{"wait_for": "0.3s"}, seconds(0, 0.3)},
		"a minute":                   {mocksentry.SentryIO, time.Minute, map[string]any{"wait_for": "1h0m0s"}, seconds(0, 1, 2.5, 4.75, 8.125, 13.188, 20.781, 30.781, 40.781, 50.781, 60.781)},
		"never":                      {mocksentry.SentryIO, notYet, map[string]any{"wait_for": "5000ms"}, seconds(0, 1, 2.5, 4.75, 5)},
		"after the end":              {mocksentry.SentryIO, 5100 * time.Millisecond, map[string]any{"wait_for": "5s"}, seconds(0, 1, 2.5, 4.75, 5)},
		"no wait":                    {mocksentry.SentryIO, 300 * time.Millisecond, map[string]any{}, seconds(0)},
		"issue":                      {mocksentry.SentryIO, 2 * time.Second, latest(quietIssue), seconds(0, 1, 2.5)},
		"short ID of an issue":       {mocksentry.SentryIO, 300 * time.Millisecond, latest("BACKEND-9Q"), seconds(0, 1)},
		"issue without events":       {mocksentry.SentryIO, notYet, latest(quietIssue), seconds(0, 1, 2.5, 4.75, 5)},
		"event of an issue":          {mocksentry.SentryIO, 300 * time.Millisecond, map[string]any{"wait_for": "5s", "issue_id": quietIssue}, seconds(0, 1)},
		"GlitchTip":                  {mocksentry.GlitchTip, 2 * time.Second, map[string]any{"wait_for": "5s"}, seconds(0, 1, 2.5)},
		"GlitchTip, never":           {mocksentry.GlitchTip, notYet, map[string]any{"wait_for": "2s"}, seconds(0, 1, 2)},
		"urgentry":                   {mocksentry.Urgentry, 300 * time.Millisecond, map[string]any{"wait_for": "5s"}, seconds(0, 1)},
		"search":                     {mocksentry.SentryIO, 2 * time.Second, search, seconds(0, 1, 2.5, 2.5)},
		"search in a project":        {mocksentry.SentryIO, 300 * time.Millisecond, inProject, seconds(0, 1, 1)},
		"search in an environment":   {mocksentry.SentryIO, 300 * time.Millisecond, inEnvironment, seconds(0, 0, 1, 1)},
		"search in vain":             {mocksentry.SentryIO, notYet, search, seconds(0, 1, 2.5, 4.75, 5)},
		"search, slugs rejected":     {mocksentry.SelfHosted25, 300 * time.Millisecond, inProject, seconds(0, 0, 1, 1, 1)},
		"latest of a project":        {mocksentry.SentryIO, 300 * time.Millisecond, map[string]any{"wait_for": "5s", "event_id": "latest", "project": "quiet"}, seconds(0, 1, 1)},
		"latest, GlitchTip":          {mocksentry.GlitchTip, 300 * time.Millisecond, map[string]any{"wait_for": "5s", "event_id": "latest", "project": "quiet"}, seconds(0, 1, 1)},
		"self-hosted Sentry":         {mocksentry.SelfHosted25, 300 * time.Millisecond, map[string]any{"wait_for": "5s"}, seconds(0, 1)},
		"self-hosted Sentry, oldest": {mocksentry.SelfHosted25, notYet, map[string]any{"wait_for": "1s", "event_id": "oldest", "issue_id": quietIssue}, seconds(0, 1)},
	} {
		for _, allowed := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, allow_missing %t", name, allowed), func(t *testing.T) {
				t.Parallel()
				inWorld(t, func(w *world) {
					w.late(test.profile, test.arrives, nil)
					config := map[string]any{"allow_missing": allowed}
					maps.Copy(config, test.config)
					state, diagnostics, polls := w.wait(w.t.Context(), config)
					if !slices.Equal(polls, test.polls) {
						t.Errorf("requests after %s, want %s", polls, test.polls)
					}
					found := test.arrives != notYet && test.arrives <= polls[len(polls)-1]
					w.expectOutcome(state, diagnostics, config, found)
					if lines := strings.Count(w.log.String(), `"@message":"Waiting for an event"`); lines != len(slices.Compact(slices.Clone(polls)))-1 {
						t.Errorf("%d lines about waits in the log:\n%s", lines, w.log.String())
					}
				})
			})
		}
	}
}

// expectOutcome checks the result of a read that waited.
func (w *world) expectOutcome(state acctest.State, diagnostics []*tfprotov6.Diagnostic, config map[string]any, found bool) {
	w.t.Helper()
	waits := config["wait_for"]
	if !found && config["allow_missing"] == false {
		at := "event_id"
		if config["query"] != nil {
			at = "query"
		}
		acctest.ExpectDiagnostic(w.t, diagnostics, "Event Not Found", `AttributeName("`+at+`")`)
		wait, _ := time.ParseDuration(fmt.Sprint(waits))
		waited := strings.Contains(diagnostics[0].Detail, "The read waited "+wait.String()+" for the event") &&
			strings.Contains(diagnostics[0].Detail, "If the event may still arrive")
		if waited != (waits != nil) {
			w.t.Errorf("the detail of a read with wait_for = %v is\n%s", waits, diagnostics[0].Detail)
		}
		return
	}
	// A wait for an event does not count as a wait for a rate limit, however long it is.
	acctest.Succeed(w.t, diagnostics)
	if state.Get("found") != found || state.Get("wait_for") != waits || (state.Get("title") != nil) != found {
		w.t.Errorf("found = %v, wait_for = %v, title = %v", state.Get("found"), state.Get("wait_for"), state.Get("title"))
	}
}
