// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// glitchTipIssueMembers lists the members of an issue. The number of users is always 0, and
// the URL of the issue is not a URL.
var glitchTipIssueMembers = []string{
	"count", "culprit", "firstSeen", "id", "lastSeen", "level", "logger", "matchingEventId", "metadata", "numComments", "permalink",
	"project", "shareId", "shortId", "stats", "status", "statusDetails", "subscriptionDetails", "title", "type", "userCount",
	"userReportCount",
}

// glitchTipIssue converts an issue to the form of GlitchTip.
func glitchTipIssue(issue map[string]any) {
	maps.DeleteFunc(issue, func(name string, _ any) bool { return !slices.Contains(glitchTipIssueMembers, name) })
	maps.Copy(issue, map[string]any{
		"permalink": "Not implemented", "userCount": 0, "stats": map[string]any{"24h": []any{}},
		"matchingEventId": issue["matchingEventId"],
	})
	if issue["culprit"] == nil {
		issue["culprit"] = ""
	}
}

// ofGlitchTip returns a handler that responds with an issue in the form of GlitchTip.
func ofGlitchTip(serve handler) handler {
	return func(s *Server, c *call) response {
		resp := serve(s, c)
		var issue map[string]any
		if resp.status != http.StatusOK || json.Unmarshal(resp.body, &issue) != nil {
			return resp
		}
		glitchTipIssue(issue)
		return jsonResponse(http.StatusOK, issue)
	}
}

// serveNoRead responds to a read of a path that only accepts changes.
func serveNoRead(*Server, *call) response {
	return plainResponse(http.StatusMethodNotAllowed, "text/html; charset=utf-8", "Method not allowed")
}

// glitchTipSorts maps the orders of a list of issues to the orders of the mock's own list.
var glitchTipSorts = map[string]string{"": "date", "-last_seen": "date", "-first_seen": "new", "-count": "freq", "-priority": "date"}

// serveGlitchTipIssues lists the issues of an organization, of any status if the query names
// none. The time range applies to the first event of an issue, and statsPeriod has no effect.
// Projects are IDs. Hidden projects have no issues, like unknown environments.
func serveGlitchTipIssues(_ *Server, c *call) response {
	query := c.request.URL.Query()
	for _, id := range query["project"] {
		if !isDigits(strings.TrimPrefix(id, "-")) {
			const noNumber = "Input should be a valid integer, unable to parse string as an integer"
			return unprocessable("int_parsing", noNumber, "query", "project", "0")
		}
	}
	order, known := glitchTipSorts[query.Get("sort")]
	if !known {
		return unprocessable("literal_error", "Input should be 'last_seen', 'first_seen', 'count' or 'priority'", "query", "sort")
	}
	paging := url.Values{"cursor": query["cursor"]}
	if query.Has("limit") {
		paging["per_page"] = query["limit"]
	}
	p, bad := pageOf(paging)
	if bad != nil {
		return *bad
	}
	var issues []listed
	for _, i := range c.org.issues {
		events := c.eventsOf(i)
		if len(events) == 0 || !isListedByGlitchTip(listed{i, events}, query) {
			continue
		}
		issues = append(issues, listed{i, events})
	}
	sortIssues(issues, order)
	shown, link := cut(c.request, p, issues)
	rows := []any{}
	for _, i := range shown {
		row := i.row(query)
		glitchTipIssue(row)
		delete(row, "userReportCount")
		rows = append(rows, row)
	}
	return jsonResponse(http.StatusOK, rows).with("Link", link)
}

// isListedByGlitchTip reports whether a list contains an issue. The query has a status, a
// level, and tags. Any other key of Sentry's search is the key of a tag, which no event has.
func isListedByGlitchTip(i listed, query url.Values) bool {
	first := i.events[len(i.events)-1].date
	start, _ := parseTime(query.Get("start"))
	end, hasEnd := parseTime(query.Get("end"))
	if first.Before(start) || hasEnd && first.After(end) {
		return false
	}
	projects := query["project"]
	isOfAll := func(key string, values []string) bool {
		return slices.ContainsFunc(i.events, func(e *event) bool {
			own, tagged := e.tag(key)
			return tagged && slices.Contains(values, own)
		})
	}
	if len(projects) > 0 && !slices.ContainsFunc(projects, i.project.isNamed) ||
		query.Has("environment") && !isOfAll("environment", query["environment"]) {
		return false
	}
	for term := range strings.FieldsSeq(query.Get("query")) {
		key, value, _ := strings.Cut(term, ":")
		value = strings.Trim(value, `"`)
		if key == "is" && i.serialized(i.events)["status"] != value || key != "is" && !isOfAll(key, []string{value}) {
			return false
		}
	}
	return true
}
