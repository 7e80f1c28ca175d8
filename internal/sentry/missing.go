// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"
)

// Missing is what a response of 404 is about if it does not tell itself: Sentry's own
// errors do, those of compatible servers and proxies may be {"detail": "Not Found"} for an
// event and a project alike.
type Missing int

// The kinds of [Missing].
const (
	// MissingUnasked is for responses that tell, and those that nothing was looked up for.
	MissingUnasked Missing = iota
	// MissingUnclear reports that the lookup failed as well.
	MissingUnclear
	// MissingContainer reports that the project or the issue does not exist.
	MissingContainer
	// MissingEvent reports that the project or the issue exists, so that the event does not.
	MissingEvent
	// MissingResource reports that the event exists, but not what was asked about it.
	MissingResource
)

// missing returns the error of a response with what it was found to be about. The error
// itself may belong to other readers too.
func missing(err error, kind Missing) error {
	api, ok := errors.AsType[*APIError](err)
	if !ok {
		return err
	}
	own := *api
	own.Missing, own.HTML = kind, false
	return &own
}

// missingAfter returns the error of a response after a lookup: found is what is missing if
// the lookup succeeds.
func missingAfter(err, lookup error, found Missing) error {
	api, isAPI := errors.AsType[*APIError](lookup)
	_, isInterrupted := errors.AsType[*InterruptedError](lookup)
	switch {
	case isInterrupted:
		return lookup
	case lookup == nil:
		return missing(err, found)
	case isAPI && api.EventNotFound():
		return missing(err, MissingEvent)
	case isAPI && api.StatusCode == http.StatusNotFound && api.Missing != MissingUnclear:
		return missing(err, MissingContainer)
	default:
		return missing(err, MissingUnclear)
	}
}

// noReason are the texts that a framework has for a response of 404 that nobody wrote a
// text for, in lower case and without a full stop.
var noReason = []string{"not found", "404 not found", "resource not found"}

// tellsNothing reports whether an error is a response of 404 without a reason. An empty
// one of the hosted service is its gateway, which does not know the organization.
func (c *Client) tellsNothing(err error) bool {
	api, ok := err.(*APIError) //nolint:errorlint // What a redirect led to is another matter.
	if !ok || api.StatusCode != http.StatusNotFound || api.HTML {
		return false
	}
	if api.Empty {
		return !isHosted(c.base.hostname())
	}
	return slices.Contains(noReason, strings.ToLower(strings.TrimRight(api.Detail, ".!")))
}

// lacksRoute reports whether an error can mean that the server does not know the path at
// all. Sentry itself knows every path that is requested here.
func (c *Client) lacksRoute(err error) bool {
	api, ok := err.(*APIError) //nolint:errorlint // As above.
	if !ok || api.StatusCode != http.StatusNotFound || isHosted(c.base.hostname()) {
		return false
	}
	detail := strings.ToLower(api.Detail)
	return api.HTML || c.tellsNothing(err) || strings.HasPrefix(detail, "route not found") || strings.HasSuffix(detail, "page not found")
}

// mayLackLatest reports whether an error can mean that the server knows the latest event of
// an issue by the older path only, as urgentry does. An issue with a number may be Sentry's,
// which knows it by both.
func (c *Client) mayLackLatest(issue, event string, err error) bool {
	api, ok := err.(*APIError) //nolint:errorlint // As above.
	return ok && api.StatusCode == http.StatusNotFound && event == "latest" && !isNumericID(issue) && !isHosted(c.base.hostname())
}

// missingInProject finds out whether it is the event or the project that is missing.
func (c *Client) missingInProject(ctx context.Context, organization, project string, err error) error {
	if !c.tellsNothing(err) {
		return err
	}
	_, lookup := c.FindProject(ctx, organization, project)
	return missingAfter(err, lookup, MissingEvent)
}

// missingBelowEvent finds out whether the event exists, of which something is missing.
func (c *Client) missingBelowEvent(ctx context.Context, organization, project, eventID string, err error) error {
	if !c.tellsNothing(err) {
		return err
	}
	event, lookup := c.Event(ctx, organization, project, eventID)
	if lookup == nil {
		event.Release()
	}
	return missingAfter(err, lookup, MissingResource)
}

// missingInIssue finds out whether it is the event or the issue that is missing. The
// lookup by the older path was made before.
func (c *Client) missingInIssue(ctx context.Context, organization, issue string, err, lookup error) error {
	if !c.tellsNothing(err) && !errors.Is(lookup, errNoIssue) {
		return err
	}
	if lookup != nil {
		response, own := c.get(ctx, issueDetails, apiPath("organizations", organization, "issues", issue), nil)
		if lookup = own; own == nil {
			response.Release()
		}
	}
	return missingAfter(err, lookup, MissingEvent)
}

// errNoIssue reports that an organization does not have an issue.
var errNoIssue = errors.New("the organization does not have the issue")

// findOlderIssue looks up an issue by the path that does not name the organization:
//
//	GET /api/0/issues/{issue}/
//
// A token may see several organizations, so that the issue's project is looked up in
// the one that was asked for. Its error is errNoIssue if either does not exist: GlitchTip
// responds to requests below such an issue as if it were empty.
func (c *Client) findOlderIssue(ctx context.Context, organization, issue string) error {
	response, err := c.get(ctx, issueDetails, apiPath("issues", issue), nil)
	if isMissing(err) {
		return errNoIssue
	}
	if err != nil {
		return err
	}
	defer response.Release() // The raw messages are copies.
	var found struct {
		ID      json.RawMessage `json:"id"`
		Project struct {
			ID   json.RawMessage `json:"id"`
			Slug json.RawMessage `json:"slug"`
		} `json:"project"`
	}
	if json.Unmarshal(response.Body, &found) != nil || plainText(found.ID) == "" {
		response.Reject()
		return &AnswerError{Missing: "id"}
	}
	slug, id := c.slug(found.Project.Slug), c.slug(found.Project.ID)
	if slug == "" {
		return nil
	}
	project, err := c.FindProject(ctx, organization, slug)
	if err == nil && id != "" && project.ProjectID != "" && id != project.ProjectID || isMissing(err) {
		return errNoIssue
	}
	return nil // Or it cannot be told.
}

// isMissing reports whether an error is a response of 404 that is not a web page, which is
// about the path.
func isMissing(err error) bool {
	api, ok := errors.AsType[*APIError](err)
	return ok && api.StatusCode == http.StatusNotFound && !api.HTML
}
