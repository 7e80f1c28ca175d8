// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
)

// Scopes of tokens, see https://docs.sentry.io/api/permissions/. The scopes that
// write or administer the same include each of them.
const (
	ScopeEventRead        = "event:read"
	ScopeOrganizationRead = "org:read"
	ScopeProjectRead      = "project:read"
)

// endpoint is a class of requests, with its scope and rate limit.
type endpoint struct {
	scope string // the minimum scope of the token
	limit pace.Limit
}

// searches reports whether the server searches for events, and may cancel a search that takes
// too long.
func (e endpoint) searches() bool { return e == explore || e == issueEvents || e == issueList }

// The endpoints in use. If the hosted service has no documented limit for one, its general
// limit per second applies, which its responses announce. A test compares titles, scopes and
// limits with the guide about endpoints.
var (
	// "Retrieve an Event for a Project" in Sentry's API reference.
	projectEvent = endpoint{ScopeProjectRead, pace.Limit{Name: "project event", Requests: 5, Window: time.Second}}
	// "Retrieve an Issue Event".
	issueEvent = endpoint{ScopeEventRead, pace.Limit{Name: "issue event", Requests: 15, Window: time.Second}}
	// "Resolve an Event ID".
	eventIDs = endpoint{ScopeOrganizationRead, pace.Limit{Name: "event ids", Requests: 1, Window: time.Second}}
	// "Resolve a Short ID".
	shortIDs = endpoint{ScopeEventRead, pace.Limit{Name: "short ids", Window: time.Second}}
	// "Retrieve a Project".
	projectDetails = endpoint{ScopeProjectRead, pace.Limit{Name: "project", Window: time.Second}}
	// "Retrieve an Issue".
	issueDetails = endpoint{ScopeEventRead, pace.Limit{Name: "issue", Window: time.Second}}
	// "List an Organization's Issues".
	issueList = endpoint{ScopeEventRead, pace.Limit{Name: "issues", Window: time.Second}}
	// "Retrieve Tag Details".
	issueTag = endpoint{ScopeEventRead, pace.Limit{Name: "issue tag", Window: time.Second}}
	// "List a Tag's Values for an Issue".
	issueTagValues = endpoint{ScopeEventRead, pace.Limit{Name: "issue tag values", Window: time.Second}}
	// "List a Project's Error Events".
	projectEvents = endpoint{ScopeProjectRead, pace.Limit{Name: "project events", Requests: 60, Concurrent: 1, Window: time.Minute}}
	// "List an Issue's Events".
	issueEvents = endpoint{ScopeEventRead, pace.Limit{Name: "issue events", Window: time.Second}}
	// "List an Event's Attachments".
	eventAttachments = endpoint{ScopeProjectRead, pace.Limit{Name: "event attachments", Window: time.Second}}
	// "Get Debug Information Related to Source Maps for a Given Event".
	sourceMaps = endpoint{ScopeProjectRead, pace.Limit{Name: "source maps", Window: time.Second}}
	// "Query Explore Events in Table Format".
	explore = endpoint{ScopeOrganizationRead, pace.Limit{Name: "explore", Requests: 30, Concurrent: 15, Window: time.Second}}
)
