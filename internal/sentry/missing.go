// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
)

// Missing is the object that a response of 404 is about, if the response does not report it.
// Sentry's own errors do. Those of compatible servers and proxies may be {"detail": "Not
// Found"} for both an event and a project.
type Missing int

// The kinds of [Missing].
const (
	// MissingNotLookedUp means that nothing was looked up, mostly because the response
	// reports what is missing.
	MissingNotLookedUp Missing = iota
	// MissingUnclear means that a lookup did not show it either.
	MissingUnclear
	// MissingContainer means that the project or the issue does not exist.
	MissingContainer
	// MissingEvent means that the project or the issue exists, so the event does not.
	MissingEvent
	// MissingResource means that the event exists, but not the requested part of it.
	MissingResource
	// MissingPosition means that the issue has events, but none at a position such as oldest,
	// which the server may not support.
	MissingPosition
)

// missing returns the error of a response with the kind that was found. It copies the error,
// which may belong to other readers too.
func missing(err error, kind Missing) error {
	api, ok := errors.AsType[*APIError](err)
	if !ok {
		return err
	}
	own := *api
	own.Missing, own.HTML = kind, false
	if redirected, ok := errors.AsType[*RedirectedError](err); ok {
		return afterRedirect(redirected.Location, &own)
	}
	return &own
}

// missingAfter returns the error of a response after a lookup. Found is the kind that applies
// if the lookup succeeds.
func missingAfter(err, lookup error, found Missing) error {
	api, isAPI := errors.AsType[*APIError](lookup)
	switch {
	case isA[*InterruptedError](lookup), isA[*RedirectTargetError](lookup), isAPI && api.StatusCode == http.StatusUnauthorized:
		return lookup // The cause of both errors.
	case lookup == nil:
		return missing(err, found)
	case isNoRoute(err) && isNoRoute(lookup):
		return err // Both are about the paths, not about the objects.
	case isAPI && api.EventNotFound():
		return missing(err, MissingEvent)
	case IsMissing(lookup):
		return missing(err, MissingContainer)
	default:
		return missing(err, MissingUnclear)
	}
}

// isNoRoute reports whether an error is a response about the path itself.
func isNoRoute(err error) bool {
	api, ok := errors.AsType[*APIError](err)
	return ok && api.RouteMissing()
}

// vague lists the messages of frameworks for a response of 404 without a specific message, in
// lower case and without a full stop.
var vague = []string{"not found", "404 not found", "resource not found"}

// isAmbiguous reports whether an error is a response of 404 that can be about an event, a
// project or an issue. Sentry's own messages are not ambiguous. An empty response of the
// hosted service comes from its gateway, which does not know the organization.
func (c *Client) isAmbiguous(err error) bool {
	api, ok := errors.AsType[*APIError](err)
	if !ok || api.StatusCode != http.StatusNotFound || api.Code != "" || api.RouteMissing() || api.EventNotFound() {
		return false
	}
	if c.IsHosted() {
		return slices.Contains(vague, strings.ToLower(strings.TrimRight(api.Detail, ".!")))
	}
	return !strings.HasPrefix(api.Detail, "The requested resource does not exist")
}

// lacksRoute reports whether an error can mean that the server does not know the path at all.
// Sentry itself knows every path that this package requests.
func (c *Client) lacksRoute(err error) bool {
	api, ok := errors.AsType[*APIError](err)
	return ok && !c.IsHosted() && (api.RouteMissing() || c.isAmbiguous(err))
}

// IsMissing reports whether an error shows that the object of a lookup does not exist. The
// error is a response of 404 about the object, not about the path, or [ErrNoIssue].
func IsMissing(err error) bool {
	if errors.Is(err, ErrNoIssue) {
		return true
	}
	api, ok := errors.AsType[*APIError](err)
	switch {
	case !ok:
		return false
	case api.StatusCode == http.StatusMethodNotAllowed: // Another path was read.
		return api.Missing == MissingContainer
	default:
		return api.StatusCode == http.StatusNotFound && !api.RouteMissing() && api.Missing != MissingUnclear
	}
}

// missingInProject finds out whether the event or the project is missing.
func (c *Client) missingInProject(ctx context.Context, organization, project string, err error) error {
	if !c.isAmbiguous(err) {
		return err
	}
	_, lookup := c.FindProject(ctx, organization, project)
	return missingAfter(err, lookup, MissingEvent)
}

// missingBelowEvent finds out whether the event exists if a part of it is missing.
func (c *Client) missingBelowEvent(ctx context.Context, organization, project, eventID string, err error) error {
	if !c.isAmbiguous(err) {
		return err
	}
	event, lookup := c.Event(ctx, organization, project, eventID)
	if lookup == nil {
		event.Release()
	}
	return missingAfter(err, lookup, MissingResource)
}
