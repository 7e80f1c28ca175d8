// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func explore(t *testing.T, srv *Server, pairs ...string) *httptest.ResponseRecorder {
	t.Helper()
	query := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		query.Add(pairs[i], pairs[i+1])
	}
	return get(t, srv, "/api/0/organizations/acme/events/?"+query.Encode(), TokenFull)
}

type exploreAnswer struct {
	Data []map[string]any
	Meta struct {
		Fields map[string]string
		Units  map[string]any
	}
}

func TestExploreRows(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	for name, test := range map[string]struct {
		pairs []string
		want  string
	}{
		"each type": {
			[]string{
				"query", "id:" + dashed(catalogue.ID("error-javascript")), "field", "title", "field", "message", "field", "timestamp",
				"field", "project", "field", "issue", "field", "issue.id", "field", "release", "field", "server_name",
				"field", "stack.filename", "field", "user.display", "field", "tags[dist]", "field", "tags[level,number]", "field", "error.type",
			},
			`[{"error.type":["TypeError"],"id":"1193721d187568a0c10b24e039ce0049","issue":"WEB-1","issue.id":6400071991,"message":"","project":"web","project.name":"web",` +
				`"release":"9b1d5e7c3a2f40618d7c6b5a4f3e2d1c0b9a8f7e","server_name":null,` +
				`"stack.filename":["../node_modules/react-dom/cjs/react-dom.production.js","./src/cart/CartButton.tsx","./src/cart/prices.ts"],` +
				`"tags[dist]":"web-204","tags[level,number]":null,"timestamp":"2026-03-14T09:30:02+00:00",` +
				`"title":"TypeError: Cannot read properties of undefined (reading 'amount')","user.display":"2001:db8::4a"}]`,
		},
		"functions alone": {
			[]string{"field", "count()", "field", "last_seen()", "field", "first_seen()", "field", "count_unique(issue)", "dataset", "errors", "project", "102", "project", "web"},
			`[{"count()":11,"count_unique(issue)":11,"first_seen()":"2026-03-14T09:26:53+00:00","last_seen()":"2026-03-14T13:00:00+00:00"}]`,
		},
		"functions of nothing": {
			[]string{"field", "count()", "field", "last_seen()", "query", "nothing"}, `[{"count()":0,"last_seen()":null}]`,
		},
		"grouped and sorted": {
			[]string{"field", "level", "field", "count()", "sort", "-count", "sort", "level", "dataset", "errors", "project", "-1"},
			`[{"count()":8,"level":"error"},{"count()":3,"level":"fatal"},{"count()":2,"level":"warning"},{"count()":1,"level":"info"}]`,
		},
		"grouped by null": {
			[]string{"field", "release", "field", "count()", "sort", "release", "query", "level:[error,info] has:level !has:logger", "project", "backend"},
			`[{"count()":1,"release":"shop-backend@4.12.1-rc.2+build.77"},{"count()":2,"release":null}]`,
		},
		"a number": {
			[]string{"dataset", "transactions", "field", "transaction.duration", "field", "id", "field", "project.id"},
			`[{"id":"e62afd9be069136734db5a1e9a7f223e","project.id":102,"transaction.duration":247.125}]`,
		},
		"issue platform": {
			[]string{"dataset", "issuePlatform", "field", "title", "field", "issue", "sort", "title", "query", "platform:python"},
			`[{"id":"b58a54011b68cef996ded4481c4e61bb","issue":"BACKEND-4","project.name":"backend","title":"Endpoint Regression"}]`,
		},
		"nothing there":   {[]string{"dataset", "logs", "field", "id"}, `[]`},
		"environment":     {[]string{"field", "id", "field", "project.id", "environment", "staging"}, `[{"id":"64036c19dccb6579a59431cfa3bbb7c5","project.id":102}]`},
		"page":            {[]string{"field", "level", "field", "count()", "sort", "-count()", "per_page", "1", "cursor", "0:1:0", "dataset", "errors"}, `[{"count()":3,"level":"fatal"}]`},
		"beyond the end":  {[]string{"field", "id", "cursor", "0:500:0"}, `[]`},
		"outside of time": {[]string{"field", "id", "start", "2020-01-01", "end", "2020-01-02"}, `[]`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := explore(t, srv, test.pairs...)
			var answer struct{ Data json.RawMessage }
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil || w.Code != 200 {
				t.Fatalf("%d %s", w.Code, w.Body)
			}
			linkParts(t, w)
			if string(answer.Data) != test.want {
				t.Errorf("%s\nwant %s", answer.Data, test.want)
			}
		})
	}
}

func TestExploreMeta(t *testing.T) {
	t.Parallel()
	w := explore(t, dayAfter(), "field", "transaction.duration", "field", "issue.id", "field", "timestamp", "field", "stack.filename", "field", "tags[a,number]")
	got := decode[exploreAnswer](t, w)
	for field, want := range map[string]string{
		"transaction.duration": "duration", "issue.id": "integer", "timestamp": "date", "stack.filename": "array", "tags[a,number]": "number",
		"id": "string", "project.name": "string",
	} {
		if got.Meta.Fields[field] != want {
			t.Errorf("%s is %s", field, got.Meta.Fields[field])
		}
	}
	if got.Meta.Units["transaction.duration"] != "millisecond" || got.Meta.Units["id"] != nil || len(got.Meta.Units) != 7 {
		t.Errorf("units %v", got.Meta.Units)
	}
	if body := w.Body.String(); !strings.Contains(body, `"dataset":"discover"`) || !strings.Contains(body, `"tips":{"columns":null,"query":null}`) {
		t.Errorf("%s", body)
	}
}

