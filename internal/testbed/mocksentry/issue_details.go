// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	"maps"
	"net/http"
	"strconv"
)

func serveIssue(_ *Server, c *call) response {
	i := c.resolveIssue(c.param["issue"])
	if i == nil {
		return resourceMissing()
	}
	return jsonResponse(http.StatusOK, i.details(c.eventsOf(i)))
}

// details is an issue as its own endpoint shows it, which shows more than others do.
func (i *issue) details(events []*event) map[string]any {
	details := i.serialized(events)
	maps.Copy(details, map[string]any{
		"activity": []any{}, "firstRelease": nil, "lastRelease": nil, "participants": []any{}, "seenBy": []any{}, "stats": map[string]any{},
		"tags": []any{}, "userReportCount": 0,
	})
	return details
}

// serialized is an issue as Sentry shows it.
func (i *issue) serialized(events []*event) map[string]any {
	p := i.project
	group := map[string]any{
		"annotations": []any{}, "assignedTo": nil, "count": strconv.Itoa(len(events)), "culprit": nil, "firstSeen": nil, "hasSeen": false,
		"id": i.id, "isBookmarked": false, "isPublic": false, "isSubscribed": false, "isUnhandled": false, "issueCategory": "error",
		"issueType": "error", "lastSeen": nil, "level": "error", "logger": nil, "metadata": map[string]any{}, "numComments": 0,
		"permalink": regionURL + "/organizations/" + p.org.Slug + "/issues/" + i.id + "/", "platform": orNull(p.Platform),
		"priority": "medium", "priorityLockedAt": nil,
		"project":                  map[string]any{"id": p.id, "name": p.Slug, "slug": p.Slug, "platform": orNull(p.Platform)},
		"seerAutofixLastTriggered": nil, "seerExplorerAutofixLastTriggered": nil, "seerFixabilityScore": nil, "shareId": nil,
		"shortId": i.shortID(), "status": "unresolved", "statusDetails": map[string]any{}, "subscriptionDetails": nil,
		"substatus": "ongoing", "title": "<unlabeled event>", "type": "error", "userCount": 0,
	}
	if len(events) > 0 {
		newest, oldest := events[0], events[len(events)-1]
		level, _ := newest.tag("level")
		maps.Copy(group, map[string]any{
			"title": cmp.Or(newest.title, "<unlabeled event>"), "firstSeen": isoDate(oldest.date), "lastSeen": isoDate(newest.date),
			"culprit": newest.member("culprit", "null"), "metadata": newest.member("metadata", "{}"), "level": cmp.Or(level, "error"),
			"platform": newest.member("platform", "null"), "type": cmp.Or(newest.kind, "default"),
		})
	}
	return group
}
