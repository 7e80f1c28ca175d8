// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// reply is a response of a server that has few paths. Its status is 200 if it is not set.
type reply struct {
	status      int
	body        string
	contentType string
}

// paths is a server with few paths. It responds to every other path with the reply under "",
// and records the requested paths below /api/0/.
type paths struct {
	replies map[string]reply

	mutex     sync.Mutex
	requested []string
}

func (p *paths) RoundTrip(req *http.Request) (*http.Response, error) {
	path := strings.TrimPrefix(req.URL.Path, "/api/0/")
	p.mutex.Lock()
	p.requested = append(p.requested, path)
	p.mutex.Unlock()
	found, ok := p.replies[path]
	if !ok {
		found = p.replies[""]
	}
	if found.status == 0 {
		found.status = http.StatusOK
	}
	if found.contentType == "" {
		found.contentType = "application/json"
	}
	return respond(found.status, found.body, "Content-Type", found.contentType, "Link", `<https://x/>; rel="next"; results="false"`), nil
}

// ofServer returns a client for a server.
func ofServer(t *testing.T, base string, server *paths) *sentry.Client {
	t.Helper()
	settings := config(base)
	settings.MaxRetries = 0
	return over(t, settings, server)
}

const (
	ownServer   = "https://sentry.example.com"
	ofEvent     = "projects/acme/web/events/" + testEvent + "/"
	ofMaps      = ofEvent + "source-map-debug/"
	ofFiles     = ofEvent + "attachments/"
	ownResource = `{"detail":"The requested resource does not exist"}`
)

var (
	vague   = reply{404, `{"detail": "Not Found"}`, ""}
	project = reply{0, `{"id":"7","slug":"web"}`, ""}
)

// TestMissingInProjectLooksUpProject expects a lookup of the project if a response does not
// report what is missing.
func TestMissingInProjectLooksUpProject(t *testing.T) {
	t.Parallel()
	const byProject = "projects/acme/web/"
	for name, test := range map[string]struct {
		base           string
		event, project reply
		want           sentry.Missing
		requests       int
	}{
		"project exists":        {ownServer, vague, project, sentry.MissingEvent, 2},
		"no project":            {ownServer, vague, vague, sentry.MissingContainer, 2},
		"Sentry's own words":    {ownServer, vague, reply{404, ownResource, ""}, sentry.MissingContainer, 2},
		"denied":                {ownServer, vague, reply{403, `{"detail":"No"}`, ""}, sentry.MissingUnclear, 2},
		"broken":                {ownServer, vague, reply{500, ``, ""}, sentry.MissingUnclear, 2},
		"something else":        {ownServer, vague, reply{0, `{"status":"ok"}`, ""}, sentry.MissingUnclear, 2},
		"web page":              {ownServer, vague, reply{0, `<html>`, "text/html"}, sentry.MissingUnclear, 2},
		"full stop":             {ownServer, reply{404, `{"detail":"Not found."}`, ""}, project, sentry.MissingEvent, 2},
		"error":                 {ownServer, reply{404, `{"error":"not found"}`, ""}, project, sentry.MissingEvent, 2},
		"empty object":          {ownServer, reply{404, ` {} `, ""}, project, sentry.MissingEvent, 2},
		"no body":               {ownServer, reply{404, ``, ""}, project, sentry.MissingEvent, 2},
		"Go's own text":         {ownServer, reply{404, "404 page not found\n", "text/plain; charset=utf-8"}, project, sentry.MissingNotLookedUp, 1},
		"no body, hosted":       {"https://sentry.io", reply{404, ``, ""}, project, sentry.MissingNotLookedUp, 1},
		"empty object, region":  {"https://de.sentry.io", reply{404, `{}`, ""}, project, sentry.MissingNotLookedUp, 1},
		"JSON, hosted":          {"https://sentry.io", vague, project, sentry.MissingEvent, 2},
		"told: event":           {ownServer, reply{404, `{"detail":"Event not found"}`, ""}, project, sentry.MissingNotLookedUp, 1},
		"told: project":         {ownServer, reply{404, ownResource, ""}, project, sentry.MissingNotLookedUp, 1},
		"page of a proxy":       {ownServer, reply{404, `<html>`, "text/html"}, project, sentry.MissingNotLookedUp, 1},
		"another status":        {ownServer, reply{410, `{"detail":"Not Found"}`, ""}, project, sentry.MissingNotLookedUp, 1},
		"with a code":           {ownServer, reply{404, `{"detail":{"code":"gone","message":"x"}}`, ""}, project, sentry.MissingNotLookedUp, 1},
		"words about something": {ownServer, reply{404, `{"detail":"Team not found"}`, ""}, project, sentry.MissingEvent, 2},
		"words of urgentry":     {ownServer, reply{404, `{"detail":"Project not found.","code":"not_found"}`, ""}, vague, sentry.MissingContainer, 2},
		"words in other case":   {ownServer, reply{404, `{"message":"Event Not Found"}`, ""}, project, sentry.MissingEvent, 2},
		"words of a framework":  {ownServer, reply{404, `{"detail":"No Event matches the given query."}`, ""}, project, sentry.MissingEvent, 2},
		"another project":       {ownServer, vague, reply{0, `{"slug":"login","status":"denied"}`, ""}, sentry.MissingUnclear, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := &paths{replies: map[string]reply{ofEvent: test.event, byProject: test.project}}
			_, err := ofServer(t, test.base, server).Event(t.Context(), "acme", "web", testEvent)
			got := wantError[*sentry.APIError](t, err)
			if got.Missing != test.want || got.StatusCode != test.event.status || len(server.requested) != test.requests {
				t.Errorf("got %+v after %q", got, server.requested)
			}
			told := name == "told: event"
			if found := got.EventNotFound(); found != (test.want == sentry.MissingEvent || told) {
				t.Errorf("EventNotFound is %t", found)
			}
		})
	}
}

