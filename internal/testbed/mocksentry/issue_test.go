// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

const (
	noMatching = `{"detail":"No matching event found. Try changing the environments, date range, or query."}`
	noSuchID   = `{"detail":"Event not found. The event ID may be incorrect, or its age exceeded the retention period."}`
)

func dashed(id string) string {
	return id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:]
}

func TestIssueEventIsServed(t *testing.T) {
	t.Parallel()
	srv := dayAfter().AddIssue("acme", Issue{ID: "88", Project: "web"})
	ids := srv.AddManyEvents("acme", "web", 4, "4711")
	for name, test := range map[string]struct {
		path string
		want string
	}{
		"latest":            {"4711/events/latest/", ids[0]},
		"oldest":            {"4711/events/oldest/", ids[3]},
		"recommended":       {"4711/events/recommended/", ids[0]},
		"helpful":           {"4711/events/helpful/", ids[0]},
		"id":                {"4711/events/" + ids[2] + "/", ids[2]},
		"upper case":        {"4711/events/" + strings.ToUpper(ids[2]) + "/", ids[2]},
		"dashed":            {"4711/events/" + dashed(ids[2]) + "/", ids[2]},
		"environment":       {"4711/events/latest/?environment=production", ids[1]},
		"two environments":  {"4711/events/latest/?environment=production&environment=staging", ids[0]},
		"id in another":     {"4711/events/" + ids[0] + "/?environment=production", ids[0]},
		"period":            {"4711/events/oldest/?start=2026-03-14T23:59:58Z&end=2026-03-16", ids[2]},
		"query":             {"4711/events/latest/?query=number:1", ids[3]},
		"short id of issue": {srv.ShortID("acme", "4711") + "/events/latest/", ids[0]},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := get(t, srv, "/api/0/organizations/acme/issues/"+test.path, TokenWithoutProjectRead)
			if got := decode[struct{ EventID string }](t, w).EventID; got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
		})
	}
	for name, test := range map[string]struct {
		path   string
		status int
		body   string
	}{
		"unknown issue":        {"99/events/latest/", 404, bodyMissing},
		"issue without events": {"88/events/latest/", 404, noMatching},
		"unknown id":           {"4711/events/" + strings.Repeat("9", 32) + "/", 404, noSuchID},
		"csp of another issue": {"4711/events/" + catalogue.ID("csp") + "/", 404, noSuchID},
		"of another project":   {"4711/events/" + catalogue.ID("error-python") + "/", 404, noSuchID},
		"digits":               {"4711/events/123/", 404, noSuchID},
		"dashes elsewhere":     {"4711/events/" + ids[0][:31] + "-/", 404, noSuchID},
		"not an id":            {"4711/events/newest/", 404, ""},
		"too short":            {"4711/events/abc/", 404, ""},
		"unknown environment":  {"4711/events/latest/?environment=nowhere", 404, bodyMissing},
		"one of two":           {"4711/events/latest/?environment=production&environment=nowhere", 404, bodyMissing},
		"empty environment":    {"4711/events/latest/?environment=beta", 404, noMatching},
		"bad range":            {"4711/events/latest/?statsPeriod=soon", 400, `{"detail":"Invalid date range"}`},
		"bad query":            {"4711/events/latest/?query=a:", 400, `{"detail":"Invalid event query"}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, get(t, srv, "/api/0/organizations/acme/issues/"+test.path, TokenFull), test.status, test.body)
		})
	}
	expect(t, get(t, srv, "/api/0/organizations/nope/issues/4711/events/latest/", TokenFull), 404, bodyMissing)
	expect(t, get(t, srv, "/api/0/organizations/acme/issues/4711/events/latest/", TokenOrganization), 403, bodyForbidden)
	expect(t, get(t, srv, "/api/0/organizations/acme/issues/6400071867/events/latest/", TokenRestricted), 404, bodyMissing)
}

// TestErrorsAreServedForEveryIssue: Sentry does not check which issue an error belongs to.
func TestErrorsAreServedForEveryIssue(t *testing.T) {
	t.Parallel()
	srv := dayAfter().AddIssue("acme", Issue{ID: "88", Project: "web"}).AddIssue("acme", Issue{ID: "99", Project: "backend"})
	bare := strings.Repeat("ab", 16)
	if err := srv.AddEventWithID("acme", "web", bare, []byte(`{"type":"error"}`)); err != nil {
		t.Fatal(err)
	}
	for path, status := range map[string]int{
		"88/events/" + catalogue.ID("error-javascript"): 200,
		"88/events/" + bare:                             200,
		"99/events/" + catalogue.ID("legacy"):           200,
		"88/events/" + catalogue.ID("csp"):              404,
		"99/events/" + catalogue.ID("default-message"):  404,
		"99/events/" + catalogue.ID("transaction"):      404,
		"99/events/" + catalogue.ID("error-javascript"): 404,
	} {
		w := get(t, srv, "/api/0/organizations/acme/issues/"+path+"/", TokenFull)
		if w.Code != status {
			t.Errorf("%s: status %d, want %d", path, w.Code, status)
		} else if status == 200 && decode[struct{ GroupID string }](t, w).GroupID != path[:2] {
			t.Errorf("%s: %.200s", path, w.Body)
		}
	}
}

// TestRecommendedEventDependsOnContent: the content of the events of the last seven days
// decides.
func TestRecommendedEventDependsOnContent(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	add := func(number int, date, environment, more string) {
		id := strings.Repeat("0", 31) + strconv.Itoa(number)
		body := `{"eventID":"` + id + `","groupID":"4711","type":"error","dateCreated":"` + date + `T00:00:00Z",` +
			`"tags":[{"key":"environment","value":"` + environment + `"}` + more + `}`
		if _, err := srv.AddEvent("acme", "web", []byte(body)); err != nil {
			t.Fatal(err)
		}
	}
	read := func(query string) string {
		w := get(t, srv, "/api/0/organizations/acme/issues/4711/events/recommended/"+query, TokenFull)
		if w.Code != 200 {
			return w.Body.String()
		}
		return decode[struct{ EventID string }](t, w).EventID[31:]
	}
	add(1, "2026-03-01", "old", `,{"key":"replayId","value":"x"}]`)
	for i, step := range []struct{ more, want string }{
		{`],"errors":[{}]`, "2"},
		{`],"errors":[{},{}]`, "2"},
		{`],"errors":[{}],"contexts":{"profile":{}}`, "4"},
		{`]`, "5"},
		{`],"errors":[{},{}],"contexts":{"trace":{"sampled":true}}`, "6"},
		{`,{"key":"replayId","value":"x"}],"errors":[{},{}]`, "7"},
	} {
		add(i+2, "2026-03-10", "new", step.more)
		if got := read(""); got != step.want {
			t.Errorf("after %s: %s, want %s", step.more, got, step.want)
		}
	}
	if got := read("?environment=old"); got != noMatching {
		t.Errorf("of an environment of the week before: %s", got)
	}
}

// TestOlderIssuePathsServeSameIssues: paths without the organization lead to the same issues.
func TestOlderIssuePathsServeSameIssues(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	srv.AddManyEvents("acme", "web", 3, "4711")
	for _, path := range []string{"", "events/", "events/latest/", "events/oldest/"} {
		older := get(t, srv, "/api/0/issues/4711/"+path, TokenFull)
		expect(t, older, 200, get(t, srv, "/api/0/organizations/acme/issues/4711/"+path, TokenFull).Body.String())
		for _, other := range []string{"/api/0/issues/1/", "/api/0/issues/WEB-1/", "/api/0/organizations/acme/issues/1/"} {
			expect(t, get(t, srv, other+path, TokenFull), 404, bodyMissing)
		}
	}
	srv.AddToken(Token{Value: "elsewhere", Organizations: []string{"other"}, Scopes: readScopes})
	expect(t, get(t, srv, "/api/0/issues/6400071867/", TokenRestricted), 404, bodyMissing)
	expect(t, get(t, srv, "/api/0/issues/4711/", "elsewhere"), 404, bodyMissing)
}

func TestCollapseRemovesParts(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	path := "/api/0/organizations/acme/issues/6400071991/events/latest/"
	expect(t, get(t, srv, path, TokenFull), 200, get(t, srv, eventPath("web", "error-javascript"), TokenFull).Body.String())
	short := decode[struct{ Release map[string]json.RawMessage }](t, get(t, srv, path+"?collapse=fullRelease", TokenFull)).Release
	if len(short) != len(shortRelease) || short["authors"] != nil || short["lastDeploy"] == nil {
		t.Errorf("short release %v", short)
	}
	base := decode[map[string]json.RawMessage](t, get(t, srv, path+"?collapse=stacktraceOnly", TokenFull))
	if base["entries"] == nil || base["release"] != nil || base["nextEventID"] != nil {
		t.Error("stacktraceOnly is not the base event")
	}
}

func TestEventIDLookupReturnsProject(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	id := catalogue.ID("error-javascript")
	path := "/api/0/organizations/acme/eventids/"
	for _, form := range []string{id, strings.ToUpper(id), dashed(id)} {
		got := decode[struct {
			OrganizationSlug, ProjectSlug, GroupID, EventID string
			Event                                           map[string]json.RawMessage
		}](t, get(t, srv, path+form+"/", TokenFull))
		if got.OrganizationSlug != "acme" || got.ProjectSlug != "web" || got.GroupID != "6400071991" || got.EventID != id ||
			got.Event["entries"] == nil || got.Event["release"] != nil {
			t.Errorf("%s: %+v", form, got)
		}
	}
	malformed := bodyDetail("Event ID must be a valid UUID hex (32-36 characters long, containing only digits, dashes, or a-f characters)")
	for form, want := range map[string]struct {
		status int
		body   string
	}{
		"123":                       {400, malformed},
		strings.Repeat("-", 33):     {400, malformed},
		strings.Repeat("a", 32):     {404, bodyMissing},
		catalogue.ID("transaction"): {404, bodyMissing},
		"latest":                    {404, ""},
		"abc":                       {404, ""},
	} {
		expect(t, get(t, srv, path+form+"/", TokenFull), want.status, want.body)
	}
	expect(t, get(t, srv, path+catalogue.ID("error-python")+"/", TokenRestricted), 404, bodyMissing)
	expect(t, get(t, srv, path+id+"/", TokenOrganization), 403, bodyForbidden)

	limited := NewDefault(withClock(newClock().Now))
	first, second := get(t, limited, path+id+"/", TokenFull), get(t, limited, path+id+"/", TokenFull)
	if first.Code != 200 || second.Code != 429 {
		t.Errorf("one request in a second: %d, then %d", first.Code, second.Code)
	}
}

func TestShortIDIsResolved(t *testing.T) {
	t.Parallel()
	srv := dayAfter().AddIssue("acme", Issue{ID: "88", ShortID: "WEB-ZZ9", Project: "web"})
	path := "/api/0/organizations/acme/shortids/"
	type found struct {
		OrganizationSlug, ProjectSlug, GroupID, ShortID string
		Group                                           map[string]any
	}
	for part, want := range map[string]found{
		"WEB-1":      {"acme", "web", "6400071991", "WEB-1", nil},
		"web-1":      {"acme", "web", "6400071991", "WEB-1", nil},
		"BACKEND-1":  {"acme", "backend", "6400071867", "BACKEND-1", nil},
		"WEB-zz9":    {"acme", "web", "88", "WEB-ZZ9", nil},
		"6400071991": {"acme", "web", "6400071991", "WEB-1", nil},
	} {
		got := decode[found](t, get(t, srv, path+part+"/", TokenWithoutProjectRead))
		group := got.Group
		got.Group = nil
		if got.OrganizationSlug != want.OrganizationSlug || got.ProjectSlug != want.ProjectSlug || got.GroupID != want.GroupID ||
			got.ShortID != want.ShortID || group["id"] != want.GroupID || group["shortId"] != want.ShortID {
			t.Errorf("%s: %+v of %v", part, got, group)
		}
	}
	for _, part := range []string{"WEB-999", "NOPE-1", "12345", "x"} {
		expect(t, get(t, srv, path+part+"/", TokenFull), 404, bodyMissing)
	}
	expect(t, get(t, srv, path+"BACKEND-1/", TokenRestricted), 404, bodyMissing)
	eventOnly := Token{Value: "eventonly", Organizations: []string{"acme"}, Scopes: []string{"event:read"}}
	srv.AddToken(eventOnly)
	if w := get(t, srv, path+"WEB-1/", "eventonly"); w.Code != 200 {
		t.Errorf("event:read: %d", w.Code)
	}
	old := dayAfter(As(SelfHosted25)).AddToken(eventOnly)
	expect(t, get(t, old, path+"WEB-1/", "eventonly"), 403, bodyForbidden)

	// Short IDs follow the project's slug, and continue after Z.
	srv.RenameProject("acme", "web", "shop")
	if got := srv.ShortID("acme", "6400071991"); got != "SHOP-1" {
		t.Errorf("renamed: %s", got)
	}
	if got := (&issue{number: 33, project: &project{Project: Project{Slug: "a"}}}).shortID(); got != "A-11" {
		t.Errorf("number 33: %s", got)
	}
	if got := srv.ShortID("acme", "1"); got != "" {
		t.Errorf("no issue: %s", got)
	}
}

func TestInvalidIssuePanics(t *testing.T) {
	t.Parallel()
	for name, mistake := range map[string]func(*Server){
		"id of letters":       func(s *Server) { s.AddIssue("acme", Issue{ID: "x", Project: "web"}) },
		"short id lower case": func(s *Server) { s.AddIssue("acme", Issue{ID: "5", ShortID: "web-5", Project: "web"}) },
		"short id taken":      func(s *Server) { s.AddIssue("acme", Issue{ID: "5", ShortID: "WEB-1", Project: "web"}) },
		"no project":          func(s *Server) { s.AddIssue("acme", Issue{ID: "5", Project: "nope"}) },
		"attachment to none":  func(s *Server) { s.AddAttachment("acme", "web", "x", Attachment{}) },
		"report of none":      func(s *Server) { s.SetSourceMapReport("acme", "web", "x", nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			mistake(dayAfter())
		})
	}
}
