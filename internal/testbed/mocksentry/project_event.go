// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var projectEventEndpoint = &endpoint{
	name:    EndpointProjectEvent,
	pattern: regexp.MustCompile(`^projects/(?P<org>[^/]+)/(?P<project>[^/]+)/events/(?P<event>\d+|[0-9A-Fa-f]{32})/$`),
	scopes:  projectScopes,
	serve:   serveProjectEvent,
}

func serveProjectEvent(s *Server, c *call) response {
	e := c.project.events[strings.ToLower(c.param["event"])]
	if e == nil {
		return eventMissing()
	}
	query := c.request.URL.Query()
	body := e.body
	if group := query.Get("group_id"); group != "" {
		// The real server trusts the number for all but transactions, where it
		// looks the event up in the issue, and fails on anything else.
		if _, err := strconv.ParseInt(group, 10, 64); err != nil {
			return internalError()
		}
		if e.info.Type != "transaction" {
			body = replaceMember(body, "groupID", strconv.Quote(group))
		}
	}
	if !s.validRange(query) {
		return detailResponse(http.StatusBadRequest, "Invalid date range")
	}
	return rawJSONResponse(http.StatusOK, body)
}

var statsPeriodPattern = regexp.MustCompile(`^\d+[hdmsw]?$`)

// validRange checks the window of the previous and next event, which is all
// that these parameters govern.
func (s *Server) validRange(query url.Values) bool {
	if period := query.Get("statsPeriod"); period != "" {
		return statsPeriodPattern.MatchString(period)
	}
	var times []time.Time
	for _, name := range []string{"start", "end"} {
		text := query.Get(name)
		if text == "" {
			continue
		}
		t, ok := s.parseTime(text)
		if !ok {
			return false
		}
		times = append(times, t)
	}
	switch len(times) {
	case 1:
		return false
	case 2:
		return times[0].Before(times[1])
	}
	return true
}

// parseTime reads a time of a query. Servers up to about 2024 pass over an offset
// to the east of UTC, and refuse one to the west.
func (s *Server) parseTime(text string) (time.Time, bool) {
	if s.oldServer {
		text, _, _ = strings.Cut(strings.TrimSuffix(text, "Z"), "+")
		t, err := time.Parse("2006-01-02T15:04:05", text)
		if err != nil {
			t, err = time.Parse(time.DateOnly, text)
		}
		return t, err == nil
	}
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		return time.UnixMilli(int64(seconds * 1000)), true
	}
	return time.Time{}, false
}

// replaceMember replaces the value of a member of a JSON object and leaves
// every other byte alone, so that odd numbers and texts stay as they are. A
// body without the member is returned unchanged.
func replaceMember(body []byte, key, value string) []byte {
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	if start, err := decoder.Token(); err != nil || start != json.Delim('{') {
		return body
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return body
		}
		var old json.RawMessage
		if err := decoder.Decode(&old); err != nil {
			return body
		}
		if name == key {
			end := decoder.InputOffset()
			begin := end - int64(len(old))
			return append(append(bytes.Clone(body[:begin]), value...), body[end:]...)
		}
	}
	return body
}
