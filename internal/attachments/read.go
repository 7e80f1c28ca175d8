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
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// read lists the attachments that the configuration asks for, from every page of
// Sentry's list.
func read(
	ctx context.Context, provider *providerdata.Data, config Config, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	event, diags := projectevent.Locate(provider, config.Arguments)
	if diags.HasError() {
		return nil, diags
	}
	list := reading{
		request: event.Request(provider, "the attachments", within), project: event.Project, attachments: attachment.Rows(ctx),
		elsewhere: func(err error) string { return event.Elsewhere(ctx, provider.Client, err) },
	}
	pages, err := provider.Client.EventAttachments(event.Organization, event.Project, event.ID, attribute.OrZero(config.Query))
	if err != nil {
		diags.Append(failure(list.request, err))
		return nil, diags
	}
	for pages.More() && !list.diags.HasError() {
		list.next(ctx, pages)
	}
	diags.Append(list.diags...)
	if diags.HasError() {
		return nil, diags
	}
	diags.Append(list.unexpected.Warning("Attachments Have", "")...)
	config.Arguments = event.Used(config.Arguments)
	state, more := entity.State(ctx, list.request, config, results, &list)
	return state, append(diags, more...)
}

// reading is a list on its way.
type reading struct {
	field.Whole

	request     diagnostic.Request
	project     string
	elsewhere   func(error) string
	attachments *field.Rows
	unexpected  diagnostic.Unexpected
	pages       int
	empty       int // pages one after the other
	diags       diag.Diagnostics
}

func (r *reading) files() *field.Rows { return r.attachments }

// next reads one page.
func (r *reading) next(ctx context.Context, pages *sentry.Pages) {
	response, err := pages.Next(ctx)
	if err != nil {
		r.request.Hint = r.elsewhere(err)
		r.diags.Append(failure(r.request, err))
		return
	}
	defer response.Release()
	r.pages++
	if response.Moved != "" {
		r.diags.Append(diagnostic.ProjectRenamed(r.project, response.Moved))
	}
	document, err := jsontree.ParseList(response.Body)
	if err != nil {
		response.Reject()
		r.diags.Append(r.request.Undecodable(err))
		return
	}
	defer document.Release()
	elements := document.Elements()
	for _, element := range elements {
		r.attachments.Add(field.Whole{Root: element})
	}
	r.empty++
	if len(elements) > 0 {
		r.empty = 0
	}
	if r.empty == sentry.MaxEmptyPages && pages.More() {
		r.diags.Append(r.request.FromError(&sentry.EmptyPagesError{}))
	}
	r.unexpected.AddPage(document.Mismatches(), r.pages)
	if err := ctx.Err(); err != nil {
		r.diags.Append(r.request.FromError(&sentry.InterruptedError{Doing: "decoding the answer", Err: err}))
	}
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
	return request.FromError(err)
}
