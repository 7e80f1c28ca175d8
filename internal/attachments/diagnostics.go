// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// failure explains why a page could not be read. Sentry responds with the same 404 without a
// body in two cases: the organization's plan has no attachments, or its gateway cannot route
// the request. So the detail lists all causes. For servers other than sentry.io, the event
// was looked up.
func failure(request diagnostic.Request, err error) diag.Diagnostic {
	api, ok := errors.AsType[*sentry.APIError](err)
	switch {
	case errors.Is(err, errAnotherEvent):
		return request.AnotherEvent()
	case !ok:
	case api.Missing == sentry.MissingResource:
		request.NotFound = &diagnostic.Explanation{
			Summary: "Attachments Not Found", Attribute: request.Item,
			Advice: "The server has the event, but not its attachments. " + diagnostic.PossibleCauses(
				"The subscription, or the configuration of a self-hosted server, has no event attachments.",
				"A compatible server may have no event attachments.",
			),
		}
	case api.Missing == sentry.MissingNotLookedUp && api.Empty:
		request.NotFound = &diagnostic.Explanation{
			Summary: "Attachments Not Found", Attribute: request.Item,
			Advice: diagnostic.PossibleCauses(
				"The subscription has no event attachments.",
				"The event does not exist: its ID is wrong, or it is in another project or organization.",
				"The organization is in another region. Open it in Sentry, and compare its URL with the provider's `base_url`.",
			),
		}
	}
	return entity.ExplainList(err, request, "")
}

// renamed returns a warning about a project that has a new slug. A later page may have failed
// because of the old slug.
func (r *reading) renamed(project string) diag.Diagnostics {
	if r.moved == "" {
		return nil
	}
	return diag.Diagnostics{diagnostic.ProjectRenamed(project, r.moved)}
}
