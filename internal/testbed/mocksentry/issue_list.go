// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// issueLister contains how a server lists issues.
type issueLister struct {
	// numbersOnly rejects slugs in the parameter project, as in [explorer].
	numbersOnly bool
}

// currentIssues is the list on sentry.io.
var currentIssues = issueLister{}

// listed is an issue with its events in the time range and the environments of a list.
type listed struct {
	*issue

	events []*event // newest first, at least one
}

// serve lists the issues of an organization.
func (l issueLister) serve(s *Server, c *call) response {
	query := c.request.URL.Query()
	if text := (explorer{numbersOnly: l.numbersOnly}).badProjects(query); text != "" {
		return detailResponse(http.StatusBadRequest, text)
	}
	window, ok := s.timeRangeOf(query)
	if !ok {
		return badRange()
	}
	projects := slices.Concat(query["project"], query["projectSlug"])
	if !c.seesProjects(projects) {
		return forbidden()
	}
	environments, ok := c.environments(query)
	if !ok {
		return resourceMissing()
	}
	found, bad := issueSearch(query)
	if bad != nil {
		return *bad
	}
	paging := url.Values{"cursor": query["cursor"]}
	if query.Has("limit") { // This list has no per_page.
		paging["per_page"] = query["limit"]
	}
	p, bad := pageOf(paging)
	if bad != nil {
		return *bad
	}
	window = window.orDefault(s)
	var issues []listed
	for _, i := range c.org.issues {
		events := slices.DeleteFunc(c.eventsOf(i), func(e *event) bool {
			return !window.contains(e.date) || !inEnvironment(e, environments) || !inProject(e, projects)
		})
		if len(events) > 0 && found(c, listed{i, events}) {
			issues = append(issues, listed{i, events})
		}
	}
	if !sortIssues(issues, query.Get("sort")) {
		return detailResponse(http.StatusBadRequest, "Invalid sort parameter.")
	}
	shown, link := cut(c.request, p, issues)
	rows := []any{}
	for _, i := range shown {
		rows = append(rows, i.row(query))
	}
	return jsonResponse(http.StatusOK, rows).with("Link", link)
}

// row returns an issue in the form of the list.
func (i listed) row(query url.Values) map[string]any {
	row := i.serialized(i.events)
	maps.Copy(row, map[string]any{
		"filtered": nil, "lifetime": map[string]any{}, "stats": map[string]any{}, "matchingEventEnvironment": nil, "matchingEventId": nil,
	})
	if id := query.Get("query"); eventIDPattern.MatchString(id) {
		row["matchingEventId"] = id
	}
	if slices.Contains(query["expand"], "latestEventHasAttachments") {
		row["latestEventHasAttachments"] = i.latestHasAttachments(i.events)
	}
	return row
}

// sortIssues sorts by a criterion, and equal issues by ID. It returns false for a criterion
// that does not exist.
func sortIssues(issues []listed, by string) bool {
	newest := func(i listed) time.Time { return i.events[0].date }
	orders := map[string]func(a, b listed) int{
		"date": func(a, b listed) int { return newest(b).Compare(newest(a)) },
		"new": func(a, b listed) int {
			return b.events[len(b.events)-1].date.Compare(a.events[len(a.events)-1].date)
		},
		"freq": func(a, b listed) int { return len(b.events) - len(a.events) },
		"user": func(a, b listed) int { return users(b.events) - users(a.events) },
	}
	for _, other := range []string{"inbox", "recommended", "trends"} {
		orders[other] = orders["date"]
	}
	order := orders[cmp.Or(by, "date")]
	if order == nil {
		return false
	}
	slices.SortFunc(issues, func(a, b listed) int { return cmp.Or(order(a, b), strings.Compare(b.id, a.id)) })
	return true
}

// issueTerms matches the terms of a search. A value in quotes may contain spaces.
var issueTerms = regexp.MustCompile(`(?:[^\s"]|"[^"]*")+`)

// issueTerm matches a term of Sentry's issue search that the mock supports. Asterisks and
// backslashes keep their meaning inside quotes.
var issueTerm = regexp.MustCompile(`^(!?)(is|level|release|firstRelease|first-release|error\.unhandled):(?:"([^"*\\]*)"|([^\s"*\\<>]+))$`)

// issueSearch parses a query: is:unresolved if there is none, and every issue for an empty
// one. It rejects a query with terms that issueTerm does not match, so that it does not
// misread them.
func issueSearch(query url.Values) (func(*call, listed) bool, *response) {
	text := "is:unresolved"
	if query.Has("query") {
		text = strings.TrimSpace(query.Get("query"))
	}
	if eventIDPattern.MatchString(text) {
		return func(_ *call, i listed) bool {
			return slices.ContainsFunc(i.events, func(e *event) bool { return e.id == text })
		}, nil
	}
	var tests []func(*call, listed) bool
	if strings.Count(text, `"`)%2 != 0 {
		return nil, new(unknownQuery())
	}
	for _, term := range issueTerms.FindAllString(text, -1) {
		parts := issueTerm.FindStringSubmatch(term)
		// Sentry searches for the latest release instead of one with that name.
		if len(parts) == 0 || (strings.HasSuffix(strings.ToLower(parts[2]), "release") && parts[3]+parts[4] == "latest") {
			return nil, new(unknownQuery())
		}
		tests = append(tests, func(c *call, i listed) bool {
			return i.matches(c, parts[2], parts[3]+parts[4]) != (parts[1] == "!")
		})
	}
	return func(c *call, i listed) bool {
		return !slices.ContainsFunc(tests, func(test func(*call, listed) bool) bool { return !test(c, i) })
	}, nil
}

// matches reports whether a term of a search is true of an issue.
func (i listed) matches(c *call, key, value string) bool {
	tagged := func(key, value string) bool {
		return slices.ContainsFunc(i.events, func(e *event) bool { own, _ := e.tag(key); return own == value })
	}
	switch key {
	case "is":
		return cmp.Or(i.status, "unresolved") == value
	case "level", "release":
		return tagged(key, value)
	case "error.unhandled":
		return tagged("handled", "no") == (value == "true" || value == "1")
	default: // The first release of all events in the environments, whatever the time range is.
		environments := c.request.URL.Query()["environment"]
		all := slices.DeleteFunc(c.eventsOf(i.issue), func(e *event) bool { return !inEnvironment(e, environments) })
		first, _ := all[len(all)-1].tag("release")
		return first == value
	}
}
