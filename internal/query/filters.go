// SPDX-License-Identifier: MPL-2.0

package query

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// errUnfiltered reports rows that the arguments exclude.
var errUnfiltered = errors.New("the server returned rows that the query excludes")

// ignoredFilter returns an error for a filter that the server did not apply, as far as the
// rows show. Some servers that are compatible with Sentry ignore all filters, so their counts
// are not about the requested events.
func (r *reading) ignoredFilter(request diagnostic.Request, arguments Arguments) diag.Diagnostic {
	for _, filter := range []struct {
		argument string
		columns  []string
		excluded func(value string) bool
	}{
		{"projects", []string{"project", "project.name"}, otherSlug(arguments.Projects)},
		{"projects", []string{"project.id"}, otherID(arguments.Projects)},
		{"environments", []string{"environment"}, otherThan(arguments.Environments)},
	} {
		for _, column := range filter.columns {
			if anyRow(r.rows, column, filter.excluded) {
				return ignored(request, filter.argument, column)
			}
		}
	}
	if r.outsideTimeRange {
		return ignored(request, arguments.Named(), "timestamp")
	}
	for _, column := range []string{"level", "environment", "release", "project"} {
		if anyRow(r.rows, column, otherSlug(searchedFor(argument.OrZero(arguments.Query), column))) {
			return ignored(request, "query", column)
		}
	}
	return nil
}

func ignored(request diagnostic.Request, name, column string) diag.Diagnostic {
	return request.Explained(errUnfiltered, diagnostic.Explanation{
		Summary: "Server Ignored a Filter", Attribute: path.Root(name),
		Advice: "The column `" + column + "` of the rows contains values that `" + name + "` excludes. The server probably ignores this " +
			"argument, and may ignore others, so its counts are not about what was requested. Some compatible servers do so. Do " +
			"not rely on queries on such a server.",
	})
}

// searchedFor returns the value that a search requires in a column. It returns nil if the
// search is too complex to tell.
func searchedFor(query, column string) []string {
	if value, ok := argument.SearchedFor(query, column); ok {
		return []string{value}
	}
	return nil
}

// outside returns a function that reports whether a time is outside of the time range. The
// function returns false for strings that are not times, and for metrics, whose times are
// those of intervals. A relative time range ends when the response was received.
func outside(arguments Arguments, received time.Time) func(string) bool {
	earliest, latest := arguments.ExploreBounds(received)
	isMetric := strings.HasPrefix(argument.OrZero(arguments.Dataset), "metrics")
	return func(value string) bool {
		at, known := argument.EventTime(value)
		return known && !isMetric && (!earliest.IsZero() && at.Before(earliest) || !latest.IsZero() && at.After(latest))
	}
}

func anyRow(rows []map[string]string, column string, excluded func(string) bool) bool {
	return slices.ContainsFunc(rows, func(row map[string]string) bool {
		value, has := row[column]
		return has && excluded(value)
	})
}

// otherSlug returns a function that reports whether a slug is not among the projects. It
// returns false if the projects are not all slugs.
func otherSlug(projects []string) func(string) bool {
	if slices.ContainsFunc(projects, func(project string) bool { return !sentry.IsProjectSlug(project) }) {
		projects = nil
	}
	return otherThan(projects)
}

// otherID returns a function that reports whether the ID of a project is not among the
// projects. It returns false if one of the two is not numeric.
func otherID(projects []string) func(string) bool {
	if slices.ContainsFunc(projects, func(project string) bool { return !sentry.IsProjectID(project) }) {
		projects = nil
	}
	return func(value string) bool {
		same := func(project string) bool { return sentry.PlainNumber(project) == sentry.PlainNumber(value) }
		return len(projects) > 0 && sentry.IsProjectID(value) && !slices.ContainsFunc(projects, same)
	}
}

// otherThan returns a function that reports whether a value is none of the requested ones.
func otherThan(wanted []string) func(string) bool {
	return func(value string) bool {
		same := func(text string) bool { return strings.EqualFold(text, value) }
		return len(wanted) > 0 && value != "" && !slices.ContainsFunc(wanted, same)
	}
}
