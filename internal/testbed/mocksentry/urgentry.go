// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Urgentry is a server like urgentry. Its routes are prefixes: it responds to a path below an
// event or a list with the event or the list. To every other path, it responds with a
// description of the API.
var Urgentry = Profile{
	name: "urgentry", unlimited: true, id: urgentryID, form: urgentryForm, refine: urgentryErrors,
	unrouted: func(*http.Request, string) response {
		features := map[string]any{"organizations:events": true}
		return jsonResponse(http.StatusOK, map[string]any{"version": "0", "user": nil, "features": features})
	},
	endpoints: []*endpoint{
		{path: projectPath, scopes: projectScopes, serve: serveProject},
		{path: sourceMapsPath, scopes: projectScopes, serve: serveUrgentrySourceMaps},
		{path: path(`projects/{org}/{project}/events/{event}/(?:.*/)?`), scopes: projectScopes, serve: serveProjectEvent},
		{path: projectEventsPath, scopes: projectScopes, serve: withQuery(unsortedEvents, serveProjectEvents)},
		{path: issuePath, scopes: projectScopes, serve: serveIssue},
		{path: path(`organizations/{org}/issues/{issue}/events/{event}/`), scopes: projectScopes, serve: serveUrgentryIssueEvent},
		{path: issueEventsPath, scopes: projectScopes, serve: withQuery(wholeEvents, serveIssueEvents)},
		{
			path:   path(`issues/{issue}/events/(?P<event>latest)/`),
			scopes: projectScopes, serve: inAnyOrganization(withQuery(ignoring("environment"), serveIssueEvent)),
		},
		{
			path:   path(`issues/{issue}/events/(?:.*/)?`),
			scopes: projectScopes, serve: inAnyOrganization(withQuery(wholeEvents, serveIssueEvents)),
		},
		{path: path(`issues/{issue}/`), scopes: projectScopes, serve: inAnyOrganization(serveIssue)},
		{path: eventIDPath, scopes: orgScopes, serve: serveEventIDLookup},
		{path: shortIDPath, scopes: orgScopes, serve: serveUrgentryShortID},
		{path: explorePath, scopes: orgScopes, serve: serveUrgentryExplore},
	},
}

// unsortedEvents makes a list contain whole events that are not sorted by time.
func unsortedEvents(query url.Values) {
	wholeEvents(query)
	query.Set("sample", "true")
}

// urgentryID returns the server's ID of a project or an issue.
func urgentryID(number string) string {
	sum := sha256.Sum256([]byte(number))
	return hex.EncodeToString(sum[:16])
}

// urgentryForm converts an event to the form of SDKs wherever urgentry keeps it.
func urgentryForm(event map[string]any) {
	for _, name := range []string{"groupID", "projectID"} {
		if number, isText := event[name].(string); isText {
			event[name] = urgentryID(number)
		}
	}
	for _, tag := range elements(event["tags"]) {
		if member(tag, "key") == "level" {
			event["level"] = member(tag, "value")
		}
	}
	if tags, isList := event["tags"].([]any); isList {
		event["tags"] = slices.DeleteFunc(tags, func(tag any) bool { return member(tag, "key") == "level" })
	}
	storeTraces(event, func(map[string]any) {})
	for _, entry := range elements(event["entries"]) {
		if data, isObject := member(entry, "data").(map[string]any); isObject && member(entry, "type") == "request" {
			storeRequest(data)
		}
	}
}

// storeRequest converts a request: its query becomes one string, headers and cookies become
// objects.
func storeRequest(request map[string]any) {
	renamed(request, map[string]string{"query": "query_string"})
	if pairs, isList := request["query_string"].([]any); isList {
		var parts []string
		for _, pair := range pairs {
			if name, value, ok := pairOf(pair); ok {
				text, _ := value.(string)
				parts = append(parts, url.QueryEscape(name)+"="+url.QueryEscape(text))
			}
		}
		request["query_string"] = strings.Join(parts, "&")
	}
	for _, name := range []string{"headers", "cookies"} {
		pairs, isList := request[name].([]any)
		if !isList {
			continue
		}
		object := map[string]any{}
		for _, pair := range pairs {
			if key, value, ok := pairOf(pair); ok {
				object[key] = value
			}
		}
		request[name] = object
	}
	maps.DeleteFunc(request, isNull)
}

