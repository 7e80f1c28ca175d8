// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// readIssue reads the requested issue.
func readIssue(
	ctx context.Context, provider *argument.Provider, config IssueConfig, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	wanted, diags := locate(provider, config.Organization, config.IssueID, config.Environments)
	if diags.HasError() {
		return nil, diags
	}
	response, err := wanted.fetch(ctx, provider.Client)
	config.Organization = &wanted.organization
	request := wanted.request(provider, "issue", within)
	switch {
	case err == nil:
	case !argument.OrZero(config.AllowMissing):
		request.NotFound.Advice += "\n\nIf a missing issue is expected, set `allow_missing` to get `found = false` instead of this error."
		return nil, append(diags, request.FromError(err))
	default:
		if missing := wanted.absent(ctx, provider.Client, err); missing != ofIssue {
			return nil, append(diags, wanted.failure(request, err, missing))
		}
		missing := &issueSource{missing: true, id: wanted.id()}
		return entity.State(ctx, request, config, issueFields, missing)
	}
	document := entity.Document{
		Request: request, Results: issueFields, Warning: "Issue Has", WarningAttribute: "read_warnings",
		Source: func(_ context.Context, document *jsontree.Document, request diagnostic.Request) (field.Source, diag.Diagnostics) {
			return wanted.source(provider, document, request)
		},
	}
	state, more := document.State(ctx, response, config)
	return state, append(diags, more...)
}

// source returns the source of the fields: the issue in a document, after checking that it is
// one.
func (l *location) source(
	provider *argument.Provider, document *jsontree.Document, request diagnostic.Request,
) (field.Source, diag.Diagnostics) {
	if !isIssue(document.Root()) {
		return nil, diag.Diagnostics{request.Unexpected(noIssue(document))}
	}
	id := idOf(document.Root())
	issue := &issueSource{document: document, root: document.Root(), hidden: hiddenSections(provider.Exclude), id: &id}
	if sameIssue(id, l.resolved) {
		return issue, nil
	}
	return issue, diag.Diagnostics{otherIssue(l.resolved, provider.Client.PrintableSlug(id))}
}

// id returns the ID of the issue, or the short ID if the ID is not known.
func (l *location) id() *string {
	if l.resolved != "" {
		return &l.resolved
	}
	return &l.issue
}

// sameIssue reports whether two IDs are the same. Numbers may have leading zeros.
func sameIssue(a, b string) bool {
	if sentry.IsNumericID(a) && sentry.IsNumericID(b) {
		return sentry.PlainNumber(a) == sentry.PlainNumber(b)
	}
	return sentry.SameIssue(a, b)
}
