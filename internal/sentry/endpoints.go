// SPDX-License-Identifier: MPL-2.0

package sentry

import "time"

// Scopes of tokens, see https://docs.sentry.io/api/permissions/. The scopes that
// write or administer the same include each of them.
const (
	ScopeEventRead        = "event:read"
	ScopeOrganizationRead = "org:read"
	ScopeProjectRead      = "project:read"
)

// The endpoints in use. Where the hosted service has no limit of its own for
// one, its general limit per second holds, which its answers tell.
var (
	// "Retrieve an Event for a Project" in Sentry's API reference.
	projectEvent = endpoint{name: "project event", scope: ScopeProjectRead, limit: 5, window: time.Second}
	// "Retrieve an Issue Event".
	issueEvent = endpoint{name: "issue event", scope: ScopeEventRead, limit: 15, window: time.Second}
	// "Resolve an Event ID".
	eventIDs = endpoint{name: "event ids", scope: ScopeOrganizationRead, limit: 1, window: time.Second}
	// "Resolve a Short ID".
	shortIDs = endpoint{name: "short ids", scope: ScopeEventRead, window: time.Second}
	// "List a Project's Error Events".
	projectEvents = endpoint{name: "project events", scope: ScopeProjectRead, limit: 60, concurrent: 1, window: time.Minute}
	// "List an Issue's Events".
	issueEvents = endpoint{name: "issue events", scope: ScopeEventRead, window: time.Second}
	// "List Event Attachments" and "Debug Issues Related to Source Maps" are
	// read for one event each.
	eventAttachments = endpoint{name: "event attachments", scope: ScopeProjectRead, window: time.Second}
	sourceMaps       = endpoint{name: "source maps", scope: ScopeProjectRead, window: time.Second}
	// "Query Explore Events in Table Format".
	explore = endpoint{name: "explore", scope: ScopeOrganizationRead, window: time.Second}
)
