// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// ProjectEvent contains the arguments of the data sources that are about one event of a
// project. They are returned exactly as configured. Only Organization and Project, if they are
// nil, show the values in use.
type ProjectEvent struct {
	Organization *string `tfsdk:"organization"`
	Project      *string `tfsdk:"project"`
	EventID      *string `tfsdk:"event_id"`

	ReadTimeout
}

// ProjectEventAttributes describes the arguments of [ProjectEvent].
func ProjectEventAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"organization": Organization(),
		"project":      Project(" of the event. Defaults to the provider's `project`."),
		"event_id": schema.StringAttribute{
			Required: true, Validators: []validator.String{EventID()},
			MarkdownDescription: "ID of the event: 32 hexadecimal digits, in upper or lower case, with or without dashes.",
		},
	}
}

// EventLocation is the location of an event of a project.
type EventLocation struct {
	Organization, Project string
	// ID is 32 lower-case hexadecimal digits.
	ID string
}

// Locate returns the location of the event from the arguments and the provider's defaults.
// Each error diagnostic is attached to its argument.
func (e ProjectEvent) Locate(provider *Provider) (EventLocation, diag.Diagnostics) {
	var found EventLocation
	var diags, more diag.Diagnostics
	found.Organization, more = provider.OrganizationOr(e.Organization)
	diags.Append(more...)
	found.Project, more = provider.ProjectOr(e.Project)
	diags.Append(more...)
	if e.EventID != nil {
		var err error
		if found.ID, err = sentry.ParseEventID(TrimID(*e.EventID)); err != nil {
			diags.Append(InvalidEventID(path.Root("event_id"), *e.EventID))
		}
	}
	return found, diags
}

// Used returns the arguments with the defaults in use.
func (l *EventLocation) Used(arguments ProjectEvent) ProjectEvent {
	arguments.Organization, arguments.Project = &l.Organization, &l.Project
	return arguments
}

// Request describes the request for diagnostics. What names the requested part of the event,
// such as "the attachments". Within is how long the read may take.
func (l *EventLocation) Request(provider *Provider, what string, within time.Duration) diagnostic.Request {
	return diagnostic.Request{
		Requested:         fmt.Sprintf("%s of event %q of project %q in organization %q", what, l.ID, l.Project, l.Organization),
		Server:            provider.Client.RootURL(),
		Scope:             sentry.ScopeProjectRead,
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Item:              path.Root("event_id"),
		Container:         path.Root("project"),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
	}
}

// ProjectHint returns the advice about which other project contains the event, see
// [diagnostic.ProjectHint].
func (l *EventLocation) ProjectHint(ctx context.Context, client *sentry.Client, err error) string {
	return diagnostic.ProjectHint(ctx, client, l.Organization, l.Project, l.ID, err)
}
