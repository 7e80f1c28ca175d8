// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"errors"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// errUnfiltered reports issues that the arguments exclude.
var errUnfiltered = errors.New("the server returned issues that the arguments exclude")

// filter checks from the issues whether the server applied the arguments.
type filter struct {
	projects []string
	status   string // the only status that the query finds; empty if it finds several
	// ignored is an argument that, as an issue shows, the server ignored. It is empty for
	// none.
	ignored string
}

func newFilter(arguments ListArguments) filter {
	return filter{projects: arguments.Projects, status: searchedStatus(argument.OrZero(arguments.Query))}
}

// statuses maps the values of a search for a status to the status of an issue.
var statuses = map[string]string{
	"is:unresolved": "unresolved", "is:resolved": "resolved", "is:ignored": "ignored", "is:archived": "ignored",
}

// searchedStatus returns the status of all issues that a query finds. It returns an empty
// string if the query is not simple enough to tell: all of its terms must apply.
func searchedStatus(query string) string {
	if strings.ContainsAny(query, `"()`) {
		return ""
	}
	found := ""
	for term := range strings.FieldsSeq(query) {
		if strings.EqualFold(term, "OR") {
			return ""
		}
		if status := statuses[term]; status != "" {
			found = status
		}
	}
	return found
}

// check records whether an issue shows an ignored argument.
func (f *filter) check(issue *jsontree.Object) {
	quiet := issue.Quiet()
	status := quiet.String("status")
	switch {
	case f.isOtherProject(quiet.Object("project")):
		f.ignored = "projects"
	case f.status != "" && status != nil && *status != f.status:
		f.ignored = "query"
	}
}

// isOtherProject reports whether a project is none of the requested ones. It returns false if
// the project lacks the slug or the ID.
func (f *filter) isOtherProject(project *jsontree.Object) bool {
	id, slug := project.String("id"), project.String("slug")
	return len(f.projects) > 0 && id != nil && slug != nil && !slices.ContainsFunc(f.projects, func(requested string) bool {
		switch {
		case sentry.IsProjectSlug(requested):
			return strings.EqualFold(requested, *slug)
		case sentry.IsProjectID(requested):
			return sentry.PlainNumber(requested) == sentry.PlainNumber(*id) || !sentry.IsNumericID(*id)
		default:
			return true // All projects are requested.
		}
	})
}

// failure returns an error for an argument that the server ignored, or nil if there is none.
// With such an argument, no count is about the requested issues.
func (f *filter) failure(request diagnostic.Request) diag.Diagnostic {
	if f.ignored == "" {
		return nil
	}
	return request.Explained(errUnfiltered, diagnostic.Explanation{
		Summary: "Server Ignored a Filter", Attribute: path.Root(f.ignored),
		Advice: "The list contains an issue that `" + f.ignored + "` excludes. The server probably ignores this argument, and may ignore " +
			"others. Some compatible servers do so. Do not rely on lists from such a server.",
	})
}
