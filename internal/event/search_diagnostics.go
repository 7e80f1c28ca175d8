// SPDX-License-Identifier: MPL-2.0

package event

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// describe adds the search to the request for diagnostics. The query is not shown, because it
// can contain personal data.
func (s *search) describe(request *diagnostic.Request, organization string) {
	in := fmt.Sprintf("all projects of organization %q", organization)
	request.Container = path.Root("organization")
	if s.project != "" {
		in = fmt.Sprintf("project %q in organization %q", s.project, organization)
		request.Container = path.Root("project")
	}
	request.Requested, request.Scope = fmt.Sprintf("the %s error event of %s%s", s.position, in, s.filters()), sentry.ScopeProjectRead
	if s.isPlain() {
		return
	}
	request.Scope, request.NextScope = sentry.ScopeOrganizationRead, sentry.ScopeProjectRead
	request.Instead = "This search needs Explore (once called Discover). " + withoutSearch
	request.NotFound = &exploreNotFound
	if s.query != "" {
		request.Item = path.Root("query")
	}
	if s.project != "" {
		request.Denied = "The project does not exist. Sentry denies access in this case too."
	}
}

// filters returns the names of the arguments that narrow the search, as the end of a phrase.
func (s *search) filters() string {
	var names []string
	if s.query != "" {
		names = append(names, "`query`")
	}
	if len(s.environments) > 0 {
		names = append(names, "`environments`")
	}
	switch name := s.Named(); name {
	case "":
	case "start":
		names = append(names, "`start`", "`end`")
	default:
		names = append(names, "`"+name+"`")
	}
	if len(names) == 0 {
		return ""
	}
	return " (filtered by " + argument.Enumerate(names...) + ")"
}

// withoutSearch is the advice for a server that cannot search, and selectInstead is its end.
const (
	withoutSearch = "Without Explore, " + selectInstead
	selectInstead = "set `event_id` to an ID. Or set it to \"latest\", with `project` and no other filter. Or use the data source " +
		"`sentry_events`."
)

// exploreNotFound explains a response that does not show which object is missing.
var exploreNotFound = diagnostic.Explanation{
	Summary:   "Organization or Explore Not Found",
	Attribute: path.Root("organization"),
	Advice: diagnostic.PossibleCauses(
		"The organization does not exist, or the token has no access to it. Sentry then responds as if it did not exist.",
		"The subscription has no Explore (once called Discover), or a compatible server lacks it. "+
			withoutSearch,
		"The organization is in another region or installation. Open it in Sentry, and compare its URL with `organization` and the "+
			"provider's `base_url`.",
	),
}

// searchUnsupported explains that the server does not have the dataset of errors.
var searchUnsupported = diagnostic.Explanation{
	Summary: "Search Not Supported",
	Advice:  "The server does not support Sentry's dataset `errors`, which the provider searches. Without it, " + selectInstead,
}

// environmentNotFound explains that one of the environments does not exist.
var environmentNotFound = diagnostic.Explanation{
	Summary:   "Environment Not Found",
	Attribute: path.Root("environments"),
	Advice: diagnostic.PossibleCauses(
		"A name is misspelled. Names are case-sensitive.",
		"The environment has no event yet. Sentry creates it when its first event arrives. `wait_for` waits for it.",
	) + "\n\n`allow_missing` has no effect on this.",
}

// noProject explains that the search covered no project.
var noProject = diagnostic.Explanation{
	Summary:   "No Project to Query",
	Attribute: path.Root("project"),
	Advice:    "The token has no access to any project. Check which teams its owner is in, and the projects of these teams.",
}

// vanished explains that an event was found but could not be read.
var vanished = diagnostic.Explanation{
	Summary:   "Event Not Found",
	Attribute: path.Root("event_id"),
	Advice: "The search found this event, but Sentry does not return it. " + diagnostic.PossibleCauses(
		"Sentry has indexed the event, but has not stored it yet. `wait_for` waits for it.",
		"The event was deleted.",
	) + "\n\n`allow_missing` has no effect on this, because an event matches.",
}

// unsorted explains that the beginning of the list does not contain the latest event.
var unsorted = diagnostic.Explanation{
	Summary:   "List of Events Not Sorted",
	Attribute: path.Root("event_id"),
	Advice: "The latest event can be anywhere in such a list. Set `event_id` to the ID of an event, or read all events with the data " +
		"source `sentry_events` and choose one of them by its `date_created`.",
}

