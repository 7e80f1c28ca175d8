// SPDX-License-Identifier: MPL-2.0

package query

import (
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
)

// errUnfiltered reports rows that the arguments exclude.
var errUnfiltered = errors.New("the server returned rows that the query excludes")

// ignoredFilter returns an error for a filter that the server did not apply, as far as the
// rows tell: some servers that are compatible with Sentry ignore all filters, and then no
// count is about what was asked.
func (r *reading) ignoredFilter(request diagnostic.Request, arguments Arguments) diag.Diagnostic {
	for _, filter := range []struct {
		argument string
		columns  []string
		excluded func(value string) bool
	}{
		{"projects", []string{"project", "project.name"}, otherSlug(arguments.Projects)},
		{"environments", []string{"environment"}, otherThan(arguments.Environments)},
	} {
		for _, column := range filter.columns {
			if r.anyRow(column, filter.excluded) {
				return request.Explained(errUnfiltered, diagnostic.Explanation{
					Summary: "Server Ignored a Filter", Attribute: path.Root(filter.argument),
					Advice: "The column `" + column + "` of the rows has values that `" + filter.argument + "` does not name. The server " +
						"probably ignores this argument, and others as well, so that its counts are not about what was asked. Some " +
						"servers that are compatible with Sentry do so. Do not evaluate queries on such a server.",
				})
			}
		}
	}
	return nil
}

func (r *reading) anyRow(column string, excluded func(string) bool) bool {
	return slices.ContainsFunc(r.rows, func(row map[string]string) bool {
		value, has := row[column]
		return has && excluded(value)
	})
}

// otherSlug returns a function that reports whether a slug is not among the projects. It
// cannot tell if the projects are not all slugs.
func otherSlug(projects []string) func(string) bool {
	if slices.ContainsFunc(projects, func(project string) bool { return strings.Trim(project, "-0123456789") == "" }) {
		projects = nil
	}
	return otherThan(projects)
}

// otherThan returns a function that reports whether a value is none of those asked for.
func otherThan(wanted []string) func(string) bool {
	return func(value string) bool {
		same := func(text string) bool { return strings.EqualFold(text, value) }
		return len(wanted) > 0 && value != "" && !slices.ContainsFunc(wanted, same)
	}
}
