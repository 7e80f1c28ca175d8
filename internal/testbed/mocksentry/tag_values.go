// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"maps"
	"net/http"
	"slices"
	"strings"
)

const (
	// maxTopValues is the maximum number of values of a tag that an issue contains.
	maxTopValues = 9
	// maxTagValues is the maximum number of values of a tag that can be listed. The most
	// recently first seen ones are listed.
	maxTagValues = 1000
)

// tagValue is a value of a tag with the events that have it.
type tagValue struct {
	key, value string
	events     []*event // newest first, at least one
}

func (v tagValue) newest() *event { return v.events[0] }

func (v tagValue) oldest() *event { return v.events[len(v.events)-1] }

// row returns a value in Sentry's form.
func (v tagValue) row() any {
	return map[string]any{
		"key": v.key, "name": v.value, "value": v.value, "count": len(v.events), "lastSeen": isoDate(v.newest().date),
		"firstSeen": isoDate(v.oldest().date),
	}
}

// tagValuesOf returns the values of a tag in the events of an issue, sorted by value. An
// empty list of environments selects all events.
func (c *call) tagValuesOf(i *issue, key string, environments []string) []tagValue {
	events := map[string][]*event{}
	for _, e := range c.eventsOf(i) {
		if value, tagged := e.tag(key); tagged && inEnvironment(e, environments) {
			events[value] = append(events[value], e)
		}
	}
	var values []tagValue
	for _, value := range slices.Sorted(maps.Keys(events)) {
		values = append(values, tagValue{key, value, events[value]})
	}
	return values
}

// bareTagKey removes the prefix that the keys of Sentry's own tags may have.
func bareTagKey(key string) string { return strings.TrimPrefix(key, "sentry:") }

// The sort orders of values. All of them are descending.
var (
	byCount     = func(a, b tagValue) int { return len(b.events) - len(a.events) }
	byLastSeen  = func(a, b tagValue) int { return b.newest().date.Compare(a.newest().date) }
	byFirstSeen = func(a, b tagValue) int { return b.oldest().date.Compare(a.oldest().date) }
)

// serveIssueTag responds with one tag and its most frequent values.
func serveIssueTag(_ *Server, c *call) response {
	i := c.resolveIssue(c.param["issue"])
	environments, known := c.environments(c.request.URL.Query())
	if i == nil || !known {
		return resourceMissing()
	}
	key := bareTagKey(c.param["key"])
	values := c.tagValuesOf(i, key, environments)
	if len(values) == 0 {
		return resourceMissing()
	}
	slices.SortStableFunc(values, byCount)
	total, top := 0, []any{}
	for n, value := range values {
		total += len(value.events)
		if n < maxTopValues {
			top = append(top, value.row())
		}
	}
	return jsonResponse(http.StatusOK, map[string]any{
		"key": key, "name": tagLabel(key), "uniqueValues": len(values), "totalValues": total, "topValues": top,
	})
}

// serveTagValues lists the values of one tag. It ignores an unknown order, and one with a
// minus.
func serveTagValues(_ *Server, c *call) response {
	i, query := c.resolveIssue(c.param["issue"]), c.request.URL.Query()
	environments, known := c.environments(query)
	if i == nil || !known {
		return resourceMissing()
	}
	key := bareTagKey(c.param["key"])
	if len(c.tagValuesOf(i, key, nil)) == 0 { // The tag must exist, whatever the environments are.
		return resourceMissing()
	}
	p, bad := pageOf(query)
	if bad != nil {
		return *bad
	}
	values := c.tagValuesOf(i, key, environments)
	slices.SortStableFunc(values, byFirstSeen)
	values = values[:min(len(values), maxTagValues)]
	orders := map[string]func(a, b tagValue) int{"count": byCount, "date": byLastSeen}
	if order := orders[query.Get("sort")]; order != nil {
		slices.SortStableFunc(values, order)
	}
	shown, link := cut(c.request, p, values)
	rows := []any{}
	for _, value := range shown {
		rows = append(rows, value.row())
	}
	return jsonResponse(http.StatusOK, rows).with("Link", link)
}