// TestMissingBelowEventLooksUpEvent expects a lookup of the event, because the report or the
// list itself may be missing.
func TestMissingBelowEventLooksUpEvent(t *testing.T) {
	t.Parallel()
	read := map[string]func(context.Context, *sentry.Client) error{
		ofMaps: func(ctx context.Context, c *sentry.Client) error {
			_, err := c.SourceMaps(ctx, "acme", "web", testEvent)
			return err
		},
		ofFiles: func(ctx context.Context, c *sentry.Client) error {
			pages, err := c.EventAttachments("acme", "web", testEvent, "")
			return first(ctx, pages, err)
		},
	}
	for name, test := range map[string]struct {
		below, event, project reply
		want                  sentry.Missing
	}{
		"no such path":        {vague, reply{0, `{"eventID":"x"}`, ""}, project, sentry.MissingResource},
		"no such path, empty": {reply{404, "", ""}, reply{0, `{}`, ""}, project, sentry.MissingResource},
		"no event":            {vague, vague, project, sentry.MissingEvent},
		"no event, in words":  {vague, reply{404, `{"detail":"Event not found"}`, ""}, project, sentry.MissingEvent},
		"no project":          {vague, vague, vague, sentry.MissingContainer},
		"denied":              {vague, reply{403, `{}`, ""}, project, sentry.MissingUnclear},
		"project denied":      {vague, vague, reply{403, `{}`, ""}, sentry.MissingUnclear},
		"told":                {reply{404, ownResource, ""}, project, project, sentry.MissingNotLookedUp},
	} {
		for path, call := range read {
			server := &paths{replies: map[string]reply{path: test.below, ofEvent: test.event, "projects/acme/web/": test.project}}
			err := call(t.Context(), ofServer(t, ownServer, server))
			if got := wantError[*sentry.APIError](t, err); got.Missing != test.want {
				t.Errorf("%s: %s: got %+v after %q", name, path, got, server.requested)
			}
		}
	}
}

// TestInterruptEndsLookup: an interrupt during the lookup ends the read.
func TestInterruptEndsLookup(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	client := over(t, config(ownServer), transport(func(req *http.Request) (*http.Response, error) {
		if strings.HasSuffix(req.URL.Path, "/web/") {
			cancel()
		}
		return respond(404, `{"detail":"Not Found"}`), nil
	}))
	_, err := client.Event(ctx, "acme", "web", testEvent)
	_ = wantError[*sentry.InterruptedError](t, err)
}
