// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"errors"
	"fmt"
	"net/http"
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
	id     string
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
		Asked: fmt.Sprintf("the source-map report of event %q of project %q in organization %q",
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

// failure explains why the report could not be read.
func failure(request diagnostic.Request, err error) diag.Diagnostic {
	var api *sentry.APIError
	errors.As(err, &api)
	came := fmt.Sprintf("While reading %s from %s: %s.\n\n", request.Asked, request.Server, strings.TrimRight(err.Error(), "."))
	switch {
	case api == nil:
	case api.StatusCode == http.StatusBadRequest && strings.Contains(api.Detail, "frame_idx"):
		return diag.NewErrorDiagnostic("Server Too Old for Source-Map Reports", came+
			"Self-hosted servers up to about 2024 answer for one frame at a time only, and want to be told which. Newer ones "+
			"report on all frames of an event: update the server.")
	case api.EventNotFound():
		return diag.NewAttributeErrorDiagnostic(request.Item, "Event Not Found", came+
			"It can be that the id is wrong, that the event is in another project or organization, that it is past the retention "+
			"of the plan (30 or 90 days) or its issue was deleted, or that it arrived only seconds ago and is not indexed yet.")
	}
	return request.FromError(err)
}
