// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
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
	window, ok := s.spanOf(query)
	if !ok {
		return badRange()
	}
	found, ok := searchOf(query.Get("query"))
	if !ok {
		return detailResponse(http.StatusBadRequest, "Invalid event query")
	}

	wanted := c.param["event"]
	named := slices.Contains([]string{"latest", "oldest", "recommended", "helpful"}, wanted)
	id := strings.ToLower(strings.ReplaceAll(wanted, "-", ""))
	// Environment, time and query choose among events; one that is asked for
	// by id is there or not.
	candidates := slices.DeleteFunc(c.eventsOf(i), func(e *event) bool {
		if !named {
			return e.id != id
		}
		return !window.holds(e.date) || !inEnvironment(e, environments) || !found(e)
	})
	switch {
	case len(candidates) > 0:
	case named:
		return detailResponse(http.StatusNotFound, "No matching event found. Try changing the environments, date range, or query.")
	default:
		return detailResponse(http.StatusNotFound,
			"Event not found. The event ID may be incorrect, or its age exceeded the retention period.")
	}
	chosen := candidates[0]
	switch wanted {
	case "oldest":
		chosen = candidates[len(candidates)-1]
	case "recommended", "helpful":
		chosen = recommended(candidates)
	}
	return rawJSONResponse(http.StatusOK, collapsed(chosen, query["collapse"]))
}

// recommended is the newest event among those that help most: with a replay
// first, then with a stack trace.
func recommended(newestFirst []*event) *event {
	score := func(e *event) int {
		points := 0
		if _, has := e.tag("replayId"); has {
			points += 2
		}
		if strings.Contains(string(e.top["entries"]), `"stacktrace":{`) {
			points++
		}
		return points
	}
	return slices.MaxFunc(newestFirst, func(a, b *event) int { return score(a) - score(b) })
}

// shortRelease are the members of a release that collapse=fullRelease leaves.
var shortRelease = []string{
	"id", "version", "versionInfo", "status", "ref", "url", "userAgent", "dateCreated", "dateReleased", "data",
	"commitCount", "deployCount", "lastCommit", "lastDeploy",
}

func collapsed(e *event, collapse []string) []byte {
	if slices.Contains(collapse, "stacktraceOnly") {
		return e.base()
	}
	if !slices.Contains(collapse, "fullRelease") {
		return e.body
	}
	return withMember(e.body, "release", edited(e.top["release"], func(name string, value json.RawMessage) json.RawMessage {
		if slices.Contains(shortRelease, name) {
			return value
		}
		return nil
	}))
}

// environments reads the environments of a request. It reports false when one
// of them is not known to the organization; the empty name stands for events
// without an environment.
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
