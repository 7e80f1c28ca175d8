// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

func TestAttachmentsAreServed(t *testing.T) {
	t.Parallel()
	id := catalogue.ID("error-cocoa")
	text := "text/plain"
	srv := dayAfter().
		AddAttachment("acme", "mobile", id, Attachment{Name: "view.log", Mimetype: "text/plain", Size: 12, SHA1: strings.Repeat("a", 40), Headers: map[string]*string{"Content-Type": &text, "X": nil}}).
		AddAttachment("acme", "mobile", id, Attachment{Name: "screenshot-1.png", Type: "event.attachment", Size: 4_000_000_000}).
		AddAttachment("acme", "mobile", id, Attachment{ID: "77", Name: "crash.dmp", Type: "event.minidump"}).
		AddOrganization(Organization{Slug: "poor", ID: 2, NoAttachments: true}).AddProject("poor", Project{Slug: "p", ID: 201}).
		AddToken(Token{Value: "poor", Organizations: []string{"poor"}, Scopes: readScopes})
	path := "/api/0/projects/acme/mobile/events/" + id + "/attachments/"
	for query, want := range map[string][]string{
		"":                           {"crash.dmp", "screenshot-1.png", "view.log"},
		"?query=LOG":                 {"view.log"},
		"?query=nothing":             {},
		"?query=is:screenshot":       {"screenshot-1.png"},
		"?query=is:screenshot+2":     {},
		"?query=is:other":            {"crash.dmp", "screenshot-1.png", "view.log"},
		"?query=type:minidump":       {},
		"?per_page=1&cursor=0:1:0":   {"screenshot-1.png"},
		"?per_page=10&cursor=0:10:0": {},
	} {
		w := get(t, srv, path+query, TokenFull)
		names := []string{}
		for _, a := range decode[[]struct{ Name string }](t, w) {
			names = append(names, a.Name)
		}
		linkParts(t, w)
		if !slices.Equal(names, want) {
			t.Errorf("%q: %v", query, names)
		}
	}
	body := get(t, srv, path+"?query=view", TokenFull).Body.String()
	want := `[{"dateCreated":"2026-03-14T12:00:02.125Z","event_id":"` + id + `","headers":{"Content-Type":"text/plain","X":null},"id":"1",` +
		`"mimetype":"text/plain","name":"view.log","sha1":"` + strings.Repeat("a", 40) + `","size":12,"type":"event.attachment"}]`
	if body != want {
		t.Errorf("%s\nwant %s", body, want)
	}
	if body := get(t, srv, path+"?query=crash", TokenFull).Body.String(); !strings.Contains(body, `"headers":{},"id":"77","mimetype":null`) {
		t.Errorf("%s", body)
	}

	project := "/api/0/projects/acme/web/events/"
	expect(t, get(t, srv, project+dashed(catalogue.ID("minimal"))+"/attachments/", TokenFull), 200, "[]")
	expect(t, get(t, srv, project+id+"/attachments/", TokenFull), 404, bodyNoEvent)
	expect(t, get(t, srv, project+"latest/attachments/", TokenFull), 404, bodyNoEvent)
	expect(t, get(t, srv, path, TokenWithoutProjectRead), 403, bodyForbidden)
	expect(t, get(t, srv, path, TokenRestricted), 403, bodyForbidden)
	expect(t, get(t, srv, "/api/0/projects/poor/p/events/"+id+"/attachments/", "poor"), 404, "")
}

