// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
)

// Profile is a kind of server: a version of Sentry, or another server with its API.
type Profile struct {
	name string
	// endpoints are the routes, in order of precedence. unrouted responds to all
	// other paths.
	endpoints []*endpoint
	unrouted  func(r *http.Request, path string) response
	// unlimited reports whether the server has no rate limits and none of their headers.
	unlimited bool
	// id returns the server's ID for the number of a project or an issue.
	id func(number string) string
	// form changes an event from the form of sentry.io to that of the server. Nil changes
	// nothing, byte for byte.
	form func(event map[string]any)
	// refine changes responses, primarily errors.
	refine func(response) response
}

// SentryIO is the current sentry.io.
var SentryIO = Profile{
	name: "sentry.io", endpoints: sentryEndpoints, unrouted: unrouted, id: sameID, refine: sameResponse,
}

// Profiles returns all kinds of servers, SentryIO first.
func Profiles() []Profile { return []Profile{SentryIO, SelfHosted25, GlitchTip, Urgentry} }

// String returns the name of the profile, such as sentry.io.
func (p Profile) String() string { return p.name }

func sameID(number string) string { return number }

func sameResponse(r response) response { return r }

// formed returns an event in the form of the server.
func (p Profile) formed(event []byte) []byte {
	if p.form == nil {
		return event
	}
	decoder := json.NewDecoder(bytes.NewReader(event))
	decoder.UseNumber()
	var tree map[string]any
	if decoder.Decode(&tree) != nil || tree == nil {
		return event
	}
	p.form(tree)
	return jsonResponse(http.StatusOK, tree).body
}

// withQuery returns a handler that serves a request with changed parameters.
func withQuery(change func(url.Values), serve handler) handler {
	return func(s *Server, c *call) response {
		query := c.request.URL.Query()
		change(query)
		other := *c
		other.request = c.request.Clone(c.request.Context())
		other.request.URL.RawQuery = query.Encode()
		return serve(s, &other)
	}
}

// ignoring returns a function that removes parameters that a server does not know.
func ignoring(names ...string) func(url.Values) {
	return func(query url.Values) {
		for _, name := range names {
			query.Del(name)
		}
	}
}

// inAnyOrganization returns a handler for paths that name an issue and no organization. The
// organization is that of the issue.
func inAnyOrganization(serve handler) handler {
	return func(s *Server, c *call) response {
		for _, org := range s.world.orgs {
			if c.token.seesOrganization(org.Slug) && org.issueByID(c.param["issue"]) != nil {
				within := *c
				within.org = org
				return serve(s, &within)
			}
		}
		return resourceMissing()
	}
}

// ofIssueOnly returns a handler for an issue's event that checks that the event belongs to
// the issue. Sentry does not check it.
func ofIssueOnly(serve handler) handler {
	return func(s *Server, c *call) response {
		i := c.resolveIssue(c.param["issue"])
		if i != nil && len(c.visibleEvents(func(e *event) bool { return e.id == c.param["event"] && e.group != i.id })) > 0 {
			return eventMissing()
		}
		return serve(s, c)
	}
}