// failure explains why the search failed. Waited ends the detail and tells how long the read
// waited.
func (s *search) failure(request diagnostic.Request, err error, waited string) diag.Diagnostic {
	if errors.Is(err, errNoMatch) {
		return s.noMatch(request)
	}
	if unknown, ok := errors.AsType[*unknownEnvironmentError](err); ok {
		explanation := environmentNotFound
		explanation.Advice += waited
		return request.Explained(unknown.err, explanation)
	}
	switch {
	case errors.Is(err, errUnsorted):
		return request.Explained(err, unsorted)
	case errors.Is(err, errNoProject):
		return request.Explained(err, noProject)
	case errors.Is(err, errOtherOrder):
		return s.otherOrder(request)
	case errors.Is(err, errOtherProject):
		return ignoredFilter(request, err, "project")
	}
	if api, ok := errors.AsType[*sentry.APIError](err); ok {
		invalid := api.StatusCode == http.StatusBadRequest || api.StatusCode == http.StatusUnprocessableEntity
		switch {
		case api.TookTooLong():
			request.Item = path.Root(cmp.Or(s.Named(), "stats_period"))
		case invalid && s.Named() != "" && argument.RejectsTimeRange(api.Detail):
			request.Item = path.Root(s.Named())
		case api.DatasetRejected():
			unsupported := searchUnsupported
			unsupported.Attribute = request.Item
			return request.Explained(err, unsupported)
		}
	}
	return entity.ExplainList(err, request, "")
}

// noMatch explains that no event matches.
func (s *search) noMatch(request diagnostic.Request) diag.Diagnostic {
	var causes []string
	if s.filters() != "" {
		causes = append(causes, "A value, such as the release, is misspelled, or a filter excludes the event. Try the same "+
			"search in Sentry, under Explore → Errors.")
	}
	old := "The events are older than the time range (by default the last 90 days) or past the retention of the subscription."
	if s.isPlain() {
		old = "The project has received no error event, or all of them are past the retention of the subscription."
	}
	causes = append(causes, "Sentry has not indexed the event yet, which takes seconds. `wait_for` waits for it.", old,
		"The event is a transaction or an occurrence (performance, uptime, feedback, metric), which a search does not find.",
	)
	return request.Explained(errNoMatch, diagnostic.Explanation{
		Summary: "Event Not Found", Attribute: request.Item,
		Advice: diagnostic.PossibleCauses(causes...) + "\n\n" + strings.TrimSpace(request.Hint),
	})
}

// otherOrder explains that the rows are not in the order of the position.
func (s *search) otherOrder(request diagnostic.Request) diag.Diagnostic {
	return request.Explained(errOtherOrder, diagnostic.Explanation{
		Summary: "Server Ignored a Filter", Attribute: path.Root("event_id"),
		Advice: "The server did not return the " + s.position + " event first, so the provider discarded the response. " +
			diagnostic.PossibleCauses("The server ignores the sort order. Some compatible servers do so.") +
			"\n\nSet `event_id` to the ID of the event instead.",
	})
}

// check returns an error for an event that the search excludes. Some servers ignore filters
// without an error. Sentry's events contain the release, the level and the environment that a
// search filters by.
func (s *search) check(event *jsontree.Object, received time.Time, request diagnostic.Request) diag.Diagnostics {
	earliest, newest := s.ExploreBounds(received)
	at, known := argument.EventTime(argument.OrZero(event.String(keyOf(event, "dateCreated", "date_created"))))
	if known && (!earliest.IsZero() && at.Before(earliest) || !newest.IsZero() && at.After(newest)) {
		return diag.Diagnostics{ignoredFilter(request, errExcluded, s.Named())}
	}
	project := argument.OrZero(event.String(keyOf(event, "projectID", "project_id")))
	if sentry.IsProjectID(s.project) && sentry.IsProjectID(project) && sentry.PlainNumber(s.project) != sentry.PlainNumber(project) {
		return diag.Diagnostics{ignoredFilter(request, errOtherProject, "project")}
	}
	tagged := tags.Read(event)
	release := tags.Release(event)
	if release == nil {
		release = tagged.Value("release")
	}
	for key, value := range map[string]*string{
		"release": release, "level": tagged.ValueOr(event, "level"), "environment": tagged.ValueOr(event, "environment"),
	} {
		wanted, ok := argument.SearchedFor(s.query, key)
		if key == "level" {
			wanted = strings.ToLower(wanted)
		}
		if ok && argument.OrZero(value) != wanted {
			return diag.Diagnostics{ignoredFilter(request, errExcluded, "query")}
		}
	}
	return nil
}

// errExcluded reports that the server found an event that the search excludes.
var errExcluded = errors.New("the server found an event that the search excludes")

func ignoredFilter(request diagnostic.Request, err error, name string) diag.Diagnostic {
	causes := []string{"The server ignores this argument. Some compatible servers do so."}
	if name == "project" {
		causes = append(causes, "The project was renamed. Set `project` to its new slug.")
	}
	return request.Explained(err, diagnostic.Explanation{
		Summary: "Server Ignored a Filter", Attribute: path.Root(name),
		Advice: "The event does not match `" + name + "`, so the provider discarded the response. " + diagnostic.PossibleCauses(causes...) +
			"\n\nSet `event_id` to the ID of the event instead.",
	})
}
