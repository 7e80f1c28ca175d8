// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
)

var exploreEndpoint = &endpoint{
	name:    EndpointExplore,
	pattern: regexp.MustCompile(`^organizations/(?P<org>[^/]+)/events/$`),
	scopes:  orgScopes,
	serve:   serveExplore,
}

const maxFields = 20

// datasets tell which events are in a dataset. There are none in those without
// a test: the world has no logs, spans and so on.
var datasets = map[string]func(kind string) bool{
	"":                  func(kind string) bool { return !isOccurrence(kind) },
	"discover":          func(kind string) bool { return !isOccurrence(kind) },
	"errors":            func(kind string) bool { return !isOccurrence(kind) && kind != "transaction" },
	"transactions":      func(kind string) bool { return kind == "transaction" },
	"issuePlatform":     isOccurrence,
	"logs":              nil,
	"ourlogs":           nil,
	"profile_functions": nil,
	"spans":             nil,
	"tracemetrics":      nil,
	"uptime_results":    nil,
}

func isOccurrence(kind string) bool { return kind == "generic" || kind == "feedback" }

func serveExplore(s *Server, c *call) response {
	if c.org.NoExplore {
		return emptyResponse(http.StatusNotFound)
	}
	query := c.request.URL.Query()
	refuse := func(err error) response { return detailResponse(http.StatusBadRequest, err.Error()) }

	t, err := tableOf(query["field"])
	if err != nil {
		return refuse(err)
	}
	dataset := query.Get("dataset")
	within, known := datasets[dataset]
	if !known {
		return refuse(refusef("dataset must be one of: %s", strings.Join(datasetNames(), ", ")))
	}
	if dataset == "" {
		dataset = "discover"
	}
	window, ok := s.spanOf(query)
	if !ok {
		return badRange()
	}
	window = window.orDefault(s)
	inProject, ok := c.projectFilter(query["project"])
	if !ok {
		return forbidden()
	}
	environments, ok := c.environments(query)
	if !ok {
		return resourceMissing()
	}
	conditions, err := parseSearch(query.Get("query"))
	if err != nil {
		return refuse(err)
	}
	order, err := t.sortOf(query["sort"])
	if err != nil {
		return refuse(err)
	}
	p, bad := pageOf(query)
	if bad != nil {
		return *bad
	}

	events := c.visibleEvents(func(e *event) bool {
		return within != nil && within(e.record().kind) && window.holds(e.record().date) &&
			inProject(e.project) && inEnvironment(e, environments) && conditions.match(e)
	})
	newestFirst(events)
	rows := t.rows(events)
	order.apply(rows)
	shown, link := cut(c.request, p, rows)
	return jsonResponse(http.StatusOK, map[string]any{"data": shown, "meta": t.meta(dataset, events)}).with("Link", link)
}

func datasetNames() []string {
	var names []string
	for name := range datasets {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// projectFilter reads projects by id or slug. It reports false for one that is
// not there or hidden from the token; -1, or none at all, stands for all.
func (c *call) projectFilter(wanted []string) (func(*project) bool, bool) {
	var chosen []*project
	all := len(wanted) == 0
	for _, part := range wanted {
		if part == "-1" {
			all = true
			continue
		}
		at := slices.IndexFunc(c.org.projects, func(p *project) bool {
			return matches(part, p.Slug, p.ID) && !p.Inactive && c.token.seesProject(p.Slug)
		})
		if at < 0 {
			return nil, false
		}
		chosen = append(chosen, c.org.projects[at])
	}
	return func(p *project) bool { return all || slices.Contains(chosen, p) }, true
}

// table is the fields of a request.
type table struct {
	names      []string
	columns    map[string]column
	aggregates map[string]aggregate
}

func tableOf(fields []string) (table, error) {
	t := table{columns: map[string]column{}, aggregates: map[string]aggregate{}}
	add := func(name string) error {
		if equation, found := strings.CutPrefix(name, "equation|"); found {
			return refusef("Invalid equation: %s", equation)
		}
		a, isFunction, err := resolveAggregate(name)
		if err != nil {
			return err
		}
		if isFunction {
			t.aggregates[name] = a
		} else {
			c, err := resolveColumn(name)
			if err != nil {
				return err
			}
			t.columns[name] = c
		}
		if !slices.Contains(t.names, name) {
			t.names = append(t.names, name)
		}
		return nil
	}
	fields = slices.DeleteFunc(slices.Clone(fields), func(name string) bool { return name == "" })
	switch {
	case len(fields) == 0:
		return t, refusef("No columns selected")
	case len(fields) > maxFields:
		return t, refusef("You can view up to %d fields at a time. Please delete some and try again.", maxFields)
	}
	for _, name := range fields {
		if err := add(name); err != nil {
			return t, err
		}
	}
	// The server adds what its own pages need to link rows to events.
	if len(t.aggregates) == 0 {
		_ = add("id")
	}
	if slices.Contains(t.names, "id") && !slices.Contains(t.names, "project.id") {
		_ = add("project.name")
	}
	return t, nil
}

// rows makes one row for each event or, with functions, for each combination
// of the other fields. Functions alone make one row, even of no events.
func (t table) rows(events []*event) []map[string]any {
	var groups [][]*event
	index := map[string]int{}
	if len(t.columns) == 0 {
		groups = [][]*event{events}
	} else {
		for _, e := range events {
			key := e.info.Project + "/" + e.info.ID
			if len(t.aggregates) > 0 {
				key = t.key(e)
			}
			at, known := index[key]
			if !known {
				at = len(groups)
				index[key] = at
				groups = append(groups, nil)
			}
			groups[at] = append(groups[at], e)
		}
	}
	rows := make([]map[string]any, len(groups))
	for i, group := range groups {
		row := map[string]any{}
		for name, c := range t.columns {
			row[name] = c.value(group[0])
		}
		for name, a := range t.aggregates {
			row[name] = a.value(group)
		}
		rows[i] = row
	}
	return rows
}

func (t table) key(e *event) string {
	var values []any
	for _, name := range t.names {
		if c, ok := t.columns[name]; ok {
			values = append(values, c.value(e))
		}
	}
	return string(jsonResponse(0, values).body)
}

func (t table) meta(dataset string, events []*event) map[string]any {
	fields, units := map[string]string{}, map[string]any{}
	for name, c := range t.columns {
		fields[name], units[name] = c.kind, orNull(c.unit)
	}
	for name, a := range t.aggregates {
		fields[name], units[name] = a.kind, nil
	}
	scanned := 0
	for _, e := range events {
		scanned += len(e.body)
	}
	return map[string]any{
		"fields": fields, "units": units, "isMetricsData": false, "isMetricsExtractedData": false,
		"tips": map[string]any{"query": nil, "columns": nil}, "datasetReason": "unchanged", "dataset": dataset,
		"dataScanned": "full", "bytesScanned": scanned,
	}
}
