// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// regionURL is the host of the URLs in responses. As on sentry.io, it is never the requested
// host. Clients use the cursor, not the URL.
const regionURL = "https://us.sentry.example"

const maxPerPage = 100

// page is a part of a list.
type page struct{ offset, limit int }

var cursorPattern = regexp.MustCompile(`^\d+(?:\.\d+)?:(\d{1,9}):[01]$`)

// pageOf parses cursor and per_page. It returns the response for invalid ones.
func pageOf(query url.Values) (page, *response) {
	p := page{limit: maxPerPage}
	reject := func(text string) (page, *response) { return p, new(detailResponse(http.StatusBadRequest, text)) }
	if text := query.Get("per_page"); query.Has("per_page") {
		limit, err := strconv.Atoi(strings.TrimSpace(text))
		switch {
		case err != nil:
			return reject("Invalid per_page parameter.")
		case limit < 1 || limit > maxPerPage:
			return reject(fmt.Sprintf("Invalid per_page value. Must be between 1 and %d.", maxPerPage))
		}
		p.limit = limit
	}
	if text := query.Get("cursor"); text != "" {
		parts := cursorPattern.FindStringSubmatch(text)
		if parts == nil {
			return reject("Invalid cursor parameter.")
		}
		p.offset, _ = strconv.Atoi(parts[1])
	}
	return p, nil
}

// cut returns the items of a page and the Link header with the next page.
func cut[T any](r *http.Request, p page, items []T) ([]T, string) {
	total := len(items)
	begin := min(p.offset, total)
	end := begin + min(p.limit, total-begin)

	query := r.URL.Query()
	query.Del("cursor")
	base := regionURL + (&url.URL{Path: r.URL.Path, RawQuery: query.Encode()}).RequestURI()
	if len(query) == 0 {
		base += "?"
	}
	part := func(rel string, offset, previous int, results bool) string {
		cursor := fmt.Sprintf("0:%d:%d", offset, previous)
		return fmt.Sprintf(`<%s&cursor=%s>; rel="%s"; results="%t"; cursor="%s"`, base, cursor, rel, results, cursor)
	}
	link := part("previous", max(p.offset-p.limit, 0), 1, p.offset > 0) + ", " +
		part("next", p.offset+p.limit, 0, end < total)
	return items[begin:end], link
}

// listResponse returns one page of events.
func listResponse(r *http.Request, p page, events []*event, full bool) response {
	shown, link := cut(r, p, events)
	rows := make([]json.RawMessage, len(shown))
	for i, e := range shown {
		if full {
			rows[i] = e.base()
		} else {
			rows[i] = e.simple()
		}
	}
	return rawJSONResponse(http.StatusOK, joined(rows)).with("Link", link)
}

// joined returns a JSON array. Marshaling would check and rewrite the rows, but events must
// be sent as they were stored.
func joined(rows []json.RawMessage) []byte {
	out := []byte{'['}
	for i, row := range rows {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, row...)
	}
	return append(out, ']')
}

// timeRange is a time range. A zero time means no bound.
type timeRange struct{ start, end time.Time }

var statsPeriodPattern = regexp.MustCompile(`^(\d+)([hdmsw]?)$`)

// timeRangeOf parses statsPeriod, which takes precedence, or start and end.
func (s *Server) timeRangeOf(query url.Values) (timeRange, bool) {
	if period := query.Get("statsPeriod"); period != "" {
		return s.lastOf(period)
	}
	if query.Get("start") == "" && query.Get("end") == "" {
		return timeRange{}, true
	}
	start, startOK := parseTime(query.Get("start"))
	end, endOK := parseTime(query.Get("end"))
	return timeRange{start, end}, startOK && endOK && start.Before(end)
}

func (s *Server) lastOf(period string) (timeRange, bool) {
	parts := statsPeriodPattern.FindStringSubmatch(period)
	if parts == nil {
		return timeRange{}, false
	}
	unit := map[string]time.Duration{
		"w": 7 * 24 * time.Hour, "d": 24 * time.Hour, "h": time.Hour, "m": time.Minute, "s": time.Second, "": time.Second,
	}[parts[2]]
	count, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil || count > int64(100*365*24*time.Hour/unit) {
		return timeRange{}, false
	}
	now := s.clock()
	return timeRange{now.Add(-time.Duration(count) * unit), now}, true
}

// parseTime parses a time of a query.
func parseTime(text string) (time.Time, bool) {
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

// orDefault returns the last 90 days for a missing time range.
func (t timeRange) orDefault(s *Server) timeRange {
	if t.open() {
		t, _ = s.lastOf("90d")
	}
	return t
}

func (t timeRange) open() bool { return t.start.IsZero() && t.end.IsZero() }

func (t timeRange) contains(date time.Time) bool {
	return t.open() || (!date.Before(t.start) && !date.After(t.end) && !date.IsZero())
}

func badRange() response { return detailResponse(http.StatusBadRequest, "Invalid date range") }
