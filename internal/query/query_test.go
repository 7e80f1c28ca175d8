// SPDX-License-Identifier: MPL-2.0

package query_test

import (
	"fmt"
	"maps"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/query"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// source is the data source under test.
var source = query.DataSource()

// march is a configuration of the month of the mock's events.
func march(more map[string]any) map[string]any {
	config := map[string]any{"start": "2026-03-01", "end": "2026-04-01T00:00:00+02:00"}
	maps.Copy(config, more)
	return config
}

func TestSchemaIsWellFormed(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, source)
}

// TestFrameworkAndWireReturnSameRows reads rows of functions and of events, through the
// framework and through package wire.
func TestFrameworkAndWireReturnSameRows(t *testing.T) {
	t.Parallel()
	data := acctest.OrganizationData(t, acctest.Mock(t).URL)
	for name, test := range map[string]struct {
		config map[string]any
		want   map[string]any
	}{
		"functions": {
			march(map[string]any{"dataset": "errors", "fields": []string{"level", "count()"}, "sort": "-count()", "projects": []string{"-1"}, "limit": 2}),
			map[string]any{
				"rows":        []any{map[string]any{"level": "error", "count()": "8"}, map[string]any{"level": "fatal", "count()": "3"}},
				"field_types": map[string]any{"level": "string", "count()": "integer"}, "field_units": map[string]any{},
				"has_more": true, "organization": "acme",
			},
		},
		"a unit": {
			march(map[string]any{"dataset": "transactions", "fields": []string{"transaction.duration", "project.id"}, "environments": []string{"production"}}),
			map[string]any{
				"rows":        []any{map[string]any{"transaction.duration": "247.125", "project.id": "102"}},
				"field_types": map[string]any{"transaction.duration": "duration", "project.id": "integer"},
				"field_units": map[string]any{"transaction.duration": "millisecond"},
				"has_more":    false,
			},
		},
		"a list, and null": {
			march(map[string]any{"fields": []string{"error.type", "server_name", "project.id"}, "query": "id:1193721d187568a0c10b24e039ce0049"}),
			map[string]any{"rows": []any{map[string]any{"error.type": `["TypeError"]`, "project.id": "101"}}, "has_more": false},
		},
		"nothing": {
			march(map[string]any{"dataset": "logs", "fields": []string{"id"}}),
			map[string]any{"rows": []any{}, "has_more": false, "limit": nil, "stats_period": nil},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state := acctest.MustRead(t, source, data, test.config)
			if other := acctest.MustReadFramed(t, source, data, test.config); state.JSON() != other.JSON() {
				t.Errorf("the framework returns %s\nwant %s", other.JSON(), state.JSON())
			}
			for attribute, want := range test.want {
				got := state.Get(attribute)
				if rows, ok := got.([]any); ok && name != "functions" {
					for _, row := range rows { // what the server adds automatically
						delete(row.(map[string]any), "id")           //nolint:forcetypeassert // A panic fails the test too.
						delete(row.(map[string]any), "project.name") //nolint:forcetypeassert // As above.
					}
				}
				if types, ok := got.(map[string]any); ok {
					delete(types, "id")
					delete(types, "project.name")
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("%s = %v, want %v", attribute, got, want)
				}
			}
		})
	}
}

func TestReadFollowsAllPages(t *testing.T) {
	t.Parallel()
	for limit, test := range map[int]struct {
		rows, requests int
		more           bool
	}{
		1: {1, 1, true}, 100: {100, 1, true}, 101: {101, 2, true}, 249: {249, 3, true}, 250: {250, 3, false}, 10000: {250, 3, false},
	} {
		t.Run(fmt.Sprint(limit), func(t *testing.T) {
			t.Parallel()
			server, _ := acctest.Many(t, 250)
			state := acctest.MustRead(t, source, acctest.OrganizationData(t, server.URL), map[string]any{
				"fields": []string{"id", "project.id"}, "projects": []string{"many"}, "limit": limit,
			})
			rows, _ := state.Get("rows").([]any)
			distinct := map[any]bool{}
			for _, row := range rows {
				distinct[row.(map[string]any)["id"]] = true //nolint:forcetypeassert // A panic fails the test too.
			}
			if len(rows) != test.rows || len(distinct) != test.rows || state.Get("has_more") != test.more {
				t.Errorf("%d rows of %d events, has_more %v", len(rows), len(distinct), state.Get("has_more"))
			}
			if got := server.Count("/organizations/acme/events/"); got != test.requests {
				t.Errorf("%d requests, want %d", got, test.requests)
			}
		})
	}
}

