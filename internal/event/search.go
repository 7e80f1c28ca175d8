// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// latest and oldest are the positions of [sentry.Positions] that a search supports.
const (
	latest = "latest"
	oldest = "oldest"
)

// search finds the event to read: the latest or the oldest error event that matches.
type search struct {
	// position is latest or oldest.
	position string
	// project is the project to search; empty means all projects that the token has access
	// to.
	project      string
	query        string
	environments []string
	argument.TimeRange
}

// match is the result of a search. The ID is empty if no event matches.
type match struct {
	id, project string
	// received is when the response arrived.
	received time.Time
}

// errNoMatch reports that no event matches a search.
var errNoMatch = errors.New("no event matches")

// unknownEnvironmentError reports that one of the environments does not exist. An environment
// exists after its first event, so a read that waits repeats the search. But it does not
// count as a missing event: a misspelled name would let a gate pass.
type unknownEnvironmentError struct{ err *sentry.APIError }

// Error implements error.
func (e *unknownEnvironmentError) Error() string { return e.err.Error() }

// newSearch returns the search that the arguments configure, or nil if they select an event by
// its ID or by its issue. The arguments must not contradict each other.
func newSearch(arguments Arguments, position, project string) *search {
	if arguments.IssueID != nil || position != "" && !sentry.IsPosition(position) {
		return nil
	}
	if position == "" {
		position = latest
	}
	return &search{
		position: position, project: project, query: argument.OrZero(arguments.Query), environments: arguments.Environments,
		TimeRange: arguments.TimeRange,
	}
}

// isPlain reports whether the list of a project is enough for the search. Every server has
// this list, and it begins with the latest event.
func (s *search) isPlain() bool {
	return s.position == latest && s.project != "" && s.query == "" && len(s.environments) == 0 && s.Named() == ""
}

// run finds the event with one request. Servers other than sentry.io may need more.
func (s *search) run(ctx context.Context, client *sentry.Client, organization string) (match, error) {
	if s.isPlain() {
		return s.list(ctx, client, organization)
	}
	return s.explore(ctx, client, organization)
}

// missing returns how many events are still needed.
func (m *match) missing() int {
	if m.id == "" {
		return 1
	}
	return 0
}

var (
	errNoRows = errors.New("the JSON document is an object without a list of rows under data")
	errNoName = errors.New("the row of the event has no project.name that is a slug")

	errNoProject    = errors.New("the server found no project to search, so it evaluated nothing")
	errOtherProject = errors.New("the server found an event in another project than the requested one")
	errOtherOrder   = errors.New("the server returned events in another order than the requested one")
)

// explore searches with Explore. Sentry's response to an unknown environment is the same as
// to an unknown organization. The environment is unknown if the same search without
// environments succeeds.
func (s *search) explore(ctx context.Context, client *sentry.Client, organization string) (match, error) {
	found, err := s.queryExplore(ctx, client, organization, s.environments)
	missing := notFound(err)
	switch {
	case missing != nil && len(s.environments) > 0:
		_, other := s.queryExplore(ctx, client, organization, nil)
		if other == nil {
			err = &unknownEnvironmentError{missing}
		} else if notFound(other) == nil {
			err = other
		}
	case err == nil && found.id == "":
		err = errNoMatch
	}
	return found, err
}

// notFound returns an error of status 404, or nil for any other error.
func notFound(err error) *sentry.APIError {
	if api, ok := errors.AsType[*sentry.APIError](err); ok && api.StatusCode == http.StatusNotFound {
		return api
	}
	return nil
}

// queryExplore sends one request to Explore, or two to a server that does not support slugs.
// It returns an empty match if no event matches. The response is not cached, because later
// searches need newer events: those of a wait, and those after a deployment.
func (s *search) queryExplore(ctx context.Context, client *sentry.Client, organization string, environments []string) (match, error) {
	options := s.options()
	options.Environments = environments
	projects := []string{"-1"}
	if s.project != "" {
		projects = []string{s.project}
		if !sentry.IsProjectSlug(s.project) && !sentry.IsProjectID(s.project) {
			return match{}, &sentry.PathError{Argument: "project", Value: s.project, Reason: "must be the slug or the ID of a project"}
		}
	}
	found := match{project: s.project}
	err := client.WithProjects(ctx, organization, projects, func(projects, slugs []string) error {
		options.Projects, options.ProjectSlugs = projects, slugs
		pages, err := client.Explore(organization, options)
		if err != nil {
			return err
		}
		return pages.Each(ctx, found.missing, func(page *sentry.Response) error {
			page.Reject()
			found.received = page.Received
			return s.read(client, page.Body, &found)
		})
	})
	return found, err
}

// options returns the options for one row, the latest or the oldest. It always names the
// dataset, because Sentry deprecates its default one.
func (s *search) options() sentry.ExploreOptions {
	sort := "-timestamp"
	if s.position == oldest {
		sort = "timestamp"
	}
	options := sentry.ExploreOptions{
		Dataset: "errors", Fields: []string{"id", "project.name", "timestamp"}, Sort: sort, Query: s.query,
		StatsPeriod: argument.OrZero(s.StatsPeriod),
	}
	options.Start, options.End = s.Sent()
	return options
}

// read parses the first row of a page, if it has one.
func (s *search) read(client *sentry.Client, body []byte, found *match) error {
	document, err := jsontree.Parse(body)
	if err != nil {
		return entity.Undecodable(err)
	}
	defer document.Release()
	if document.Root().Kind("data") != jsontree.List {
		return entity.Undecodable(errNoRows)
	}
	rows := document.Root().Objects("data")
	tip := document.Root().Quiet().Object("meta").Object("tips").String("query")
	switch {
	case s.isOutOfOrder(rows):
		return errOtherOrder
	case len(rows) > 0:
		return s.readRow(client, rows[0], found)
	case len(document.Mismatches()) > 0:
		return entity.Undecodable(errNoID)
	case sentry.IsNoProjectTip(argument.OrZero(tip)):
		return errNoProject
	default:
		return nil
	}
}

// isOutOfOrder reports whether a server ignores the sort order. It is for servers that ignore
// the requested number of rows.
func (s *search) isOutOfOrder(rows []*jsontree.Object) bool {
	if s.position == oldest {
		slices.Reverse(rows)
		defer slices.Reverse(rows)
	}
	var order entity.Order
	for _, row := range rows {
		if at, known := argument.EventTime(argument.OrZero(row.String("timestamp"))); known {
			order.Add(at)
		}
	}
	return order.Broken()
}

// readRow parses the row of an event. The name of its project becomes part of requests and
// messages, so it must not be a secret that the server repeats.
func (s *search) readRow(client *sentry.Client, row *jsontree.Object, found *match) error {
	name := client.PrintableSlug(argument.OrZero(row.String("project.name")))
	found.id = eventID(row, "id")
	switch {
	case found.id == "":
		return entity.Undecodable(errNoID)
	case name == "":
		return entity.Undecodable(errNoName)
	case s.excludesProject(name):
		return errOtherProject
	case s.project == "":
		found.project = name
	}
	return nil
}

// excludesProject reports whether a row belongs to another project than the searched one. It
// returns false if the search has the ID of a project.
func (s *search) excludesProject(name string) bool {
	return s.project != "" && sentry.IsProjectSlug(s.project) && !strings.EqualFold(s.project, name)
}
