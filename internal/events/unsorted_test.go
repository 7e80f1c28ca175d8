// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// backdated returns events that were created days apart, from 2020 on. If key is not empty,
// they were received in March 2026, the latest first.
func backdated(count, days int, key string) []string {
	created, received := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)
	members := make([]string, count)
	for i := range members {
		members[i] = at(created.AddDate(0, 0, i*days).Format(time.RFC3339))
		if key != "" {
			members[i] += fmt.Sprintf(`,%q:%q`, key, received.Add(-time.Duration(i)*time.Minute).Format(time.RFC3339))
		}
	}
	return members
}

// TestBackdatedEventsAreFound: in a list that is sorted by reception, requested events can
// follow old ones.
func TestBackdatedEventsAreFound(t *testing.T) {
	t.Parallel()
	oldest := slices.Repeat([]string{at("2019-06-01T00:00:00Z") + `,"dateReceived":"2019-06-02T00:00:00Z"`}, 300)
	fresh := []string{at("2026-03-30T12:00:00Z") + `,"dateReceived":"2026-03-30T12:00:01Z"`}
	for name, test := range map[string]struct {
		events   []string
		want     string
		more     bool
		left     string
		unsorted bool
		requests int32
	}{
		"received lately":               {slices.Concat(backdated(250, 3, "dateReceived"), daily(2)), "251 252", false, "250", false, 3},
		"in snake case":                 {slices.Concat(backdated(310, -1, "date_received"), daily(1)), "311", false, "310", false, 4},
		"then old ones":                 {slices.Concat(backdated(100, 1, "dateReceived"), fresh, oldest), "101", false, "299", false, 3},
		"received lately, none after":   {backdated(230, 1, "dateReceived"), "", false, "230", false, 3},
		"sorted by reception, then old": {slices.Concat(daily(1), backdated(1, 1, "dateReceived"), oldest), "1", false, "199", false, 2},
		"reception not told":            {slices.Concat(backdated(250, 3, ""), daily(2)), "", true, "200", true, 2},
		"reception not told, one more":  {slices.Concat(daily(1), backdated(350, 1, ""), daily(2)), "1", true, "199", true, 2},
		"sorted by time":                {slices.Concat(daily(1), backdated(350, -1, "")), "1", false, "199", false, 2},
		"all of one time":               {slices.Concat(daily(2), backdated(300, 0, "")), "1 2", false, "198", false, 2},
		"not sorted, but at its end":    {slices.Concat(daily(1), backdated(120, 1, "")), "1", false, "120", false, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serveIgnoring(t, test.events...)
			state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.url), between("2026-03-30", "2026-04-01"))
			expectFiltered(t, state, diagnostics, test.want, test.more, test.left, "start")
			text := acctest.Texts(diagnostics)
			warned := strings.Contains(text, "not sorted by time") && strings.Contains(text, "may be missing")
			if warned != test.unsorted || strings.Contains(text, "may be missing") != test.unsorted {
				t.Error(text)
			}
			if got := server.requests.Load(); got != test.requests {
				t.Errorf("%d requests, want %d", got, test.requests)
			}
		})
	}
}

// TestReadStopsAfterSmallPagesOfUnwantedEvents stops reading a list whose pages have few
// events.
func TestReadStopsAfterSmallPagesOfUnwantedEvents(t *testing.T) {
	t.Parallel()
	staging := slices.Repeat([]string{`,"environment":"staging"`}, 20_000)
	issue := map[string]any{"issue_id": "1", "environments": []string{"qa"}}
	for name, test := range map[string]struct {
		events     []string
		perPage    int
		config     map[string]any
		left, want string
		at         string
		requests   int32
	}{
		"one a page":                 {daily(4000), 1, between("1990-01-01", "1990-02-01"), "200", "", "start", 200},
		"seven a page, in a sample":  {daily(4000), 7, between("2027-01-01", "2027-02-01", "sample", true), "1400", "", "start", 200},
		"forty of other environment": {staging, 40, issue, "8000", "", "environments", 200},
		"with a wanted one":          {slices.Concat(staging[:3], []string{`,"environment":"qa"`}, staging), 1, issue, "200", "4", "environments", 201},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serveIgnoring(t, test.events...)
			server.most = test.perPage
			state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.url), test.config)
			if test.want != "" {
				expectFiltered(t, state, diagnostics, test.want, true, test.left, test.at)
			} else if len(diagnostics) != 1 || !strings.Contains(diagnostics[0].Detail, "first "+test.left+" events") || !acctest.HasError(diagnostics) ||
				diagnostics[0].Attribute.String() != `AttributeName("`+test.at+`")` {
				t.Error(acctest.Texts(diagnostics))
			}
			if got := server.requests.Load(); got != test.requests {
				t.Errorf("%d requests, want %d", got, test.requests)
			}
		})
	}
}