// pairOf splits a list of a name and a value.
func pairOf(pair any) (string, any, bool) {
	parts := elements(pair)
	if len(parts) != 2 {
		return "", nil, false
	}
	name, isText := parts[0].(string)
	return name, parts[1], isText
}

// serveUrgentryIssueEvent accepts only event IDs. The older path accepts latest.
func serveUrgentryIssueEvent(s *Server, c *call) response {
	if !eventIDPattern.MatchString(c.param["event"]) {
		return eventMissing()
	}
	return ofIssueOnly(serveIssueEvent)(s, c)
}

// serveUrgentryShortID responds with the issue's ID in the issue only. For a short ID of no
// project, it uses the number after the dash.
func serveUrgentryShortID(_ *Server, c *call) response {
	part := strings.ToUpper(c.param["issue"])
	dash := strings.LastIndex(part, "-")
	if dash < 0 {
		return detailResponse(http.StatusBadRequest, "Invalid short ID format.")
	}
	sameNumber := slices.IndexFunc(c.org.issues, func(i *issue) bool { return strings.HasSuffix(i.shortID(), part[dash:]) })
	i := c.resolveIssue(part)
	if i == nil && sameNumber >= 0 {
		i = c.resolveIssue(c.org.issues[sameNumber].id)
	}
	if i == nil {
		return resourceMissing()
	}
	return jsonResponse(http.StatusOK, map[string]any{
		"organizationSlug": c.org.Slug, "projectSlug": i.project.Slug, "group": i.details(c.eventsOf(i)),
	})
}

// serveUrgentrySourceMaps reports the problems of the event as a whole.
func serveUrgentrySourceMaps(_ *Server, c *call) response {
	e := c.eventOfResource()
	if e == nil {
		return eventMissing()
	}
	_, hasRelease := e.tag("release")
	problems := []any{}
	if !hasRelease {
		problems = append(problems, map[string]any{"type": "no_release", "message": "Event does not have a release."})
	}
	return jsonResponse(http.StatusOK, map[string]any{"eventId": e.id, "hasRelease": hasRelease, "errors": problems})
}

// serveUrgentryExplore returns the titles, projects, and counts of all issues for every
// query.
func serveUrgentryExplore(_ *Server, c *call) response {
	query := c.request.URL.Query()
	if dataset := cmp.Or(query.Get("dataset"), "issues"); dataset != "issues" {
		return detailResponse(http.StatusBadRequest, `Invalid discover query: dataset: unsupported dataset "`+dataset+`"`)
	}
	types := map[string]string{"title": "string", "project": "string", "count()": "number"}
	maps.DeleteFunc(types, func(name string, _ string) bool { return !slices.Contains(query["field"], name) })
	for _, name := range query["field"] {
		if types[name] == "" {
			return detailResponse(http.StatusBadRequest, `Invalid discover query: select: unknown field "`+name+`" for dataset "issues"`)
		}
	}
	rows := []any{}
	for _, i := range c.org.issues {
		if events := c.eventsOf(i); len(events) > 0 {
			row := map[string]any{"title": events[0].title, "project": i.project.Slug, "count()": len(events)}
			maps.DeleteFunc(row, func(name string, _ any) bool { return types[name] == "" })
			rows = append(rows, row)
		}
	}
	return jsonResponse(http.StatusOK, map[string]any{"data": rows, "meta": map[string]any{"fields": types}})
}

// urgentryErrors converts errors to the form of urgentry. Projects have no former slugs.
func urgentryErrors(r response) response {
	var body struct{ Detail string }
	_ = json.Unmarshal(r.body, &body)
	failure := func(status int, text, code string) response {
		return jsonResponse(status, map[string]string{"detail": text, "code": code})
	}
	isEvent := strings.HasPrefix(body.Detail, "Event not found") || strings.HasPrefix(body.Detail, "No matching event")
	switch r.status {
	case http.StatusBadRequest:
		return failure(r.status, body.Detail, "bad_request")
	case http.StatusUnauthorized:
		return failure(r.status, "Authentication credentials were not provided.", "unauthorized")
	case http.StatusForbidden:
		return failure(r.status, body.Detail, "forbidden")
	case http.StatusFound, http.StatusNotFound:
		if isEvent {
			return failure(http.StatusNotFound, "Event not found.", "not_found")
		}
		return failure(http.StatusNotFound, "Resource not found.", "not_found")
	}
	return r
}