// TestUnexpectedValuesStayExact reads values of every type, exactly, and leaves out values
// that do not belong to a table.
func TestUnexpectedValuesStayExact(t *testing.T) {
	t.Parallel()
	url := acctest.Pages(t,
		`{"data": [{"big": 12345678901234567890.50, "yes": true, "none": null, "text": "a\u0000b", "list": [1, {"b": 1, "a": 2}],
			"twice": 1, "twice": 2, "": "empty"}, null, 7], "meta": {"fields": {"big": "number", "none": null, "bad": []},
			"units": {"big": null}, "tips": {"query": null}, "new": 1}, "new": 1}`,
		`{"data": [{}], "meta": {"fields": {"big": "other", "late": "date"}, "units": {"big": "byte"}}}`,
		`{"data": [7], "meta": null}`)
	state, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, url), map[string]any{"fields": []string{"big"}})
	acctest.ExpectDiagnostic(t, diagnostics, "Rows Have Values of Unexpected Type", "", "data[2]", "meta.fields", "data[0] on page 3")
	want := map[string]any{
		"rows": []any{map[string]any{
			"big": "12345678901234567890.50", "yes": "true", "text": "a\x00b", "list": `[1,{"a":2,"b":1}]`, "twice": "2", "": "empty",
		}, map[string]any{}},
		"field_types": map[string]any{"big": "number", "late": "date"}, "field_units": map[string]any{"big": "byte"}, "has_more": false,
	}
	for attribute, value := range want {
		if got := state.Get(attribute); !reflect.DeepEqual(got, value) {
			t.Errorf("%s = %v, want %v", attribute, got, value)
		}
	}
}

// TestSurplusRowsAreLeftOut reads no more rows than the limit from a server that sends more.
func TestSurplusRowsAreLeftOut(t *testing.T) {
	t.Parallel()
	url := acctest.Pages(t, `{"data": [{"a": 1}, {"a": 2}, {"a": 3}]}`)
	state, _ := acctest.Read(t, source, acctest.OrganizationData(t, url), map[string]any{"fields": []string{"a"}, "limit": 2})
	if rows, _ := state.Get("rows").([]any); len(rows) != 2 || state.Get("has_more") != true {
		t.Error(state.JSON())
	}
}

// TestLargePagesAreHalved: pages that are too large are read in halves.
func TestLargePagesAreHalved(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 30)
	data := acctest.OrganizationData(t, server.URL, func(c *sentry.Config) { c.MaxResponseBytes = 2000 })
	state, diagnostics := acctest.Read(t, source, data, map[string]any{"fields": []string{"id", "title"}, "projects": []string{"many"}})
	if rows, _ := state.Get("rows").([]any); len(diagnostics) > 0 || len(rows) != 30 || state.Get("has_more") != false {
		t.Errorf("%d rows, %s", len(rows), acctest.Texts(diagnostics))
	}
	data = acctest.OrganizationData(t, server.URL, func(c *sentry.Config) { c.MaxResponseBytes = 20 })
	_, diagnostics = acctest.Read(t, source, data, map[string]any{"fields": []string{"id"}, "projects": []string{"many"}})
	acctest.ExpectDiagnostic(t, diagnostics, "Response Too Large", `AttributeName("fields")`, "max_response_bytes")
}

// TestRequestSendsArguments checks the request.
func TestRequestSendsArguments(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	acctest.MustRead(t, source, acctest.OrganizationData(t, server.URL), map[string]any{
		"dataset": "errors", "fields": []string{"title", "count()"}, "query": "level:error", "sort": "-count()", "stats_period": "2w",
		"projects": []string{"web", "102"}, "environments": []string{"production", "staging"}, "limit": 7,
	})
	const want = "dataset=errors&environment=production&environment=staging&field=title&field=count%28%29&per_page=7&project=web&" +
		"project=102&query=level%3Aerror&sort=-count%28%29&statsPeriod=2w"
	if requests := server.Requests(); len(requests) != 1 || requests[0].RawQuery != want {
		t.Errorf("%+v\nwant %s", requests, want)
	}
}

// TestLongStringIsKept expects the row of a string that is longer than a page of strings.
func TestLongStringIsKept(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ä", 1<<20)
	state, diagnostics := acctest.Read(t, source, acctest.OrganizationData(t, acctest.Pages(t, `{"data":[{"a":"`+long+`"}]}`)), map[string]any{"fields": []string{"a"}})
	rows, _ := state.Get("rows").([]any)
	if len(diagnostics) > 0 || len(rows) != 1 || !reflect.DeepEqual(rows[0], map[string]any{"a": long}) {
		t.Errorf("%d rows %s", len(rows), acctest.Texts(diagnostics))
	}
}
