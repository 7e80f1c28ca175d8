// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"regexp"
)

const apiRoot = "/api/0/"

// handler responds to a request that was routed, admitted and authorized.
type handler func(*Server, *call) response

// endpoint is one route of the API. Endpoints only read, so all of them accept GET, HEAD and
// OPTIONS.
type endpoint struct {
	// path is matched against the path after apiRoot; the named groups are the
	// parameters. The groups "org" and "project" are resolved and checked against
	// the token before serve runs.
	path *regexp.Regexp
	// scopes are alternatives. A token needs any one of them.
	scopes []string
	limit  rateLimit
	serve  handler
}

// The scopes that allow reading projects, issues, and organizations.
var (
	projectScopes = []string{"project:read", "project:write", "project:admin"}
	eventScopes   = []string{"event:read", "event:write", "event:admin"}
	orgScopes     = []string{"org:read", "org:write", "org:admin"}
)

// The paths that several kinds of servers have.
var (
	projectPath       = path(`projects/{org}/{project}/`)
	projectEventPath  = path(`projects/{org}/{project}/events/(?P<event>\d+|[0-9A-Fa-f]{32})/`)
	projectEventsPath = path(`projects/{org}/{project}/events/`)
	sourceMapsPath    = path(`projects/{org}/{project}/events/(?P<event>[\w-]+)/source-map-debug/`)
	issuePath         = path(`organizations/{org}/(?:issues|groups)/{issue}/`)
	issueListPath     = path(`organizations/{org}/issues/`)
	issueTagPath      = path(`organizations/{org}/(?:issues|groups)/{issue}/tags/{key}/`)
	tagValuesPath     = path(`organizations/{org}/(?:issues|groups)/{issue}/tags/{key}/values/`)
	issueEventsPath   = path(`organizations/{org}/(?:issues|groups)/{issue}/events/`)
	eventIDPath       = path(`organizations/{org}/eventids/(?P<event>\d+|[A-Fa-f0-9-]{32,36})/`)
	shortIDPath       = path(`organizations/{org}/(?:shortids|short-ids)/{issue}/`)
	explorePath       = path(`organizations/{org}/events/`)
	olderIssuePath    = path(`(?:issues|groups)/{issue}/`)
	olderTagPath      = path(`(?:issues|groups)/{issue}/tags/{key}/`)
	olderValuesPath   = path(`(?:issues|groups)/{issue}/tags/{key}/values/`)
	olderEventsPath   = path(`(?:issues|groups)/{issue}/events/`)
)

// eventOfIssue is the end of the path of an issue's event.
const eventOfIssue = `events/(?P<event>latest|oldest|recommended|helpful|\d+|[A-Fa-f0-9-]{32,36})/`

// usual is the rate limit of endpoints without a specific one.
var usual = rateLimit{requests: 40, seconds: 1, concurrent: 25}

// ofIssueEvent is the rate limit of the event of an issue.
var ofIssueEvent = rateLimit{requests: 15, seconds: 1, concurrent: 25}

// sentryEndpoints is the route table of sentry.io, in order of precedence.
var sentryEndpoints = []*endpoint{
	{path: projectPath, scopes: projectScopes, limit: usual, serve: serveProject},
	{
		path:   projectEventPath,
		scopes: projectScopes, limit: rateLimit{requests: 5, seconds: 1, concurrent: 25}, serve: serveProjectEvent,
	},
	{
		path:   projectEventsPath,
		scopes: projectScopes, limit: rateLimit{requests: 60, seconds: 60, concurrent: 1, ofOrganizations: 2}, serve: serveProjectEvents,
	},
	{
		path:   path(`projects/{org}/{project}/events/(?P<event>[\w-]+)/attachments/`),
		scopes: projectScopes, limit: usual, serve: serveAttachments,
	},
	{path: sourceMapsPath, scopes: projectScopes, limit: usual, serve: serveSourceMaps},
	{path: sourceMapsAliasPath, scopes: projectScopes, limit: usual, serve: serveSourceMaps},
	{path: issueListPath, scopes: eventScopes, limit: usual, serve: currentIssues.serve},
	{path: issuePath, scopes: eventScopes, limit: usual, serve: serveIssue},
	{path: issueTagPath, scopes: eventScopes, limit: usual, serve: serveIssueTag},
	{path: tagValuesPath, scopes: eventScopes, limit: usual, serve: serveTagValues},
	{
		path:   path(`organizations/{org}/(?:issues|groups)/{issue}/` + eventOfIssue),
		scopes: eventScopes, limit: ofIssueEvent, serve: serveIssueEvent,
	},
	{path: issueEventsPath, scopes: eventScopes, limit: usual, serve: serveIssueEvents},
	{path: olderIssuePath, scopes: eventScopes, limit: usual, serve: inAnyOrganization(serveIssue)},
	{path: olderTagPath, scopes: eventScopes, limit: usual, serve: inAnyOrganization(serveIssueTag)},
	{path: olderValuesPath, scopes: eventScopes, limit: usual, serve: inAnyOrganization(serveTagValues)},
	{
		path:   path(`(?:issues|groups)/{issue}/` + eventOfIssue),
		scopes: eventScopes, limit: ofIssueEvent, serve: inAnyOrganization(serveIssueEvent),
	},
	{path: olderEventsPath, scopes: eventScopes, limit: usual, serve: inAnyOrganization(serveIssueEvents)},
	{
		path:   eventIDPath,
		scopes: orgScopes, limit: rateLimit{requests: 1, seconds: 1, concurrent: 25}, serve: serveEventIDLookup,
	},
	{path: shortIDPath, scopes: eventScopes, limit: usual, serve: serveShortID},
	{
		path:   explorePath,
		scopes: orgScopes, limit: rateLimit{requests: 30, seconds: 1, concurrent: 15}, serve: currentExplore.serve,
	},
}

// sourceMapsAliasPath is the path of the report over all frames on servers before
// June 2026, and an alias on later ones.
var sourceMapsAliasPath = path(`projects/{org}/{project}/events/(?P<event>[\w-]+)/source-map-debug-blue-thunder-edition/`)

func path(text string) *regexp.Regexp {
	return regexp.MustCompile("^" + regexp.MustCompile(`\{([a-z]+)\}`).ReplaceAllString(text, `(?P<$1>[^/]+)`) + "$")
}
