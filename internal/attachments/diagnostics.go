// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// failure explains why a page could not be read. Sentry gives the same 404
// without a body where the organization's plan has no attachments and where its
// gateway cannot place the request, so that the text names all that it can be.
func failure(request diagnostic.Request, err error) diag.Diagnostic {
	if api, ok := errors.AsType[*sentry.APIError](err); ok && api.Empty {
		request.NotFound = &diagnostic.Explanation{
			Summary: "Attachments Not Found", Attribute: request.Item,
			Advice: "An answer with nothing in it means one of two things. The organization lacks the feature: its plan, or the " +
				"configuration of a self-hosted server, has no event attachments. Or the event does not exist there: the id can be " +
				"wrong, or the event in another project or organization, which may be in another region: compare the provider's " +
				"`base_url` with the address in Sentry.",
		}
	}
	if wire.IsTooLarge(err) {
		return wire.Explain(err)
	}
	return entity.ExplainList(err, request, "")
}

// renamed warns of a project that has a new slug. The old one may be why a later page
// failed.
func (r *reading) renamed(project string) diag.Diagnostics {
	if r.moved == "" {
		return nil
	}
	return diag.Diagnostics{diagnostic.ProjectRenamed(project, r.moved)}
}
