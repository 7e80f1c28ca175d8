// SPDX-License-Identifier: MPL-2.0

package query

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// allProjects means all projects that the token has access to.
const allProjects = "-1"

// projectError is a failed lookup of one of the projects.
type projectError struct {
	slug string
	err  error
}

// Error implements error.
func (e *projectError) Error() string { return e.err.Error() }

// Unwrap returns the reason.
func (e *projectError) Unwrap() error { return e.err }

// ask reads the rows. A server before June 2026 rejects slugs among the projects, and is
// asked again for the same projects in a form that it takes.
func (a Arguments) ask(ctx context.Context, client *sentry.Client, organization string, limit int) (*reading, error) {
	options := a.options()
	table, err := a.readTable(ctx, client, organization, options, limit)
	if !slugsRejected(err) || !slices.ContainsFunc(a.Projects, isSlug) {
		return table, err
	}
	if err := useOlderForm(ctx, client, organization, &options); err != nil {
		return nil, err
	}
	return a.readTable(ctx, client, organization, options, limit)
}

func (a Arguments) readTable(
	ctx context.Context, client *sentry.Client, organization string, options sentry.ExploreOptions, limit int,
) (*reading, error) {
	pages, err := client.Explore(organization, options)
	if err != nil {
		return nil, err
	}
	table := newReading(a, limit)
	err = table.all(ctx, pages)
	return table, err
}

// slugsRejected reports whether the server takes only numbers for projects.
func slugsRejected(err error) bool {
	api, ok := errors.AsType[*sentry.APIError](err)
	return ok && api.StatusCode == http.StatusBadRequest && onlyNumbers(api.Detail)
}

func isSlug(project string) bool {
	return project != allProjects && !sentry.IsNumericID(project)
}

// isProjectID reports whether a text is the ID of a project: a positive number, because
// Sentry evaluates others as a choice of projects.
func isProjectID(text string) bool { return sentry.IsNumericID(text) && plainNumber(text) != "" }

// plainNumber returns a number without leading zeros, and nothing for zero.
func plainNumber(text string) string { return strings.TrimLeft(text, "0") }

// useOlderForm names the projects as slugs of their own parameter. That does not mix with
// IDs: if there are any, the IDs of the slugs are looked up.
func useOlderForm(ctx context.Context, client *sentry.Client, organization string, options *sentry.ExploreOptions) error {
	projects := options.Projects
	options.Projects = nil
	switch {
	case slices.Contains(projects, allProjects):
		options.Projects = []string{allProjects}
		return nil
	case !slices.ContainsFunc(projects, func(project string) bool { return !isSlug(project) }):
		options.ProjectSlugs = distinct(projects)
		return nil
	}
	for _, project := range distinct(projects) {
		id := project
		if isSlug(project) {
			found, err := client.FindProject(ctx, organization, project)
			if err == nil && !isProjectID(found.ProjectID) {
				err = &sentry.AnswerError{Missing: "id"}
			}
			if err != nil {
				return &projectError{project, err}
			}
			id = found.ProjectID
		}
		options.Projects = append(options.Projects, id)
	}
	options.Projects = distinct(options.Projects)
	return nil
}

// distinct returns the texts without repetitions, in the same order.
func distinct(texts []string) []string {
	var all []string
	for _, text := range texts {
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}
