// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// resolved reports whether a short ID was looked up and found.
func (l *location) resolved() bool { return l.numericIssue != "" && l.numericIssue != l.issue }

// request describes the request for diagnostics.
func (l *location) request(provider *argument.Provider, within time.Duration) diagnostic.Request {
	request := diagnostic.Request{
		Server:            provider.Client.RootURL(),
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Item:              path.Root("event_id"),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
		Hint:              "If a missing event is expected, set `allow_missing` to get `found = false` instead of this error.",
	}
	switch {
	case l.isSearching():
		l.search.describe(&request, l.organization)
	case l.issue != "":
		request.Requested = fmt.Sprintf("event %q of issue %q in organization %q", l.id, l.issue, l.organization)
		request.Scope, request.Container = sentry.ScopeEventRead, path.Root("issue_id")
		request.Instead = diagnostic.InsteadOfShortID(l.issue)
		issue := diagnostic.Issue{Found: l.resolved(), ID: l.issue, Environments: len(l.environments) > 0}
		request.NotFound, request.Missing = issue.NotFound(), issue.MissingEvent(sentry.IsPosition(l.id))
	case l.project == "":
		request.Requested = fmt.Sprintf("the project of event %q in organization %q", l.id, l.organization)
		request.Scope, request.NextScope = sentry.ScopeOrganizationRead, sentry.ScopeProjectRead
		request.Container = path.Root("organization")
		request.NotFound, request.Instead = &eventNotResolved, "Set `project`, so that the provider does not have to look it up."
	default:
		request.Requested = fmt.Sprintf("event %q of project %q in organization %q", l.id, l.project, l.organization)
		request.Scope, request.Container = sentry.ScopeProjectRead, path.Root("project")
	}
	return request
}

// noEvent explains a response that is not an event. GlitchTip responds with an empty object
// if the latest event of a missing issue is requested, so the issue is looked up.
func (l *location) noEvent(ctx context.Context, client *sentry.Client, request diagnostic.Request, err error) diag.Diagnostic {
	if l.issue != "" && !client.IsHosted() {
		if lookup := client.CheckIssue(ctx, l.organization, l.numericIssue); sentry.IsMissing(lookup) {
			return request.FromError(lookup)
		}
	}
	return request.Unexpected(err)
}

// failure explains why the event could not be read.
func (l *location) failure(request diagnostic.Request, err error) diag.Diagnostic {
	if l.wait > 0 && isTimeOut(err) {
		return request.Explained(err, l.timedOut(request))
	}
	if l.isVanished(err) {
		explanation := vanished
		explanation.Advice += l.waited()
		return request.Explained(err, explanation)
	}
	if l.isSearching() {
		return l.search.failure(request, err, l.waited())
	}
	api, ok := errors.AsType[*sentry.APIError](err)
	invalid := ok && (api.StatusCode == http.StatusBadRequest || api.StatusCode == http.StatusUnprocessableEntity)
	if invalid && l.id != latest && sentry.IsPosition(l.id) {
		return request.Explained(err, diagnostic.Explanation{
			Summary: "Sentry Rejected the Request", Attribute: request.Item,
			Advice: "The server probably does not support the position \"" + l.id + "\": some compatible servers support only " +
				"\"latest\". Set `event_id` to \"latest\" or to the ID of an event.",
		})
	}
	return request.FromError(err)
}

// eventNotResolved explains a failed lookup. The response is the same for a missing event and
// a missing organization.
var eventNotResolved = diagnostic.Explanation{
	Summary:   "Event Not Found",
	Attribute: path.Root("event_id"),
	Advice: "No project is configured, so the provider looked up the project of the event. " + diagnostic.PossibleCauses(
		"The ID is wrong.",
		"The event is past the retention of the subscription (30 or 90 days).",
		"The organization does not exist, or the token has no access to it.",
		"The event is a transaction or an occurrence (performance, uptime, feedback, metric), which cannot be looked up by ID alone.",
	) + "\n\nSet `project`. `allow_missing` needs it too, because Sentry does not report here what is missing.",
}
