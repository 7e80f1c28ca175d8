// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

func serveIssueEvent(s *Server, c *call) response {
	i := c.resolveIssue(c.param["issue"])
	if i == nil {
		return resourceMissing()
	}
	query := c.request.URL.Query()
	environments, known := c.environments(query)
	if !known {
		return resourceMissing()
	}
	window, ok := s.timeRangeOf(query)
	if !ok {
		return badRange()
	}
	found, ok := searchOf(query.Get("query"))
	if !ok {
		return detailResponse(http.StatusBadRequest, "Invalid event query")
	}

	wanted := c.param["event"]
	if !slices.Contains([]string{"latest", "oldest", "recommended", "helpful"}, wanted) {
		return serveIssueEventByID(c, i, strings.ToLower(strings.ReplaceAll(wanted, "-", "")))
	}
	ofIssue := c.eventsOf(i)
	if len(ofIssue) > 0 && (wanted == "recommended" || wanted == "helpful") {
		ofIssue = lastWeek(ofIssue)
	}
	candidates := slices.DeleteFunc(ofIssue, func(e *event) bool {
		return !window.contains(e.date) || !inEnvironment(e, environments) || !found(e)
	})
	if len(candidates) == 0 {
		return detailResponse(http.StatusNotFound, "No matching event found. Try changing the environments, date range, or query.")
	}
	chosen := candidates[0]
	switch wanted {
	case "oldest":
		chosen = candidates[len(candidates)-1]
	case "recommended", "helpful":
		chosen = recommended(candidates)
	}
	return rawJSONResponse(http.StatusOK, collapsed(chosen, chosen.body, query["collapse"]))
}

// serveIssueEventByID responds with an event, whatever its environment and time are. Sentry
// does not check that an error belongs to the issue: it responds with any error of the
// project as one of the issue. Events of other types are filtered.
func serveIssueEventByID(c *call, i *issue, id string) response {
	e := i.project.events[id]
	if e == nil || e.top == nil || (e.kind != "error" && e.group != i.id) {
		return detailResponse(http.StatusNotFound,
			"Event not found. The event ID may be incorrect, or its age exceeded the retention period.")
	}
	body := e.body
	if e.group != i.id {
		body = withMember(body, "groupID", json.RawMessage(quoted(i.id)))
	}
	return rawJSONResponse(http.StatusOK, collapsed(e, body, c.request.URL.Query()["collapse"]))
}

// lastWeek returns the events of the seven days before the issue's newest event.
func lastWeek(newestFirst []*event) []*event {
	since := newestFirst[0].date.Add(-7 * 24 * time.Hour)
	return slices.DeleteFunc(newestFirst, func(e *event) bool { return e.date.Before(since) })
}

// recommended returns the best of the newest 1,000 events: with a replay, with a
// sampled trace, with the fewest processing errors, with a profile, and then by time.
func recommended(newestFirst []*event) *event {
	newestFirst = newestFirst[:min(len(newestFirst), 1000)]
	merits := make(map[*event][]int, len(newestFirst))
	for _, e := range newestFirst {
		merits[e] = e.merits()
	}
	return slices.MaxFunc(newestFirst, func(a, b *event) int { return slices.Compare(merits[a], merits[b]) })
}

// merits returns the facts that recommend an event, the most important first.
func (e *event) merits() []int {
	number := func(truth bool) int {
		if truth {
			return 1
		}
		return 0
	}
	var parts struct {
		Contexts struct {
			Trace   struct{ Sampled bool }
			Profile json.RawMessage
		}
		Errors []json.RawMessage
	}
	_ = json.Unmarshal(e.body, &parts)
	_, hasReplay := e.tag("replayId")
	return []int{number(hasReplay), number(parts.Contexts.Trace.Sampled), -len(parts.Errors), number(parts.Contexts.Profile != nil)}
}

// shortRelease lists the members of a release that collapse=fullRelease leaves.
var shortRelease = []string{
	"id", "version", "versionInfo", "status", "ref", "url", "userAgent", "dateCreated", "dateReleased", "data",
	"commitCount", "deployCount", "lastCommit", "lastDeploy",
}

func collapsed(e *event, body []byte, collapse []string) []byte {
	if slices.Contains(collapse, "stacktraceOnly") {
		return e.base()
	}
	if !slices.Contains(collapse, "fullRelease") {
		return body
	}
	return withMember(body, "release", edited(e.top["release"], func(name string, value json.RawMessage) json.RawMessage {
		if slices.Contains(shortRelease, name) {
			return value
		}
		return nil
	}))
}

// environments parses the environments of a request. It returns false if the organization
// does not know one of them. The empty name selects events without an environment.
func (c *call) environments(query url.Values) ([]string, bool) {
	wanted := query["environment"]
	return wanted, !slices.ContainsFunc(wanted, func(name string) bool {
		return !slices.ContainsFunc(c.org.projects, func(p *project) bool {
			return len(p.listable(func(e *event) bool { return inEnvironment(e, []string{name}) })) > 0
		})
	})
}

func inEnvironment(e *event, names []string) bool {
	if len(names) == 0 {
		return true
	}
	own, _ := e.tag("environment")
	return slices.Contains(names, own)
}
