// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// SelfHosted25 is a self-hosted Sentry of early 2025 (25.1). It lacks every feature whose
// version is not known.
var SelfHosted25 = Profile{
	name: "self-hosted-25", endpoints: append(selfHostedEndpoints, sentryEndpoints...),
	unrouted: unrouted, unlimited: true, id: sameID, refine: sameResponse,
}

// selfHostedEndpoints are the endpoints that differ from sentry.io.
var selfHostedEndpoints = []*endpoint{
	{path: projectEventsPath, scopes: projectScopes, serve: withQuery(ignoring("statsPeriod", "start", "end"), serveProjectEvents)},
	{path: sourceMapsPath, scopes: projectScopes, serve: serveSourceMapsOfFrame},
	{path: issueEventsPath, scopes: eventScopes, serve: withQuery(oldSwitches, withQuery(oldTimes, serveIssueEvents))},
	{path: olderEventsPath, scopes: eventScopes, serve: inAnyOrganization(withQuery(oldSwitches, withQuery(oldTimes, serveIssueEvents)))},
	{path: issueListPath, scopes: eventScopes, serve: withQuery(oldTimes, issueLister{numbersOnly: true}.serve)},
	{path: shortIDPath, scopes: orgScopes, serve: serveOldShortID},
	{path: explorePath, scopes: orgScopes, serve: withQuery(oldTimes, oldExplore.serve)},
}

// oldExplore is Explore before June 2025.
var oldExplore = explorer{maxFields: 20, numbersOnly: true, tooSlow: http.StatusBadRequest}

// oldSwitches reads any value as true, including "false".
func oldSwitches(query url.Values) {
	for _, name := range []string{"full", "sample"} {
		if query.Get(name) != "" {
			query.Set(name, "true")
		}
	}
}

var westOfUTC = regexp.MustCompile(`T.*-\d\d:\d\d$`)

// oldTimes drops an offset to the east of UTC, and rejects one to the west.
func oldTimes(query url.Values) {
	for _, name := range []string{"start", "end"} {
		text, _, _ := strings.Cut(query.Get(name), "+")
		if westOfUTC.MatchString(text) {
			text = "rejected"
		}
		if text != "" {
			query.Set(name, text)
		}
	}
}

// serveOldShortID accepts no IDs of issues.
func serveOldShortID(s *Server, c *call) response {
	if isDigits(c.param["issue"]) {
		return resourceMissing()
	}
	return serveShortID(s, c)
}

// serveSourceMapsOfFrame reports on one frame, which the request has to name. The
// report over all frames is at sourceMapsAliasPath.
func serveSourceMapsOfFrame(_ *Server, c *call) response {
	if c.eventOfResource() == nil {
		return eventMissing()
	}
	query := c.request.URL.Query()
	for _, name := range []string{"frame_idx", "exception_idx"} {
		if query.Get(name) == "" {
			return detailResponse(http.StatusBadRequest, "Query parameter '"+name+"' is required")
		}
	}
	return jsonResponse(http.StatusOK, map[string]any{"errors": []any{}})
}
