// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"errors"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

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
	ctx, waiting := providerdata.WithWaiting(ctx)
	arguments, event, diags := read(ctx, provider, arguments, include, within)
	return arguments, event, waiting.Warn(diags)
}

func read(
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
			request.Hint += wanted.elsewhere(ctx, provider, err)
			diags.Append(request.FromError(err))
		}
		return arguments, event, diags
	}
	if response.Moved != "" {
		diags.Append(diagnostic.ProjectRenamed(wanted.project, response.Moved))
	}
	sections := selectSections(provider.Exclude, include, arguments.Exclude)
	event, more := wanted.decode(ctx, response, sections, request)
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

// decode reads the sections out of Sentry's answer, and releases it. It returns as
// soon as ctx ends: an enormous answer can take seconds, which nobody waits for
// then.
func (l *location) decode(
	ctx context.Context, response *sentry.Response, read selection, request diagnostic.Request,
) (Event, diag.Diagnostics) {
	type decoded struct {
		event Event
		diags diag.Diagnostics
	}
	whole := make(chan decoded, 1)
	go func() {
		defer response.Release()
		event, diags := l.decodeWhole(ctx, response, read, request)
		whole <- decoded{event, diags}
	}()
	select {
	case result := <-whole:
		return result.event, result.diags
	case <-ctx.Done():
		return Event{}, diag.Diagnostics{interrupted(ctx, request)}
	}
}

func (l *location) decodeWhole(
	ctx context.Context, response *sentry.Response, read selection, request diagnostic.Request,
) (Event, diag.Diagnostics) {
	var diags diag.Diagnostics
	document, err := jsontree.Parse(response.Body)
	if err != nil {
		response.Reject()
		diags.Append(request.Undecodable(err))
		return Event{}, diags
	}
	defer document.Release()
	if errors.Is(otherForm(document.Root()), ErrAnswer) {
		response.Reject()
		return Event{}, diag.Diagnostics{request.NoEvent(ErrAnswer)}
	}
	event := mapEvent(ctx, document, read)
	if ctx.Err() != nil {
		diags.Append(interrupted(ctx, request))
	}
	if l.isAnother(event) {
		response.Reject()
		diags.Append(request.AnotherEvent())
	}
	mismatches := document.Mismatches()
	event.ReadWarnings = pathsOf(mismatches)
	var unexpected diagnostic.Unexpected
	unexpected.AddPage(mismatches, 1)
	diags.Append(unexpected.Warning("Event Has", "read_warnings")...)
	return event, diags
}

func interrupted(ctx context.Context, request diagnostic.Request) diag.Diagnostic {
	return request.FromError(&sentry.InterruptedError{Doing: "decoding the answer", Err: ctx.Err()})
}
