// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	_ "embed" // for the tables of the default world
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// exploreTable is a query of Explore with the rows that it returns.
type exploreTable struct {
	// Parameters are the parameters of the request, without time and page.
	Parameters url.Values
	// Events is how many events the projects, environments and time must contain, whether the
	// query finds them or not. For another number, except zero, the rows are not known.
	Events int
	// Types and Units are by field.
	Types, Units map[string]string
	// Rows are the rows of the query, and None the rows if there is no event.
	Rows, None []map[string]any
	// Scanned is how much of the data the query covers. Empty means "full".
	Scanned string
	// Slow makes queries end with the server's timeout.
	Slow bool
}

// explorer contains how a server queries events.
type explorer struct {
	// maxFields is the maximum number of fields in a query.
	maxFields int
	// numbersOnly rejects slugs in the parameter project. The parameter projectSlug accepts
	// them on all servers.
	numbersOnly bool
	// tooSlow is the status for a query that takes too long.
	tooSlow int
}

// currentExplore is Explore on sentry.io.
var currentExplore = explorer{maxFields: 50, tooSlow: http.StatusGatewayTimeout}

//go:embed explore.json
var defaultTables []byte

// AddExploreTables adds queries with known rows, as a JSON list of objects with the members
// parameters, events, types, units, rows, none, scanned, and slow. All other queries are
// rejected, except those that show eventTypes of every event.
func (s *Server) AddExploreTables(orgSlug string, list []byte) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	var added []exploreTable
	if err := json.Unmarshal(list, &added); err != nil {
		panic("mocksentry: tables of Explore: " + err.Error())
	}
	org := s.world.mustOrg(orgSlug)
	org.tables = append(org.tables, added...)
	return s
}

// serve responds to a query.
func (x explorer) serve(s *Server, c *call) response {
	if c.org.NoExplore {
		return emptyResponse(http.StatusNotFound)
	}
	query := c.request.URL.Query()
	if text := cmp.Or(malformed(query, x.maxFields), x.badProjects(query)); text != "" {
		return detailResponse(http.StatusBadRequest, text)
	}
	window, ok := s.timeRangeOf(query)
	if !ok {
		return badRange()
	}
	window = window.orDefault(s)
	projects := slices.Concat(query["project"], query["projectSlug"])
	if !c.seesProjects(projects) {
		return forbidden()
	}
	if len(projects) == 0 && c.token.Projects != nil && len(c.token.Projects) == 0 {
		return withoutProjects()
	}
	environments, ok := c.environments(query)
	if !ok {
		return resourceMissing()
	}
	p, bad := pageOf(query)
	if bad != nil {
		return *bad
	}
	events := c.visibleEvents(func(e *event) bool {
		return window.contains(e.date) && inProject(e, projects) && inEnvironment(e, environments) && !e.isOccurrence()
	})
	t, ok := c.table(query, events)
	switch {
	case !ok:
		return unknownQuery()
	case t.Slow:
		return detailResponse(x.tooSlow,
			"Query timeout. Please try again. If the problem persists try a smaller date range or fewer projects.")
	}
	shown, link := cut(c.request, p, t.Rows)
	body := map[string]any{"data": shown, "meta": t.meta(query.Get("dataset"), len(events))}
	return jsonResponse(http.StatusOK, body).with("Link", link)
}

// withoutProjects returns the response for a token whose owner is in no project.
func withoutProjects() response {
	return jsonResponse(http.StatusOK, map[string]any{
		"data": []any{}, "meta": map[string]any{"tips": map[string]any{"query": "Need at least one valid project to query."}},
	})
}

// badProjects returns the error in the parameters that name projects. It is empty if there is
// none.
func (x explorer) badProjects(query url.Values) string {
	isSlug := func(part string) bool { return !isDigits(strings.TrimPrefix(part, "-")) }
	switch ids := query["project"]; {
	case x.numbersOnly && slices.ContainsFunc(ids, isSlug):
		return "Invalid project parameter. Values must be numbers."
	case len(ids) > 0 && query.Has("projectSlug"):
		return "Cannot query for both ids and slugs"
	}
	return ""
}

// datasets are the known datasets. The first one is the default.
var datasets = []string{
	"discover", "errors", "issuePlatform", "logs", "metrics", "metricsEnhanced", "ourlogs", "profileFunctions", "profile_functions",
	"profiles", "spans", "tracemetrics", "transactions", "uptime_results",
}

// malformed returns why the real server rejects parameters, whatever the events are. It is
// empty for parameters that the server accepts.
func malformed(query url.Values, limit int) string {
	fields, dataset := query["field"], query.Get("dataset")
	selected := func(sort string) bool { return slices.Contains(fields, strings.TrimPrefix(sort, "-")) }
	switch {
	case strings.Join(fields, "") == "":
		return "No columns selected"
	case len(fields) > limit:
		return fmt.Sprintf("You can view up to %d fields at a time. Please delete some and try again.", limit)
	case dataset != "" && !slices.Contains(datasets, dataset):
		return "dataset must be one of: " + strings.Join(datasets, ", ")
	case query.Has("sort") && !selected(query.Get("sort")):
		return "Cannot sort by a field that is not selected."
	}
	return ""
}

