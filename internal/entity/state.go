// SPDX-License-Identifier: MPL-2.0

package entity

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// State returns the state of a read: the arguments as configured, and the results as read
// from a source. The request is for diagnostics.
func State(
	ctx context.Context, request diagnostic.Request, config any, results *field.Table, source field.Source,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	state, err := results.State(ctx, config, source)
	switch {
	case ctx.Err() != nil:
		return nil, diag.Diagnostics{interrupted(ctx, request)}
	case err != nil:
		return nil, diag.Diagnostics{explainWrite(err, request)}
	default:
		return state, nil
	}
}

// explainWrite explains why a state could not be written.
func explainWrite(err error, request diagnostic.Request) diag.Diagnostic {
	if wire.IsTooLarge(err) {
		return request.StateTooLarge(wire.MaxState >> 20)
	}
	return wire.NotEncodable(err)
}

// interrupted explains a read that ended after the response arrived.
func interrupted(ctx context.Context, request diagnostic.Request) diag.Diagnostic {
	return request.FromError(&sentry.InterruptedError{Doing: "decoding the response", Err: ctx.Err()})
}

// Document makes a state of a response that is one JSON object.
type Document struct {
	// Request describes the request, for diagnostics.
	Request diagnostic.Request
	// Results are the fields to read.
	Results *field.Table
	// Source returns the source that the fields are read from. The request is the one above,
	// with the target of a redirect. If Source returns an error diagnostic, nothing is read
	// and the response is not used again.
	Source func(context.Context, *jsontree.Document, diagnostic.Request) (field.Source, diag.Diagnostics)
	// Warning begins the warning about values of unexpected types, such as "Event Has".
	// WarningAttribute is the attribute that lists them, if there is one.
	Warning, WarningAttribute string
}

// State returns the state for a response, and releases the response. It returns as soon as the
// context ends, because decoding an enormous document takes seconds.
func (d Document) State(
	ctx context.Context, response *sentry.Response, config any,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	d.Request.Redirected = response.Redirected
	type result struct {
		state *tfprotov6.DynamicValue
		diags diag.Diagnostics
	}
	whole := make(chan result, 1)
	go func() {
		defer response.Release()
		state, diags := d.decode(ctx, response, config)
		whole <- result{state, diags}
	}()
	select {
	case r := <-whole:
		return r.state, r.diags
	case <-ctx.Done():
		return nil, diag.Diagnostics{interrupted(ctx, d.Request)}
	}
}

func (d Document) decode(
	ctx context.Context, response *sentry.Response, config any,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	document, err := jsontree.Parse(response.Body)
	if err != nil {
		response.Reject()
		return nil, diag.Diagnostics{d.Request.Undecodable(err)}
	}
	defer document.Release()
	source, diags := d.Source(ctx, document, d.Request)
	if diags.HasError() {
		response.Reject()
		return nil, diags
	}
	state, more := State(ctx, d.Request, config, d.Results, source)
	if more.HasError() {
		return nil, append(diags, more...)
	}
	var unexpected diagnostic.Unexpected
	unexpected.AddPage(document.Mismatches(), 1)
	return state, append(diags, unexpected.Warning(d.Warning, d.WarningAttribute)...)
}
