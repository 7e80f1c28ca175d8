// SPDX-License-Identifier: MPL-2.0

package event

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
)

// read reads the event that the arguments, a part of the configuration, select. If they
// include no section, the sections of byDefault are read.
func read(
	ctx context.Context, provider *argument.Provider, config any, arguments *Arguments, within time.Duration, byDefault ...string,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	diags := checkSections(provider.Exclude, arguments.Include, arguments.Exclude)
	wanted, more := locate(provider, *arguments)
	diags.Append(more...)
	if diags.HasError() {
		return nil, diags
	}
	response, err := wanted.await(ctx, provider.Client)
	request := wanted.request(provider, within)
	*arguments = wanted.used(*arguments)
	switch {
	case err == nil:
	case wanted.isMissing(err) && argument.OrZero(arguments.AllowMissing):
		state, more := entity.State(ctx, request, config, fields, &source{missing: true, id: &wanted.id})
		return state, append(diags, more...)
	default:
		if hint := wanted.projectHint(ctx, provider, err); hint != "" {
			request.ProjectHint = hint + wanted.waitedFor()
		}
		request.Hint += wanted.waited()
		return nil, append(diags, wanted.failure(request, err))
	}
	if response.Moved != "" {
		diags.Append(diagnostic.ProjectRenamed(wanted.project, response.Moved))
	}
	include := byDefault
	if arguments.Include != nil {
		include = arguments.Include
	}
	read := selectSections(provider.Exclude, include, arguments.Exclude)
	document := entity.Document{
		Request: request, Results: fields, Warning: "Event Has", WarningAttribute: "read_warnings",
		Source: func(ctx context.Context, document *jsontree.Document, request diagnostic.Request) (field.Source, diag.Diagnostics) {
			return wanted.source(ctx, provider, document, read, request)
		},
	}
	state, more := document.State(ctx, response, config)
	return state, append(diags, more...)
}

// source returns the source of the fields: an event, after checking that it is the requested
// one.
func (l *location) source(
	ctx context.Context, provider *argument.Provider, document *jsontree.Document, read selection, request diagnostic.Request,
) (field.Source, diag.Diagnostics) {
	if err := checkResponse(document.Root(), l.id); err != nil {
		return nil, diag.Diagnostics{l.noEvent(ctx, provider.Client, request, err)}
	}
	if l.isAnother(document.Root()) {
		return nil, diag.Diagnostics{request.AnotherEvent()}
	}
	diags := l.checkEnvironment(document.Root(), request)
	if l.search != nil {
		diags.Append(l.search.check(document.Root().Quiet(), l.found.received, request)...)
	}
	if diags.HasError() {
		return nil, diags
	}
	event := newSource(ctx, document, read)
	l.complete(provider, event)
	return event, append(diags, l.foreignIssue(provider.Client, document.Root())...)
}
