// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"context"
	"errors"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/listing"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// read lists the attachments that a configuration asks for.
func read(
	ctx context.Context, provider *providerdata.Data, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	event, diags := projectevent.Locate(provider, config.Arguments)
	if diags.HasError() {
		return nil, diags
	}
	request := event.Request(provider, "the attachments", within)
	list := newReading(ctx)
	pages, err := provider.Client.EventAttachments(event.Organization, event.Project, event.ID, attribute.OrZero(config.Query))
	if err == nil {
		err = list.all(ctx, pages)
	}
	if err != nil {
		request.Hint = event.Elsewhere(ctx, provider.Client, err)
		diags.Append(failure(request, err))
		return nil, diags
	}
	diags.Append(list.warnings(event.Project)...)
	config.Arguments = event.Used(config.Arguments)
	state, more := entity.State(ctx, request, config, results, list)
	return state, append(diags, more...)
}

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
	return listing.Explain(err, request, "")
}
