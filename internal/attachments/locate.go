// SPDX-License-Identifier: MPL-2.0

package attachments

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/providerdata"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// defaultTimeout bounds a read where the block does not.
const defaultTimeout = 10 * time.Minute

// location is where the event is, and how long reading may take.
type location struct {
	organization, project string
	// id is 32 hexadecimal digits.
	id string
	// query is empty for every attachment.
	query  string
	within time.Duration
}

// locate reads where the event is from the configuration and the provider's
// defaults.
func locate(provider *providerdata.Data, config Config) (location, diag.Diagnostics) {
	wanted := location{within: defaultTimeout}
	var diags, more diag.Diagnostics
	wanted.organization, more = provider.OrganizationOr(config.Organization)
	diags.Append(more...)
	wanted.project, more = provider.ProjectOr(config.Project)
	diags.Append(more...)
	if config.EventID != nil {
		var err error
		if wanted.id, err = attribute.ParseEventID(*config.EventID); err != nil {
			diags.Append(attribute.InvalidEventID(path.Root("event_id"), *config.EventID))
		}
	}
	if config.Query != nil {
		wanted.query = *config.Query
	}
	if config.Timeouts != nil && config.Timeouts.Read != nil {
		wanted.within, more = attribute.ParseDuration(path.Root("timeouts").AtName("read"), *config.Timeouts.Read)
		diags.Append(more...)
	}
	return wanted, diags
}

// used gives the configuration with what stood in for what it does not say.
func (l *location) used(config Config) Config {
	config.Organization, config.Project = &l.organization, &l.project
	return config
}

// request describes the request for diagnostics.
func (l *location) request(provider *providerdata.Data) diagnostic.Request {
	return diagnostic.Request{
		Asked: fmt.Sprintf("the attachments of event %q of project %q in organization %q",
			l.id, l.project, l.organization),
		Server:            provider.Client.RootURL(),
		Scope:             sentry.ScopeProjectRead,
		OrganizationToken: provider.Client.HasOrganizationToken(),
		Item:              path.Root("event_id"),
		Container:         path.Root("project"),
		Timeouts:          path.Root("timeouts"),
		Within:            l.within,
	}
}

// failure explains why a page could not be read. Sentry gives the same 404
// without a body where the organization's plan has no attachments and where its
// gateway cannot place the request, so that the text names all that it can be.
func failure(request diagnostic.Request, err error) diag.Diagnostic {
	var api *sentry.APIError
	switch {
	case errors.As(err, &api) && api.EventNotFound():
		return diag.NewAttributeErrorDiagnostic(request.Item, "Event Not Found", fmt.Sprintf(
			"While reading %s from %s: %s.\n\n%s", request.Asked, request.Server, strings.TrimRight(err.Error(), "."), eventAdvice))
	case errors.As(err, &api) && api.Empty:
		request.NotFound = &diagnostic.Explanation{
			Summary: "Attachments Not Found", Attribute: request.Item,
			Advice: "An answer with nothing in it means one of two things. The organization lacks the feature: its plan, or the " +
				"configuration of a self-hosted server, has no event attachments. Or the event does not exist there: " + eventAdvice,
		}
	}
	return request.FromError(err)
}

const eventAdvice = "It can be that the id is wrong, that the event is in another project or organization (which may be in another " +
	"region: compare the provider's `base_url` with the address in Sentry), that it is past the retention of the plan (30 or 90 " +
	"days) or its issue was deleted, or that it arrived only seconds ago and is not indexed yet."
