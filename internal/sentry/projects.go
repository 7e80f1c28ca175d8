// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
)

// allProjects means all projects that the token has access to.
const allProjects = "-1"

// ProjectError reports a failed lookup of one of several projects.
type ProjectError struct {
	Slug string
	Err  error
}

// Error implements error.
func (e *ProjectError) Error() string { return e.Err.Error() }

// Unwrap returns the reason.
func (e *ProjectError) Unwrap() error { return e.Err }

// WithProjects calls read with the projects, slugs or IDs, as the parameter project. A server
// before June 2026 rejects slugs there. Then it calls read again with the same projects in a
// form that the server accepts: as slugs in the parameter projectSlug or, because slugs
// cannot be combined with IDs, as IDs only. GlitchTip does not support projectSlug, so it
// gets IDs. A failed lookup of an ID is a [*ProjectError].
func (c *Client) WithProjects(
	ctx context.Context, organization string, projects []string, read func(projects, slugs []string) error,
) error {
	err := read(projects, nil)
	if !slugsRejected(err) || !slices.ContainsFunc(projects, IsProjectSlug) {
		return err
	}
	switch {
	case slices.Contains(projects, allProjects):
		return read([]string{allProjects}, nil)
	case !isUnprocessable(err) && !slices.ContainsFunc(projects, func(project string) bool { return !IsProjectSlug(project) }):
		return read(nil, distinct(projects))
	}
	ids, err := c.projectIDs(ctx, organization, distinct(projects))
	if err != nil {
		return err
	}
	return read(ids, nil)
}

// slugsRejected reports whether the server accepts only numbers for projects.
func slugsRejected(err error) bool {
	api, ok := errors.AsType[*APIError](err)
	if !ok {
		return false
	}
	_, after, about := strings.Cut(strings.ToLower(api.Detail), "project")
	if isUnprocessable(err) {
		return about && strings.Contains(after, "valid integer")
	}
	return about && api.StatusCode == http.StatusBadRequest && strings.Contains(after, "must be numbers")
}

// isUnprocessable reports whether an error is a response of GlitchTip that rejects an
// argument.
func isUnprocessable(err error) bool {
	api, ok := errors.AsType[*APIError](err)
	return ok && api.StatusCode == http.StatusUnprocessableEntity
}

// projectIDs returns the IDs of projects. It looks up those of slugs.
func (c *Client) projectIDs(ctx context.Context, organization string, projects []string) ([]string, error) {
	var ids []string
	for _, project := range projects {
		id := project
		if IsProjectSlug(project) {
			found, err := c.FindProject(ctx, organization, project)
			if err == nil && !IsProjectID(found.ProjectID) {
				err = &ResponseError{Missing: "id"}
			}
			if err != nil {
				return nil, &ProjectError{project, err}
			}
			id = found.ProjectID
		}
		ids = append(ids, id)
	}
	return distinct(ids), nil
}

// IsProjectSlug reports whether one of several projects is a slug, and not an ID or -1, which
// means all.
func IsProjectSlug(project string) bool { return project != allProjects && !IsNumericID(project) }

// IsProjectID reports whether text is the ID of a project: a positive number. Other numbers
// have a special meaning in Sentry, such as -1 for all projects.
func IsProjectID(text string) bool { return IsNumericID(text) && PlainNumber(text) != "" }

// PlainNumber returns a number without leading zeros. It returns an empty string for zero.
func PlainNumber(text string) string { return strings.TrimLeft(text, "0") }

// distinct returns the strings without repetitions, in the same order.
func distinct(texts []string) []string {
	var all []string
	for _, text := range texts {
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}
