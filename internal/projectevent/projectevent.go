// SPDX-License-Identifier: MPL-2.0

// Package projectevent is the arguments of the data sources that are about one
// event of a project.
package projectevent

import (
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Arguments name the event. They come back exactly as configured; only
// Organization and Project, where nil, show what was used.
type Arguments struct {
	Organization *string `tfsdk:"organization"`
	Project      *string `tfsdk:"project"`
	EventID      *string `tfsdk:"event_id"`

	attribute.ReadTimeout
}

// Attributes describes the arguments.
func Attributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"organization": attribute.Organization(),
		"project":      attribute.Project(" that the event is in. Defaults to the provider's `project`."),
		"event_id": schema.StringAttribute{
			Required: true, Validators: []validator.String{attribute.EventID()},
			MarkdownDescription: "Id of the event: 32 hexadecimal digits in either case, with or without the dashes of a UUID.",
		},
	}
}

// Location is where the event is.
type Location struct {
	Organization, Project string
	// ID is 32 lower-case hexadecimal digits.
	ID string
}

// Locate reads where the event is from the arguments and the provider's defaults.
// Each error diagnostic is attached to its argument.
func Locate(provider *providerdata.Data, arguments Arguments) (Location, diag.Diagnostics) {
	var found Location
	var diags, more diag.Diagnostics
	found.Organization, more = provider.OrganizationOr(arguments.Organization)
	diags.Append(more...)
	found.Project, more = provider.ProjectOr(arguments.Project)
	diags.Append(more...)
	if arguments.EventID != nil {
		var err error
		if found.ID, err = sentry.ParseEventID(*arguments.EventID); err != nil {
			diags.Append(attribute.InvalidEventID(path.Root("event_id"), *arguments.EventID))
		}
	}
	return found, diags
}

// Used gives the arguments with what stood in for what they do not say.
func (l *Location) Used(arguments Arguments) Arguments {
	arguments.Organization, arguments.Project = &l.Organization, &l.Project
	return arguments
}

// Request describes the request for diagnostics; what says what of the event was
// asked for, such as "the attachments", and within how long the read may take.
func (l *Location) Request(provider *providerdata.Data, what string, within time.Duration) diagnostic.Request {
	return diagnostic.Request{
		Asked:             fmt.Sprintf("%s of event %q of project %q in organization %q", what, l.ID, l.Project, l.Organization),
		Server:            provider.Client.RootURL(),
		Scope:             sentry.ScopeProjectRead,
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Item:              path.Root("event_id"),
		Container:         path.Root("project"),
		Timeouts:          path.Root("timeouts"),
		Within:            within,
	}
}
