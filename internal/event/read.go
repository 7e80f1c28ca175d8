// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"errors"
	"fmt"
	"net/url"
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
	arguments.Organization, arguments.Project = &wanted.organization, &wanted.project

	ctx, cancel := context.WithTimeout(provider.LogContext(ctx), within)
	defer cancel()
	request := wanted.request(provider, within)
	response, err := provider.Client.Event(ctx, wanted.organization, wanted.project, wanted.id)
	if err != nil {
		event, missing := missingEvent(err, arguments, wanted)
		if !missing {
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

// location is where an event is.
type location struct {
	organization, project, id string
}

func locate(provider *providerdata.Data, arguments Arguments) (location, diag.Diagnostics) {
	organization, diags := provider.OrganizationOr(arguments.Organization)
	project, more := provider.ProjectOr(arguments.Project)
	diags.Append(more...)
	id := ""
	if arguments.EventID != nil {
		var err error
		if id, err = NormalizeID(*arguments.EventID); err != nil {
			diags.Append(invalidID(path.Root("event_id"), *arguments.EventID))
		}
	}
	return location{organization: organization, project: project, id: id}, diags
}

func invalidID(attribute path.Path, id string) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(attribute, "Invalid Event Id",
		fmt.Sprintf("The value %q is no event id: %s.", id, ErrInvalidID))
}

// request describes the request for diagnostics.
func (l location) request(provider *providerdata.Data, within time.Duration) diagnostic.Request {
	return diagnostic.Request{
		Asked:             fmt.Sprintf("event %q of project %q in organization %q", l.id, l.project, l.organization),
		Server:            provider.Client.RootURL(),
		Scope:             "project:read",
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Item:              path.Root("event_id"),
		Container:         path.Root("project"),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
	}
}

// complete adds what the answer itself does not say, or may lack.
func (l location) complete(provider *providerdata.Data, event *Event) {
	if event.ID == nil {
		event.ID = &l.id
	} else if _, err := NormalizeID(*event.ID); err != nil {
		event.ID = &l.id // Terraform prints the id as it is
	}
	event.WebURL = l.webURL(provider, *event.ID)
}

// webURL links to the event in Sentry's web interface.
func (l location) webURL(provider *providerdata.Data, id string) *string {
	link := fmt.Sprintf("%s/organizations/%s/projects/%s/events/%s/",
		provider.Client.RootURL(), l.organization, l.project, url.PathEscape(id))
	return &link
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
