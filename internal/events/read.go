// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Read lists what a configuration of the data source asks for.
func Read(ctx context.Context, provider *providerdata.Data, config Config) (Model, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return Model{}, diags
	}
	within, more := config.within()
	diags.Append(more...)
	diags.Append(check(config.Arguments)...)
	diags.Append(checkFull(provider, config.Arguments)...)
	from, more := locate(provider, config.Arguments)
	diags.Append(more...)
	if diags.HasError() {
		return Model{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), within)
	defer cancel()
	read := newReading(provider.Exclude, config.Arguments)
	pages, err := from.open(ctx, provider.Client, config.Arguments)
	if err == nil {
		err = read.all(ctx, pages)
	}
	if err != nil {
		diags.Append(explain(err, from.request(provider, config.Arguments, within), config.Arguments))
		return Model{}, diags
	}
	diags.Append(read.warnings(from.project)...)
	config.Arguments = from.used(config.Arguments)
	return Model{Config: config, Results: read.results}, diags
}

// checkFull refuses whole events where the provider keeps parts of them out.
func checkFull(provider *providerdata.Data, arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	if arguments.full() && len(provider.Exclude) > 0 {
		diags.AddAttributeError(path.Root("full"), "Full Events With Exclusions",
			"Full events are Sentry's whole answer, and the provider block excludes sections from every read. Remove `full`, and "+
				"read the events one by one with the data source `sentry_event`.")
	}
	return diags
}

// errTooMuch says that whole events would make a state that is too large.
var errTooMuch = fmt.Errorf("the events are together larger than %d MiB", wire.MaxState>>20)

// pageError is a page that is no list of events.
type pageError struct{ err error }

// Error implements error.
func (e *pageError) Error() string { return e.err.Error() }

// Unwrap returns the reason.
func (e *pageError) Unwrap() error { return e.err }

// explain gives the error diagnostic of a failed read.
func explain(err error, request diagnostic.Request, arguments Arguments) diag.Diagnostic {
	var page *pageError
	switch {
	case errors.Is(err, errTooMuch):
		return diag.NewAttributeErrorDiagnostic(path.Root("limit"), "Result Too Large", fmt.Sprintf(
			"While reading %s from %s: %s, which Terraform could not take. Lower `limit`, shorten the time, or remove `full`.",
			request.Asked, request.Server, err))
	case errors.Is(err, jsontree.ErrTooDeep) || errors.Is(err, jsontree.ErrTooMany):
		return request.TooComplex(err)
	case errors.As(err, &page):
		return request.InvalidJSON(page)
	}
	request.Item = refused(err, arguments, request.Item)
	return request.FromError(err)
}

// warnings are about what was read and is not quite as it should be.
func (r *reading) warnings(project string) diag.Diagnostics {
	var diags diag.Diagnostics
	if r.moved != "" {
		diags.AddAttributeWarning(path.Root("project"), "Project Was Renamed", fmt.Sprintf(
			"Sentry says that the project %q is now called %q. The events were read from there; change the configuration to "+
				"the new slug, since another project may take the old one.", project, r.moved))
	}
	if r.mismatches > 0 {
		text := "Sentry's answer holds values of another type than its API documents. They were left out of the result:\n\n  " +
			strings.Join(r.named, "\n  ")
		if others := r.mismatches - len(r.named); others > 0 {
			text += fmt.Sprintf("\n  and %d more", others)
		}
		diags.AddWarning("Events Have Values of Unexpected Type", text)
	}
	return diags
}

// interrupted is the error of a context that ended between requests; nil while
// it has not.
func interrupted(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return &sentry.InterruptedError{Doing: "decoding the answer", Err: err}
	}
	return nil
}
