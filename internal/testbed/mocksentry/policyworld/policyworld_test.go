// SPDX-License-Identifier: MPL-2.0

package policyworld_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
)

// TestWorldContainsRecentEvents adds the projects. Their events are from the last two hours
// and have their own IDs.
func TestWorldContainsRecentEvents(t *testing.T) {
	t.Parallel()
	server := policyworld.Add(mocksentry.New().AddOrganization(mocksentry.Organization{Slug: mocksentry.DefaultOrganization, ID: 1}))
	count := 0
	for _, event := range server.Events() {
		count++
		if event.Project == policyworld.Bare {
			continue
		}
		if event.Project != policyworld.Healthy && event.Project != policyworld.Failing {
			t.Errorf("an event of project %s", event.Project)
		}
	}
	if count != 9 {
		t.Errorf("%d events", count)
	}
	for _, slug := range []string{policyworld.Healthy, policyworld.Failing} {
		for _, name := range []string{policyworld.Probe, policyworld.Python, policyworld.JavaScript, policyworld.Native} {
			body := policyworld.Event(slug, name)
			var event struct {
				EventID     string
				DateCreated time.Time
			}
			if err := json.Unmarshal(body, &event); err != nil || event.EventID != policyworld.ID(slug, name) {
				t.Errorf("%s of %s: %s %v", name, slug, event.EventID, err)
			}
			if age := time.Since(event.DateCreated); age < 0 || age > 2*time.Hour || bytes.Contains(body, []byte("{ago")) {
				t.Errorf("%s of %s is %s old", name, slug, age)
			}
		}
	}
}

// TestExploreServesTables sends the queries of the policies.
func TestExploreServesTables(t *testing.T) {
	t.Parallel()
	server := policyworld.Add(mocksentry.NewDefault())
	for projects, rows := range map[string]int{"project=healthy": 3, "project=failing&project=healthy": 6} {
		r := httptest.NewRequest(http.MethodGet, "/api/0/organizations/acme/events/?dataset=errors&field=project&field=sdk.name"+
			"&field=sdk.version&field=count()&query=has:sdk.name&sort=-count()&statsPeriod=1d&"+projects, nil)
		r.Header.Set("Authorization", "Bearer "+mocksentry.TokenFull)
		w := httptest.NewRecorder()
		server.ServeHTTP(w, r)
		var table struct{ Data []map[string]any }
		err := json.Unmarshal(w.Body.Bytes(), &table)
		short := func(row map[string]any) bool { return len(row) != 4 }
		if err != nil || len(table.Data) != rows || slices.ContainsFunc(table.Data, short) {
			t.Errorf("%s: %d %s", projects, w.Code, w.Body)
		}
	}
}
