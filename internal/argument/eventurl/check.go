// SPDX-License-Identifier: MPL-2.0

package eventurl

import (
	"net/url"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// allProjects is what Sentry's pages use instead of a project to mean all of them.
const allProjects = "-1"

// normalize checks the parts and normalizes the IDs.
func (p *parts) normalize() error {
	for _, slug := range slices.Concat(p.prefix, []string{p.organization, p.project}) {
		if slug != "" && !isSlug(slug) {
			return ErrSlug
		}
	}
	if p.issue != "" {
		switch {
		case sentry.IsShortID(p.issue):
			p.issue = strings.ToUpper(p.issue)
		case !sentry.IsIssueID(p.issue) || !strings.ContainsAny(p.issue, "0123456789"): // More likely the name of a page.
			return ErrIssueID
		}
	}
	if p.event == "" {
		return nil
	}
	if position := strings.ToLower(p.event); p.issue != "" && sentry.IsPosition(position) {
		p.event = position
		return nil
	}
	id, err := sentry.ParseEventID(p.event)
	if err != nil {
		return ErrEventID
	}
	p.event = id
	return nil
}

// isSlug reports whether text is valid as a slug or a numeric ID in a path.
func isSlug(text string) bool { return text != allProjects && sentry.CheckSlug(text) == nil }

// queriedProject returns the project that the query selects, if it selects exactly one.
func queriedProject(query url.Values) (string, error) {
	project := single(query, "project")
	if project == "" || project == allProjects {
		return "", nil
	}
	if !isSlug(project) {
		return "", ErrQueryProject
	}
	return project, nil
}
