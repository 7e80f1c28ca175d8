// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func explore(t *testing.T, srv *Server, query, token string) *httptest.ResponseRecorder {
	t.Helper()
	return get(t, srv, "/api/0/organizations/acme/events/?"+query, token)
}

type exploreResponse struct {
	Data []map[string]any
	Meta struct {
		Dataset, DataScanned string
		Fields               map[string]string
		Units                map[string]any
	}
}

// TestExploreCountsEventsOfRelease queries one release, in environments that have it and that
// do not.
func TestExploreCountsEventsOfRelease(t *testing.T) {
	t.Parallel()
	srv := dayAfter().AddProject("acme", Project{Slug: "two", ID: 900})
	for i, event := range [][3]string{{"error", "production"}, {"default", "staging"}, {"error", "staging"}, {"transaction", "production"}} {
		body := fmt.Sprintf(`{"eventID":"%032d","type":%q,"dateCreated":"2026-03-0%dT00:00:00Z","tags":[`+
			`{"key":"environment","value":%q},{"key":"release","value":"Two 1 (7)"}]}`, i, event[0], i+1, event[1])
		if _, err := srv.AddEvent("acme", "two", []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	const fields, release = "project=two&dataset=errors&field=release&field=count()", "&query=release:%22Two+1+(7)%22"
	for query, want := range map[string]float64{
		fields + release: 3, fields + "&environment=staging" + release: 2, fields + "&environment=beta" + release: 0,
		fields + "&query=release:%22Two+1%22": 0, fields + "&statsPeriod=1h" + release: 0,
	} {
		got := decode[exploreResponse](t, explore(t, srv, query, TokenWithoutProjectRead))
		count := 0.0
		for _, row := range got.Data {
			count, _ = row["count()"].(float64)
			if row["release"] != "Two 1 (7)" {
				t.Errorf("%s: %v", query, row)
			}
		}
		if count != want || len(got.Data) > 1 || (want == 0) != (len(got.Data) == 0) {
			t.Errorf("%s: %v, want %v", query, got.Data, want)
		}
	}
	for _, query := range []string{"&query=release:%22Two*%22", "&query=release:latest", "&query=release:%22latest%22", release + "&sort=-release"} {
		if got := explore(t, srv, fields+query, TokenFull).Code; got != 400 {
			t.Errorf("%s: %d", query, got)
		}
	}
}

// TestExploreReturnsTables sends the recorded queries, at the time of the events and when
// there were none.
func TestExploreReturnsTables(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	tables := srv.world.orgs[0].tables
	if len(tables) == 0 {
		t.Fatal("there are none")
	}
	for _, table := range tables {
		if table.Slow {
			continue
		}
		t.Run(table.Parameters.Encode(), func(t *testing.T) {
			t.Parallel()
			w := explore(t, srv, table.Parameters.Encode()+"&statsPeriod=14d", TokenFull)
			got := decode[exploreResponse](t, w)
			linkParts(t, w)
			if !reflect.DeepEqual(got.Data, table.Rows) || !maps.Equal(got.Meta.Fields, table.Types) {
				t.Errorf("%+v", got)
			}
			names := slices.Sorted(maps.Keys(table.Types))
			for _, row := range table.Rows {
				if !slices.Equal(slices.Sorted(maps.Keys(row)), names) {
					t.Errorf("%v has not the fields %v", row, names)
				}
			}
			for _, field := range table.Parameters["field"] {
				if !slices.Contains(names, field) {
					t.Errorf("there is no %s", field)
				}
			}
			before := decode[exploreResponse](t, explore(t, srv, table.Parameters.Encode()+"&start=2020-01-01&end=2020-01-02", TokenFull))
			if !reflect.DeepEqual(before.Data, table.None) {
				t.Errorf("before the events: %v", before.Data)
			}
		})
	}
}

// TestExploreReturnsEvents queries the known fields of every event.
func TestExploreReturnsEvents(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	staging := `{"id":"64036c19dccb6579a59431cfa3bbb7c5","project.id":102}`
	for query, want := range map[string]string{
		"field=id&field=project.id&environment=staging": `[` + staging + `]`,
		"field=title&field=timestamp&project=web&per_page=1": `[{"id":"` + catalogue.ID("error-javascript") + `","project.name":"web",` +
			`"timestamp":"2026-03-14T09:30:02+00:00","title":"TypeError: Cannot read properties of undefined (reading 'amount')"}]`,
		"field=id&field=project.id&project=102&project=-1&per_page=1":                               `[` + staging + `]`,
		"field=level&field=count()&dataset=errors&project=-1&sort=-count()&per_page=1&cursor=0:1:0": `[{"count()":3,"level":"fatal"}]`,
		"field=id&cursor=0:500:0":                  `[]`,
		"field=id&start=2020-01-01&end=2020-01-02": `[]`,
	} {
		w := explore(t, srv, query, TokenFull)
		got := decode[struct{ Data json.RawMessage }](t, w)
		linkParts(t, w)
		if string(got.Data) != want {
			t.Errorf("%s: %s\nwant %s", query, got.Data, want)
		}
	}
	all := decode[exploreResponse](t, explore(t, srv, "field=id", TokenFull)).Data
	ofErrors := decode[exploreResponse](t, explore(t, srv, "field=id&dataset=errors", TokenFull)).Data
	if len(ofErrors) == 0 || len(ofErrors) != len(all)-1 {
		t.Errorf("%d errors of %d events", len(ofErrors), len(all))
	}
	got := decode[exploreResponse](t, explore(t, srv, "field=title", TokenRestricted))
	if len(got.Data) == 0 || slices.ContainsFunc(got.Data, func(row map[string]any) bool { return row["project.name"] != "web" }) {
		t.Errorf("of one project: %v", got.Data)
	}
}

func TestExploreReturnsMeta(t *testing.T) {
	t.Parallel()
	w := explore(t, dayAfter(), "field=timestamp&field=project.id", TokenFull)
	got := decode[exploreResponse](t, w).Meta
	if !maps.Equal(got.Fields, map[string]string{"timestamp": "date", "project.id": "integer", "id": "string"}) || got.Dataset != "discover" ||
		!maps.Equal(got.Units, map[string]any{"timestamp": nil, "project.id": nil, "id": nil}) {
		t.Errorf("%+v", got)
	}
	w = explore(t, dayAfter(), "dataset=spans&field=span.op&field=count()", TokenFull)
	if got := decode[exploreResponse](t, w).Meta; got.DataScanned != "partial" || got.Dataset != "spans" {
		t.Errorf("%+v", got)
	}
	w = explore(t, dayAfter(), "dataset=transactions&field=transaction.duration&field=project.id&environment=production", TokenFull)
	if got := decode[exploreResponse](t, w).Meta; got.Units["transaction.duration"] != "millisecond" || got.Dataset != "transactions" {
		t.Errorf("%+v", got)
	}
}

// TestExploreReturnsNothingWithoutProjects queries with the token of a user without projects.
func TestExploreReturnsNothingWithoutProjects(t *testing.T) {
	t.Parallel()
	srv := dayAfter().AddToken(Token{Value: "outside", Organizations: []string{"acme"}, Scopes: readScopes, Projects: []string{}})
	expect(t, explore(t, srv, "field=id", "outside"), 200,
		`{"data":[],"meta":{"tips":{"query":"Need at least one valid project to query."}}}`)
	if got := decode[exploreResponse](t, explore(t, srv, "field=id&project=-1", "outside")); len(got.Data) != 0 || got.Meta.Dataset == "" {
		t.Errorf("of all projects: %+v", got)
	}
}

func TestExploreRejectsInvalidQueries(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	unknown, unsorted := string(unknownQuery().body), bodyDetail("Cannot sort by a field that is not selected.")
	for query, want := range map[string]string{
		"":                              "No columns selected",
		"field=":                        "No columns selected",
		strings.Repeat("field=id&", 51): "You can view up to 50 fields at a time. Please delete some and try again.",
		"field=id&statsPeriod=soon":     "Invalid date range",
		"field=id&start=2026-03-14":     "Invalid date range",
		"field=id&cursor=1":             "Invalid cursor parameter.",
		"field=id&per_page=101":         "Invalid per_page value. Must be between 1 and 100.",
		"field=id&dataset=nope":         "dataset must be one of: " + strings.Join(datasets, ", "),
	} {
		expect(t, explore(t, srv, query, TokenFull), 400, bodyDetail(want))
	}
	for _, query := range []string{"field=id&sort=-title", "field=id&sort=count()"} {
		expect(t, explore(t, srv, query, TokenFull), 400, unsorted)
	}
	for _, query := range []string{
		"field=id&query=level:fat*", "field=id&query=level:fatal+OR+level:error", "field=id&query=oops", "field=id&query=title:x", "field=id&sort=id", "field=id&dataset=logs&field=title", "field=level", "field=nope()",
		"field=count()&query=x", "field=count()&project=web", "field=id&field=",
		// For only some of the events, the rows are not known.
		"field=count()&start=2026-03-14T12:00:00&end=2026-03-15",
	} {
		expect(t, explore(t, srv, query, TokenFull), 400, unknown)
	}
	expect(t, explore(t, srv, "field=count()", TokenRestricted), 400, unknown)
	expect(t, explore(t, srv, "field=id&environment=nowhere", TokenFull), 404, bodyMissing)
	for _, project := range []string{"nope", "999", "-2"} {
		expect(t, explore(t, srv, "field=id&project="+project, TokenFull), 403, bodyForbidden)
	}
	expect(t, explore(t, srv, "field=id&project=web&project=backend", TokenRestricted), 403, bodyForbidden)
	expect(t, explore(t, srv, "field=id", TokenOrganization), 403, bodyForbidden)
	expect(t, explore(t, srv, "field=id&project=101&projectSlug=web", TokenFull), 400, bodyDetail("Cannot query for both ids and slugs"))
	slow := explore(t, srv, "dataset=spans&field=span.description&field=count()", TokenFull)
	if slow.Code != 504 || !strings.Contains(slow.Body.String(), "Query timeout") {
		t.Errorf("too slow: %d %s", slow.Code, slow.Body)
	}
	srv.AddOrganization(Organization{Slug: "poor", ID: 2, NoExplore: true}).
		AddToken(Token{Value: "poor", Organizations: []string{"poor"}, Scopes: readScopes})
	expect(t, get(t, srv, "/api/0/organizations/poor/events/?field=id", "poor"), 404, "")
	// For more events than there were, they are not known either.
	srv.AddManyEvents("acme", "web", 1, "")
	expect(t, explore(t, srv, "field=count()", TokenFull), 400, unknown)
}