// unknownQuery rejects queries that the real server may accept, because invented rows would
// look like real ones.
func unknownQuery() response {
	return detailResponse(http.StatusBadRequest, "The mock Sentry does not know this query. Try a query of the examples.")
}

// seesProjects reports whether each project exists and is visible to the token. Projects are
// IDs or slugs, and -1 means all.
func (c *call) seesProjects(wanted []string) bool {
	return !slices.ContainsFunc(wanted, func(part string) bool {
		return part != "-1" && !slices.ContainsFunc(c.org.projects, func(p *project) bool {
			return p.isNamed(part) && !p.Inactive && c.token.seesProject(p.Slug)
		})
	})
}

func inProject(e *event, wanted []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(part string) bool {
		return part == "-1" || e.project.isNamed(part)
	})
}

// table returns the rows of a query for events. It returns false for an unknown query, or for
// one that is not about that many events.
func (c *call) table(query url.Values, events []*event) (exploreTable, bool) {
	requested := maps.Clone(query)
	if slugs := requested["projectSlug"]; len(slugs) > 0 {
		requested["project"] = slugs
		requested.Del("projectSlug")
	}
	for _, name := range []string{"start", "end", "statsPeriod", "cursor", "per_page"} {
		requested.Del(name)
	}
	for _, t := range c.org.tables {
		if maps.EqualFunc(c.org.withSlugs(t.Parameters), c.org.withSlugs(requested), slices.Equal[[]string]) {
			if len(events) == 0 {
				t.Rows = t.None
			}
			return t, len(events) == 0 || len(events) == t.Events
		}
	}
	if requested.Get("dataset") == "errors" {
		requested.Del("dataset")
		events = slices.DeleteFunc(events, func(e *event) bool { return !e.isError() })
		if t, ok := releaseTable(requested, events); ok {
			return t, true
		}
	}
	found, ok := eventSearch(requested.Get("query"))
	if requested.Has("dataset") || !ok {
		return exploreTable{}, false
	}
	events = slices.DeleteFunc(events, func(e *event) bool { return !found(c, e) })
	return eventTable(requested["field"], requested.Get("sort"), events)
}

// withSlugs returns a query with the slugs of its projects instead of their IDs, so that a
// query is recognized in both forms.
func (o *organization) withSlugs(query url.Values) url.Values {
	if len(query["project"]) == 0 {
		return query
	}
	named := maps.Clone(query)
	named["project"] = nil
	for _, part := range query["project"] {
		if i := slices.IndexFunc(o.projects, func(p *project) bool { return p.isNamed(part) }); i >= 0 {
			part = o.projects[i].Slug
		}
		named.Add("project", part)
	}
	return named
}

// eventTypes maps the fields that Explore supports for every event to their types.
var eventTypes = map[string]string{
	"id": "string", "title": "string", "timestamp": "date", "project.id": "integer", "project.name": "string",
}

// eventTable makes a row of each event, newest first unless sorted by timestamp. It returns
// false for another order, and for fields that are not in eventTypes.
func eventTable(fields []string, sort string, events []*event) (exploreTable, bool) {
	t := exploreTable{Types: map[string]string{}, Rows: []map[string]any{}}
	// The server adds the fields that its own pages need to link rows to events.
	fields = append(fields, "id")
	if !slices.Contains(fields, "project.id") {
		fields = append(fields, "project.name")
	}
	for _, name := range fields {
		if t.Types[name] = eventTypes[name]; t.Types[name] == "" {
			return t, false
		}
	}
	newestFirst(events)
	switch sort {
	case "", "-timestamp":
	case "timestamp":
		slices.Reverse(events)
	default:
		return t, false
	}
	for _, e := range events {
		row := map[string]any{
			"id": e.id, "title": orNull(e.title), "timestamp": e.date.Format("2006-01-02T15:04:05+00:00"),
			"project.id": e.project.ID, "project.name": e.project.Slug,
		}
		maps.DeleteFunc(row, func(name string, _ any) bool { return t.Types[name] == "" })
		t.Rows = append(t.Rows, row)
	}
	return t, true
}

func (t exploreTable) meta(dataset string, events int) map[string]any {
	units := map[string]any{}
	for name := range t.Types {
		units[name] = orNull(t.Units[name])
	}
	return map[string]any{
		"fields": t.Types, "units": units, "isMetricsData": false, "isMetricsExtractedData": false,
		"tips": map[string]any{"query": nil, "columns": nil}, "datasetReason": "unchanged", "dataset": cmp.Or(dataset, datasets[0]),
		"dataScanned": cmp.Or(t.Scanned, "full"), "bytesScanned": 512 * events,
	}
}