func TestSourceMapReportsAreServed(t *testing.T) {
	t.Parallel()
	own := []byte(`{"unexpected": [1e400]}`)
	srv := dayAfter().SetSourceMapReport("acme", "web", catalogue.ID("nel"), own)
	path := func(event string) string {
		return "/api/0/projects/acme/" + catalogue.Project(event) + "/events/" + catalogue.ID(event) + "/source-map-debug/"
	}
	expect(t, get(t, srv, path("error-javascript"), TokenFull), 200, string(sourceMapReport))
	expect(t, get(t, srv, strings.Replace(path("nel"), "-debug/", "-debug-blue-thunder-edition/", 1), TokenFull), 200, string(own))
	expect(t, get(t, srv, path("nel"), TokenFull), 200, string(own))
	expect(t, get(t, srv, strings.Replace(path("nel"), "/web/", "/backend/", 1), TokenFull), 404, bodyNoEvent)
	expect(t, get(t, srv, path("nel"), TokenWithoutProjectRead), 403, bodyForbidden)
	if !json.Valid(sourceMapReport) {
		t.Error("the report is no JSON")
	}
	type report struct {
		Dist, Release *string
		SDK           *string `json:"sdk_version"`
		Exceptions    []struct {
			Frames []struct {
				Release *struct {
					Path string `json:"abs_path"`
				} `json:"release_process"`
			}
		}
	}
	// The default has a frame for each of the event's.
	got := decode[report](t, get(t, srv, path("error-native"), TokenFull))
	if got.Release == nil || *got.Release != "acme-desktop@7.2.0" || len(got.Exceptions) == 0 || got.Exceptions[0].Frames[0].Release == nil {
		t.Errorf("default report %+v", got)
	}
	// The hand-written report matches its event.
	written, defaulted := report{}, report{}
	event := srv.world.orgs[0].projects[0].events[catalogue.ID("error-javascript")]
	for target, body := range map[*report][]byte{&written: sourceMapReport, &defaulted: jsonResponse(0, event.plainReport()).body} {
		if err := json.Unmarshal(body, target); err != nil {
			t.Fatal(err)
		}
	}
	if *written.Release != *defaulted.Release || *written.Dist != *defaulted.Dist || *written.SDK != *defaulted.SDK ||
		len(written.Exceptions) != 1 || len(written.Exceptions[0].Frames) != len(defaulted.Exceptions[0].Frames) {
		t.Errorf("written for another event: %+v, %+v", written, defaulted)
	}
	// Events that are malformed in every part still have a report.
	for _, name := range catalogue.Names() {
		if w := get(t, srv, path(name), TokenFull); w.Code != 200 || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}

func TestRoutesAreLimited(t *testing.T) {
	t.Parallel()
	id := catalogue.ID("error-javascript")
	for path, want := range map[string]int{
		"projects/acme/web/events/":                                  60,
		"projects/acme/web/events/" + id + "/attachments/":           40,
		"projects/acme/web/events/" + id + "/source-map-debug/":      40,
		"organizations/acme/issues/6400071991/events/":               40,
		"organizations/acme/issues/6400071991/events/latest/":        15,
		"organizations/acme/issues/6400071991/events/" + id + "/":    15,
		"organizations/acme/eventids/" + id + "/":                    1,
		"organizations/acme/shortids/WEB-1/":                         40,
		"organizations/acme/events/?field=id":                        30,
		"organizations/1/events/?field=id&statsPeriod=1h&project=-1": 30,
	} {
		srv := NewDefault(withClock(newClock().Now))
		w := get(t, srv, "/api/0/"+path, TokenFull)
		if w.Code != 200 {
			t.Errorf("%s: %d", path, w.Code)
		}
		if got := w.Header().Get("X-Sentry-Rate-Limit-Limit"); got != fmt.Sprint(want) {
			t.Errorf("%s: limit %s", path, got)
		}
		expect(t, get(t, srv, "/api/0/"+path, ""), 401, `{"detail":"Authentication credentials were not provided."}`)
	}
}

func TestProjectIsServed(t *testing.T) {
	t.Parallel()
	srv := dayAfter()
	found := decode[struct {
		ID, Slug     string
		Organization struct{ Slug string }
	}](t, get(t, srv, "/api/0/projects/acme/web/", TokenFull))
	if found.ID != "101" || found.Slug != "web" || found.Organization.Slug != "acme" {
		t.Errorf("%+v", found)
	}
	expect(t, get(t, srv, "/api/0/projects/acme/wbe/", TokenFull), 404, bodyMissing)
	expect(t, get(t, srv, "/api/0/projects/emca/web/", TokenFull), 404, bodyMissing)
}
