// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// location is the location of an event: in an issue, in a project, or in an unknown project of
// the organization.
type location struct {
	organization string
	// project is empty for an event of an issue, and for an event whose project must be
	// looked up.
	project string
	// issue is the ID or short ID of an issue, or empty for an event of a project;
	// numericIssue is its ID, numeric on Sentry itself.
	issue, numericIssue string

	environments []string
	// search finds the event. It is nil if the event's ID or issue is known.
	search *search
	found  match
	// id is 32 hexadecimal digits or one of [sentry.Positions]. It is a position in an issue,
	// or until the event is found.
	id string
	// wait is how long to wait for an event that does not exist yet.
	wait time.Duration
}

// locate returns the location of the event from the arguments and the provider's defaults.
func locate(provider *argument.Provider, arguments Arguments) (location, diag.Diagnostics) {
	diags := arguments.CheckTimeRange()
	diags.Append(checkForm(arguments, nil)...)
	organization, more := provider.OrganizationOr(arguments.Organization)
	diags.Append(more...)
	wanted := location{organization: organization, environments: arguments.Environments}
	if arguments.IssueID != nil {
		wanted.issue = argument.TrimID(*arguments.IssueID)
	} else {
		wanted.project, more = provider.ProjectIfAny(arguments.Project)
		diags.Append(more...)
	}
	if arguments.EventID != nil {
		var err error
		if wanted.id, err = normalizeWanted(*arguments.EventID); err != nil {
			diags.Append(argument.InvalidIssueEventID(path.Root("event_id"), *arguments.EventID))
		}
	}
	if !diags.HasError() {
		wanted.search = newSearch(arguments, wanted.id, wanted.project)
	}
	if arguments.WaitFor != nil && !diags.HasError() {
		wanted.wait, more = wanted.checkWait(*arguments.WaitFor)
		diags.Append(more...)
	}
	return wanted, diags
}

// normalizeWanted normalizes an event ID in any accepted form, or a position.
func normalizeWanted(id string) (string, error) {
	id = argument.TrimID(id)
	if position := strings.ToLower(id); sentry.IsPosition(position) {
		return position, nil
	}
	return sentry.ParseEventID(id)
}

// resolve looks up what the arguments do not contain: the event that matches a search, the
// issue of a short ID, or the project of an event.
func (l *location) resolve(ctx context.Context, client *sentry.Client) error {
	switch {
	case l.search != nil:
		return l.find(ctx, client)
	case l.issue != "":
		issue, err := client.FindIssue(ctx, l.organization, l.issue)
		if err != nil {
			return err
		}
		l.numericIssue, l.project = issue.Issue, issue.Project
	case l.issue == "" && l.project == "":
		event, err := client.FindEvent(ctx, l.organization, l.id)
		if err != nil {
			return err
		}
		l.project = event.Project
	}
	return nil
}

// find searches for the event, even if an earlier search found one.
func (l *location) find(ctx context.Context, client *sentry.Client) error {
	var err error
	l.id, l.project = l.search.position, l.search.project
	if l.found, err = l.search.run(ctx, client, l.organization); err == nil {
		l.id, l.project = l.found.id, l.found.project
	}
	return err
}

// isSearching reports whether a search has not found the event yet.
func (l *location) isSearching() bool { return l.search != nil && sentry.IsPosition(l.id) }

// fetch reads the event.
func (l *location) fetch(ctx context.Context, client *sentry.Client) (*sentry.Response, error) {
	if err := l.resolve(ctx, client); err != nil {
		return nil, err
	}
	if l.issue != "" {
		return client.IssueEvent(ctx, l.organization, l.numericIssue, l.id, l.environments)
	}
	return client.Event(ctx, l.organization, l.project, l.id)
}

// projectHint returns which project contains an event that is not in the requested one, or an
// empty string if that is not known.
func (l *location) projectHint(ctx context.Context, provider *argument.Provider, err error) string {
	if l.issue != "" || l.project == "" {
		return ""
	}
	return diagnostic.ProjectHint(ctx, provider.Client, l.organization, l.project, l.id, err)
}

// used returns the arguments with the defaults in use.
func (l *location) used(arguments Arguments) Arguments {
	arguments.Organization = &l.organization
	if arguments.Project == nil && l.project != "" {
		arguments.Project = &l.project
	}
	return arguments
}

// isAnother reports whether a response is about another event than the one that was requested
// by its ID: it has event IDs, but none equals the requested one. On a compatible server, id
// can differ from eventID, and both are valid in paths.
func (l *location) isAnother(root *jsontree.Object) bool {
	found := false
	for _, key := range idKeys {
		id := eventID(root, key)
		if id == l.id {
			return false
		}
		found = found || id != ""
	}
	return found && !sentry.IsPosition(l.id)
}

// foreignIssue returns a warning if the response reports that the event belongs to another
// issue. The issue is read from the same locations as group_id. A value that contains a
// secret, which a server may repeat, is not shown.
func (l *location) foreignIssue(client *sentry.Client, root *jsontree.Object) diag.Diagnostics {
	reported := root.Quiet().String(keyOf(root, "groupID", "group_id", "issue"))
	if l.issue == "" || reported == nil || !sentry.IsIssueID(*reported) || sentry.SameIssue(*reported, l.numericIssue) {
		return nil
	}
	if redact.Secrets(client.Secrets()).Text(*reported, redact.MaxName) != *reported {
		return diag.Diagnostics{diagnostic.ReportedForAnother(l.numericIssue, "")}
	}
	return diag.Diagnostics{diagnostic.ReportedForAnother(l.numericIssue, *reported)}
}

// checkEnvironment returns an error for an event of another environment than the requested
// ones, and a warning for one that does not contain its environment.
func (l *location) checkEnvironment(root *jsontree.Object, request diagnostic.Request) diag.Diagnostics {
	if len(l.environments) == 0 {
		return nil
	}
	name := tags.Environment(root)
	switch {
	case slices.Contains(l.environments, argument.OrZero(name)):
		return nil // The empty name selects events without an environment.
	case name == nil:
		return diag.Diagnostics{diagnostic.EnvironmentUnverified("The event does not contain")}
	case l.search != nil:
		return diag.Diagnostics{ignoredFilter(request, errExcluded, "environments")}
	default:
		return diag.Diagnostics{request.OtherEnvironment()}
	}
}

// complete adds facts that the response does not contain, or may lack.
func (l *location) complete(provider *argument.Provider, event *source) {
	if event.id == nil {
		event.id = &l.id
		if id := eventID(event.root, "id"); sentry.IsPosition(l.id) && id != "" {
			event.id = &id
		}
	}
	if l.project != "" {
		event.webURL = l.webURL(provider, *event.id)
	}
}

// webURL returns a link to the event in Sentry's web interface.
func (l *location) webURL(provider *argument.Provider, id string) *string {
	link := fmt.Sprintf("%s/organizations/%s/projects/%s/events/%s/",
		provider.Client.RootURL(), l.organization, l.project, url.PathEscape(id))
	return &link
}
