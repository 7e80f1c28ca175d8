// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// GlitchTip is GlitchTip 4 to 6, without the organizations' route of an issue's event.
var GlitchTip = Profile{
	name: "glitchtip", unlimited: true, id: sameID, form: glitchTipForm, refine: glitchTipErrors,
	unrouted: func(*http.Request, string) response {
		return plainResponse(http.StatusNotFound, "text/html; charset=utf-8", glitchTipNotFoundPage)
	},
	endpoints: []*endpoint{
		{path: projectPath, scopes: projectScopes, serve: serveProject},
		{
			path:   path(`projects/{org}/{project}/events/{event}/`),
			scopes: eventScopes, serve: byEitherID(serveProjectEvent),
		},
		{
			// Neither of the two has to exist.
			path:   path(`projects/{owner}/{name}/events/`),
			scopes: eventScopes, serve: withQuery(wholeEvents, serveGlitchTipEvents),
		},
		{path: issueListPath, scopes: eventScopes, serve: serveGlitchTipIssues},
		{path: path(`organizations/[^/]+/issues/\d+/`), scopes: slices.Concat(eventScopes, projectScopes, orgScopes), serve: serveNoRead},
		{
			path:   path(`issues/(?P<issue>\d+)/`),
			scopes: eventScopes, serve: inAnyOrganization(withQuery(ignoring("environment", "expand"), ofGlitchTip(serveIssue))),
		},
		{path: olderEventsPath, scopes: eventScopes, serve: inAnyOrganization(withQuery(wholeEvents, serveIssueEvents))},
		{
			path:   path(`issues/{issue}/events/{event}/`),
			scopes: eventScopes,
			serve:  orNothing(inAnyOrganization(withQuery(ignoring("environment"), byEitherID(ofIssueOnly(serveIssueEvent))))),
		},
	},
}

const glitchTipNotFoundPage = `<!doctype html>
<html lang="en"><head><title>Not Found</title></head>
<body><h1>Not Found</h1><p>The requested resource was not found on this server.</p></body></html>
`

// glitchTipMembers lists the members of an event. There is no release, level or environment,
// because only the tags contain them.
var glitchTipMembers = []string{
	"context", "contexts", "culprit", "dateCreated", "dateReceived", "dist", "entries", "errors", "eventID", "groupID", "id", "message",
	"metadata", "nextEventID", "packages", "platform", "previousEventID", "projectID", "sdk", "tags", "title", "type", "user", "userReport",
}

// glitchTipForm adds the server's own ID to an event. It renames some members, but only in
// exceptions, like the server.
func glitchTipForm(event map[string]any) {
	maps.DeleteFunc(event, func(name string, _ any) bool { return !slices.Contains(glitchTipMembers, name) })
	if id, isText := event["eventID"].(string); isText {
		event["id"] = glitchTipID(id)
	}
	storeTraces(event, func(frame map[string]any) {
		renamed(frame, map[string]string{"abs_path": "absPath", "colno": "colNo", "in_app": "inApp", "lineno": "lineNo"})
	})
}

// glitchTipID returns the server's own ID of an event.
func glitchTipID(eventID string) string {
	sum := sha256.Sum256([]byte("event " + eventID))
	return hex.EncodeToString(sum[:16])
}

// wholeEvents makes a list contain whole events. It removes the parameters that GlitchTip
// does not know.
func wholeEvents(query url.Values) {
	ignoring("statsPeriod", "start", "end", "query", "environment", "sample")(query)
	query.Set("full", "true")
}

// byEitherID returns a handler that also accepts an event's own ID, and responds with own IDs
// of its neighbors.
func byEitherID(serve handler) handler {
	return func(s *Server, c *call) response {
		wanted := strings.ToLower(strings.ReplaceAll(c.param["event"], "-", ""))
		isLatest := c.project == nil && wanted == "latest"
		if !isLatest && !eventIDPattern.MatchString(wanted) {
			return unprocessable("uuid_parsing", "Input should be a valid UUID", "path", "event_id")
		}
		for _, e := range c.visibleEvents(func(e *event) bool { return glitchTipID(e.id) == wanted }) {
			wanted = e.id
		}
		other := *c
		other.param = maps.Clone(c.param)
		other.param["event"] = wanted
		resp := serve(s, &other)
		if resp.status == http.StatusOK {
			resp.body = other.withNeighbors(resp.body)
		}
		return resp
	}
}

// withNeighbors returns an event with the own IDs of the next older and the next newer
// event of its issue.
func (c *call) withNeighbors(body []byte) []byte {
	var own struct{ EventID string }
	_ = json.Unmarshal(body, &own)
	older, newer := "null", "null"
	for _, e := range c.visibleEvents(func(e *event) bool { return e.id == own.EventID && e.group != "" }) {
		events := c.eventsOf(c.org.issueByID(e.group))
		index := slices.Index(events, e)
		if index > 0 {
			newer = quoted(glitchTipID(events[index-1].id))
		}
		if index+1 < len(events) {
			older = quoted(glitchTipID(events[index+1].id))
		}
	}
	body = withMember(body, "nextEventID", json.RawMessage(newer))
	return withMember(body, "previousEventID", json.RawMessage(older))
}

// orNothing returns a handler that responds with an event without values if the latest event
// of a missing issue is requested.
func orNothing(serve handler) handler {
	return func(s *Server, c *call) response {
		resp := serve(s, c)
		if resp.status == http.StatusNotFound && c.param["event"] == "latest" {
			return jsonResponse(http.StatusOK, map[string]any{
				"eventID": "", "id": "", "issue": nil, "dateCreated": nil, "dateReceived": nil, "entries": map[string]any{},
				"tags": map[string]any{}, "user": map[string]any{"id": "", "email": ""}, "projectID": nil,
				"release": map[string]any{"version": ""},
			})
		}
		return resp
	}
}

// serveGlitchTipEvents responds with an empty list for a project that does not exist.
func serveGlitchTipEvents(s *Server, c *call) response {
	within := *c
	within.org = s.world.visibleOrg(c.param["owner"], c.token)
	if within.org == nil || within.resolveProject(c.param["name"]) != nil {
		return jsonResponse(http.StatusOK, []any{})
	}
	return serveProjectEvents(s, &within)
}

// glitchTipErrors converts errors to the form of GlitchTip. Projects have no former slugs.
func glitchTipErrors(r response) response {
	switch r.status {
	case http.StatusFound, http.StatusNotFound:
		return detailResponse(http.StatusNotFound, "Not Found")
	case http.StatusUnauthorized:
		return detailResponse(http.StatusForbidden, "Invalid token.")
	case http.StatusBadRequest:
		var body struct{ Detail string }
		_ = json.Unmarshal(r.body, &body)
		return unprocessable("value_error", body.Detail, "query")
	}
	return r
}

// unprocessable returns the response to a parameter that is not valid.
func unprocessable(kind, message string, location ...string) response {
	return jsonResponse(http.StatusUnprocessableEntity, map[string]any{
		"detail": []any{map[string]any{"type": kind, "loc": location, "msg": message}},
	})
}