func TestExploreRefuses(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	many := []string{}
	for range 21 {
		many = append(many, "field", "id")
	}
	for name, test := range map[string]struct {
		pairs []string
		want  string
	}{
		"no field":           {nil, "No columns selected"},
		"empty field":        {[]string{"field", ""}, "No columns selected"},
		"too many":           {many, "You can view up to 20 fields at a time. Please delete some and try again."},
		"unknown function":   {[]string{"field", "p12()"}, "p12() is not a valid function"},
		"argument":           {[]string{"field", "count(id)"}, "count(id): expected 0 argument(s)"},
		"no argument":        {[]string{"field", "count_unique()"}, "count_unique(): expected 1 argument(s)"},
		"bad name":           {[]string{"field", "a b"}, "Invalid characters in field a b"},
		"equation":           {[]string{"field", "equation|1 +"}, "Invalid equation: 1 +"},
		"sort":               {[]string{"field", "id", "sort", "-title"}, "Cannot sort by a field that is not selected."},
		"sort by a function": {[]string{"field", "id", "sort", "count()"}, "Cannot sort by a field that is not selected."},
		"query":              {[]string{"field", "id", "query", "level:"}, "Invalid query: empty string after 'level:'"},
		"dataset": {
			[]string{"field", "id", "dataset", "nope"},
			"dataset must be one of: discover, errors, issuePlatform, logs, ourlogs, profile_functions, spans, tracemetrics, transactions, uptime_results",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, explore(t, srv, test.pairs...), 400, bodyDetail(test.want))
		})
	}
	expect(t, explore(t, srv, "field", "id", "environment", "nowhere"), 404, bodyMissing)
	for _, project := range []string{"nope", "999", "-2"} {
		expect(t, explore(t, srv, "field", "id", "project", project), 403, bodyForbidden)
	}
	path := "/api/0/organizations/acme/events/?field=id&field=project.id&project=backend"
	expect(t, get(t, srv, path, TokenRestricted), 403, bodyForbidden)
	expect(t, get(t, srv, path, TokenOrganization), 403, bodyForbidden)
	for _, row := range decode[exploreAnswer](t, get(t, srv, "/api/0/organizations/acme/events/?field=project", TokenRestricted)).Data {
		if row["project"] != "web" {
			t.Errorf("a hidden project: %v", row)
		}
	}
	srv.AddOrganization(Organization{Slug: "poor", ID: 2, NoExplore: true}).
		AddToken(Token{Value: "poor", Organizations: []string{"poor"}, Scopes: readScopes})
	expect(t, get(t, srv, "/api/0/organizations/poor/events/?field=id", "poor"), 404, "")
}

func TestSearch(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	p := srv.world.orgs[0].projects[0]
	p.store(strings.Repeat("ab", 16), []byte(`{"title":"Oh No","message":"It \"broke\"","type":"error","platform":"x",`+
		`"tags":[{"key":"colour","value":"dark blue"},{"key":"colour","value":"red"},{"key":"n","value":"5"}],"user":{"id":7}}`))
	e := p.events[strings.Repeat("ab", 16)]
	for query, want := range map[string]bool{
		"": true, "  ": true, "oh": true, "oh no": true, "no oh": false, `"oh no"`: true, "broke": true, `"\"broke\""`: true,
		`colour:"dark blue"`: true, `!colour:"dark blue"`: false, "colour:dark": false, "colour:dark*": true, "colour:DARK*": true,
		"colour:green": false, "!colour:green": true, "colour:[green,n]": false, `colour:[green, "dark blue"]`: true, "tags[colour]:*blue": true,
		"has:colour": true, "!has:colour": false, "has:size": false, "!has:size": true, `size:""`: true, `!size:""`: false, `colour:""`: false,
		"message:IT": true, "title:oh*": true, "title:oh": false, "n:5 platform:x": true, "n:5 platform:y": false, "user.id:7": true,
		"project:web": true, "project.id:101": true, "issue:unknown": true, "event.type:error no": true, `"colour":dark*`: true,
		"oh n:5 no": true, `a:\"b`: false,
	} {
		found, err := parseSearch(query)
		if err != nil {
			t.Errorf("%s: %v", query, err)
			continue
		}
		if got := found.match(e); got != want {
			t.Errorf("%s: %v", query, got)
		}
	}
	for _, query := range []string{
		"a:", "!a:", `a:"b`, `a:b"c`, `"a`, "(a:b)", "a:b OR c:d", "a AND b", "is:unresolved", "timestamp:>2026", "a:[b", "a:[]", "a:[b,,c]",
		"count():>5", `has:"a b"`, `oh"no`, "a:(b)c d)e",
	} {
		if _, err := parseSearch(query); err == nil || !strings.Contains(err.Error(), "query") {
			t.Errorf("%s: %v", query, err)
		}
	}
}

func FuzzSearch(f *testing.F) {
	for _, seed := range []string{"", "a:b", `!a:"b c" d`, "a:[b,c]", "has:x (", `"`, "tags[a]:*", `"a b"`, "a b", "has:title", `a:b"c`, "a b:c", "has:a!"} {
		f.Add(seed)
	}
	p := dayAfter().world.orgs[0].projects[0]
	f.Fuzz(func(_ *testing.T, query string) {
		if found, err := parseSearch(query); err == nil {
			found.match(p.events[p.order[0]])
		}
	})
}
