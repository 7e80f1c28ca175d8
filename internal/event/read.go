// SPDX-License-Identifier: MPL-2.0

package event

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Read reads the event that the arguments name within the given time, and gives
// it with the arguments as they come back. Where they say nothing about what to
// include, include says it. Everything the data source and the ephemeral
// resource do is in it.
func Read(
	ctx context.Context, provider *providerdata.Data, arguments Arguments, include []string, within time.Duration,
) (Arguments, Event, diag.Diagnostics) {
	diags := provider.Ready()
	if diags.HasError() {
		return arguments, Event{}, diags
	}
	diags.Append(checkSections(provider.Exclude, arguments.Include, arguments.Exclude)...)
	if arguments.Include != nil {
		include = arguments.Include
	}
	wanted, more := locate(provider, arguments)
	diags.Append(more...)
	if diags.HasError() {
		return arguments, Event{}, diags
	}
	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), within)
	defer cancel()
	response, err := wanted.fetch(ctx, provider.Client)
	request := wanted.request(provider, within)
	arguments = wanted.used(arguments)
	if err != nil {
		event, missing := missingEvent(err, arguments, wanted)
		if !missing {
			request.Hint = cmp.Or(wanted.whereElse(ctx, provider, err), request.Hint)
			diags.Append(request.FromError(err))
		}
		return arguments, event, diags
	}
	defer response.Release()
	if response.Moved != "" {
		diags.Append(projectMoved(wanted.project, response.Moved))
	}
	read := selectSections(provider.Exclude, include, arguments.Exclude)
	event, more := decode(ctx, response.Body, read, request)
	diags.Append(more...)
	wanted.complete(provider, &event)
	return arguments, event, diags
}

// missingEvent gives the result for an event that does not exist, where that is
// allowed.
func missingEvent(err error, arguments Arguments, wanted location) (Event, bool) {
	var api *sentry.APIError
	allowed := arguments.AllowMissing != nil && *arguments.AllowMissing
	if !allowed || !errors.As(err, &api) || !api.EventNotFound() {
		return Event{}, false
	}
	found := false
	return Event{ID: &wanted.id, Found: &found}, true
}

func projectMoved(asked, moved string) diag.Diagnostic {
	return diag.NewAttributeWarningDiagnostic(path.Root("project"), "Project Was Renamed", fmt.Sprintf(
		"Sentry says that the project %q is now called %q. The event was read from there; change the configuration to "+
			"the new slug, since another project may take the old one.", asked, moved))
}

// decode reads the sections out of Sentry's answer.
func decode(
	ctx context.Context, body []byte, read selection, request diagnostic.Request,
) (Event, diag.Diagnostics) {
	var diags diag.Diagnostics
	document, err := jsontree.Parse(body)
	switch {
	case errors.Is(err, jsontree.ErrTooDeep) || errors.Is(err, jsontree.ErrTooMany):
		diags.Append(request.TooComplex(err))
		return Event{}, diags
	case err != nil:
		diags.Append(request.InvalidJSON(err))
		return Event{}, diags
	}
	defer document.Release()
	event := mapEvent(ctx, document, read)
	if err := ctx.Err(); err != nil {
		diags.Append(request.FromError(&sentry.InterruptedError{Doing: "decoding the answer", Err: err}))
	}
	mismatches := document.Mismatches()
	event.ReadWarnings = make([]string, len(mismatches))
	for i, mismatch := range mismatches {
		event.ReadWarnings[i] = mismatch.Path
	}
	if len(mismatches) > 0 {
		diags.Append(unexpectedValues(mismatches))
	}
	return event, diags
}

// namedPaths is how many paths the warning about unexpected values names.
const namedPaths = 5

// unexpectedValues warns of values that were not read. It names their paths
// without the keys that whoever sent the event chose.
func unexpectedValues(mismatches []jsontree.Mismatch) diag.Diagnostic {
	var named strings.Builder
	for _, mismatch := range mismatches[:min(len(mismatches), namedPaths)] {
		fmt.Fprintf(&named, "\n  %s", mismatch.Public)
	}
	if len(mismatches) > namedPaths {
		fmt.Fprintf(&named, "\n  and %d more", len(mismatches)-namedPaths)
	}
	return diag.NewWarningDiagnostic("Event Has Values of Unexpected Type",
		"Sentry's answer holds values of another type than its API documents. They were left out of the result, "+
			"and `read_warnings` lists them all:\n"+named.String())
}
