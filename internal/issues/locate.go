// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// location is the location of an issue.
type location struct {
	organization string
	// issue is the requested ID or short ID. Resolved is the ID, which is numeric on Sentry
	// itself. It is empty until it is known.
	issue, resolved string
	environments    []string
}

// locate returns the location from arguments and the provider's defaults.
func locate(provider *argument.Provider, organization, issue *string, environments []string) (*location, diag.Diagnostics) {
	found, diags := provider.OrganizationOr(organization)
	return &location{
		organization: found, issue: argument.TrimID(argument.OrZero(issue)), environments: environments,
	}, diags
}

// resolve looks up the issue of a short ID.
func (l *location) resolve(ctx context.Context, client *sentry.Client) error {
	found, err := client.FindIssue(ctx, l.organization, l.issue)
	if err == nil {
		l.resolved = found.Issue
	}
	return err
}

// fetch reads the issue.
func (l *location) fetch(ctx context.Context, client *sentry.Client) (*sentry.Response, error) {
	if err := l.resolve(ctx, client); err != nil {
		return nil, err
	}
	return client.Issue(ctx, l.organization, l.resolved, l.environments)
}

// absence is the object that a response of 404 to a request for an issue is about.
type absence int

const (
	unclear absence = iota
	ofOrganization
	ofEnvironment
	ofIssue
)

// absent finds out which object is missing after an error. Sentry's response is the same for
// an organization, an issue, and an environment.
func (l *location) absent(ctx context.Context, client *sentry.Client, err error) absence {
	if !sentry.IsMissing(err) {
		return unclear
	}
	if l.resolved != "" && len(l.environments) > 0 && client.CheckIssue(ctx, l.organization, l.resolved) == nil {
		return ofEnvironment
	}
	switch has, lookup := client.HasIssues(ctx, l.organization); {
	case lookup == nil && (has || isSentryNotFound(err)):
		return ofIssue
	case lookup != nil && sentry.IsMissing(lookup):
		return ofOrganization
	default:
		return unclear
	}
}

// isSentryNotFound reports whether an error is a response of 404 in Sentry's own words. A server with
// such a response has no list, not even an empty one, for an organization that does not
// exist.
func isSentryNotFound(err error) bool {
	api, ok := errors.AsType[*sentry.APIError](err)
	return ok && api.Missing == sentry.MissingNotLookedUp
}
