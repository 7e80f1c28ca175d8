// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// serveIssue responds with an issue. Its counts and dates are limited to the environments.
func serveIssue(_ *Server, c *call) response {
	i := c.resolveIssue(c.param["issue"])
	if i == nil {
		return resourceMissing()
	}
	query := c.request.URL.Query()
	environments, known := c.environments(query)
	if !known {
		return resourceMissing()
	}
	events := slices.DeleteFunc(c.eventsOf(i), func(e *event) bool { return !inEnvironment(e, environments) })
	details := i.details(events)
	if slices.Contains(query["expand"], "latestEventHasAttachments") {
		details["latestEventHasAttachments"] = i.latestHasAttachments(events)
	}
	return jsonResponse(http.StatusOK, details)
}

// details returns an issue in the form of its own endpoint, which has more members than
// others.
func (i *issue) details(events []*event) map[string]any {
	details := i.serialized(events)
	maps.Copy(details, map[string]any{
		"activity": []any{}, "firstRelease": nil, "lastRelease": nil, "participants": []any{}, "seenBy": []any{}, "stats": map[string]any{},
		"tags": tagKeys(events), "userReportCount": 0,
	})
	for _, e := range events {
		release := e.shortRelease()
		if release == nil {
			continue
		}
		if details["lastRelease"] == nil {
			details["lastRelease"] = release
		}
		details["firstRelease"] = release
	}
	return details
}

// latestHasAttachments reports whether the newest event has attachments.
func (i *issue) latestHasAttachments(newestFirst []*event) bool {
	return len(newestFirst) > 0 && len(i.project.attachments[newestFirst[0].id]) > 0
}

// shortRelease returns the release of an event in the form of its issue, or nil if there is
// none.
func (e *event) shortRelease() map[string]any {
	var release map[string]any
	_ = json.Unmarshal(e.top["release"], &release)
	if release["version"] == nil {
		return nil
	}
	short := map[string]any{}
	for _, name := range []string{"version", "shortVersion", "dateCreated", "dateReleased", "ref", "url"} {
		short[name] = release[name]
	}
	return short
}

// tagKeys returns the keys of the events' tags, with how many events have each.
func tagKeys(events []*event) []any {
	totals := map[string]int{}
	for _, e := range events {
		for _, tag := range e.tags {
			totals[tag.key]++
		}
	}
	keys := []any{}
	for _, key := range slices.Sorted(maps.Keys(totals)) {
		keys = append(keys, map[string]any{"key": key, "name": tagLabel(key), "totalValues": totals[key]})
	}
	return keys
}

// tagLabel returns the name of a tag in Sentry's web interface.
func tagLabel(key string) string {
	words := strings.Fields(strings.ReplaceAll(key, "_", " "))
	for i, word := range words {
		words[i] = strings.ToUpper(word[:1]) + word[1:]
	}
	return strings.Join(words, " ")
}

// serialized returns an issue in Sentry's form.
func (i *issue) serialized(events []*event) map[string]any {
	p := i.project
	group := map[string]any{
		"annotations": []any{}, "assignedTo": i.assignee.serialized(), "count": strconv.Itoa(len(events)),
		"culprit": nil, "firstSeen": nil, "hasSeen": false,
		"id": i.id, "isBookmarked": false, "isPublic": false, "isSubscribed": false, "isUnhandled": false, "issueCategory": "error",
		"issueType": "error", "lastSeen": nil, "level": "error", "logger": nil, "metadata": map[string]any{}, "numComments": 0,
		"permalink": regionURL + "/organizations/" + p.org.Slug + "/issues/" + i.id + "/", "platform": orNull(p.Platform),
		"priority": "medium", "priorityLockedAt": nil,
		"project":                  map[string]any{"id": p.id, "name": p.Slug, "slug": p.Slug, "platform": orNull(p.Platform)},
		"seerAutofixLastTriggered": nil, "seerExplorerAutofixLastTriggered": nil, "seerFixabilityScore": nil, "shareId": nil,
		"shortId": i.shortID(), "status": cmp.Or(i.status, "unresolved"), "statusDetails": map[string]any{}, "subscriptionDetails": nil,
		"substatus": "ongoing", "title": "<unlabeled event>", "type": "error", "userCount": users(events),
	}
	if i.status != "" && i.status != "unresolved" {
		group["substatus"] = nil
	}
	if len(events) > 0 {
		newest, oldest := events[0], events[len(events)-1]
		level, _ := newest.tag("level")
		isUnhandled := slices.ContainsFunc(events, func(e *event) bool { handled, _ := e.tag("handled"); return handled == "no" })
		maps.Copy(group, map[string]any{
			"title": cmp.Or(newest.title, "<unlabeled event>"), "firstSeen": isoDate(oldest.date), "lastSeen": isoDate(newest.date),
			"culprit": newest.member("culprit", "null"), "metadata": newest.member("metadata", "{}"), "level": cmp.Or(level, "error"),
			"platform": newest.member("platform", "null"), "type": cmp.Or(newest.kind, "default"), "isUnhandled": isUnhandled,
		})
	}
	return group
}

// users returns the number of users of the events.
func users(events []*event) int {
	distinct := map[string]bool{}
	for _, e := range events {
		if user, tagged := e.tag("user"); tagged {
			distinct[user] = true
		}
	}
	return len(distinct)
}

// serialized returns an assignee in Sentry's form, or nil for none.
func (a Assignee) serialized() any {
	switch {
	case a.Type == "":
		return nil
	case a.Email == "":
		return map[string]any{"type": a.Type, "id": a.ID, "name": a.Name}
	default:
		return map[string]any{"type": a.Type, "id": a.ID, "name": a.Name, "email": a.Email}
	}
}
