// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func responding(t *testing.T, body string) *sentry.Client {
	t.Helper()
	return newClient(t, config(serve(t, func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, body, nil)
	}).URL))
}

func TestFindEventReturnsProjectAndIssue(t *testing.T) {
	t.Parallel()
	const other = "0123456789abcdef0123456789abcdef"
	for body, want := range map[string]sentry.Location{
		`{"organizationSlug":"ACME","projectSlug":"api","groupId":"17","eventId":"` + other + `","event":{"id":[1]}}`: {"ACME", "api", "17", "", other},
		`{"organizationSlug":"acme","projectSlug":4509062593708032,"groupId":4509062593708032,"eventId":7}`:           {"acme", "4509062593708032", "4509062593708032", "", testEvent},
		`{"projectSlug":"web"}`: {"acme", "web", "", "", testEvent},
		`{"organizationSlug":null,"projectSlug":"web","groupId":null,"eventId":null}`:                    {"acme", "web", "", "", testEvent},
		`{"organizationSlug":{},"projectSlug":"web","groupId":[1],"eventId":true,"shortId":{}}`:          {"acme", "web", "", "", testEvent},
		`{"organizationSlug":"../x","projectSlug":"web","groupId":"1/2","eventId":"latest"}`:             {"acme", "web", "", "", testEvent},
		`{"organizationSlug":"` + testToken + `","projectSlug":"web","groupId":-1.5,"eventId":"\ud800"}`: {"acme", "web", "", "", testEvent},
	} {
		got, err := responding(t, body).FindEvent(t.Context(), "acme", testEvent)
		if err != nil || *got != want {
			t.Errorf("%s: %+v, %v", body, got, err)
		}
	}
	for body, missing := range map[string]string{
		`{}`:                      "projectSlug",
		`null`:                    "projectSlug",
		`{"projectSlug":null}`:    "projectSlug",
		`{"projectSlug":""}`:      "projectSlug",
		`{"projectSlug":"a b"}`:   "projectSlug",
		`{"projectSlug":["web"]}`: "projectSlug",
		`{"projectSlug":"sntryu_canary-token-9a8b7c"}`: "projectSlug",
		`[]`:                   "JSON object",
		`{"projectSlug":"web"`: "JSON object",
		``:                     "JSON object",
	} {
		_, err := responding(t, body).FindEvent(t.Context(), "acme", testEvent)
		if got := wantError[*sentry.ResponseError](t, err); got.Missing != missing {
			t.Errorf("%s: %v", body, got)
		}
	}
}

func TestFindEventRejectsAnotherOrganization(t *testing.T) {
	t.Parallel()
	_, err := responding(t, `{"organizationSlug":"eu","projectSlug":"web"}`).FindEvent(t.Context(), "acme", testEvent)
	if got := wantError[*sentry.ResponseError](t, err); got.Error() != `the server's response is about organization "eu", not "acme"` {
		t.Error(got)
	}
}

func TestFindIssueReturnsID(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]sentry.Location{
		`{"organizationSlug":"ACME","projectSlug":"api","groupId":"17","shortId":"WEB-1","group":{"id":1}}`: {"ACME", "api", "17", "", ""},
		`{"groupId":17}`: {"acme", "", "17", "", ""},
		`{"groupId":17,"projectSlug":{},"shortId":12,"organizationSlug":""}`: {"acme", "", "17", "", ""},
		`{"group":{"id":"iss_9f8e7d"},"projectSlug":"web"}`:                  {"acme", "web", "iss_9f8e7d", "", ""},
		`{"groupId":null,"group":{"id":4711}}`:                               {"acme", "", "4711", "", ""},
		`{"groupId":"None","group":{"id":"0196e5a1-0000-7000-8000-000000000001"}}`: {
			"acme", "", "0196e5a1-0000-7000-8000-000000000001", "", "",
		},
		`{"groupId":"17","group":{"id":"18"}}`: {"acme", "", "17", "", ""},
		`{"groupId":"17","group":[1]}`:         {"acme", "", "17", "", ""},
	} {
		got, err := responding(t, body).FindIssue(t.Context(), "acme", "web-1")
		if err != nil || *got != want {
			t.Errorf("%s: %+v, %v", body, got, err)
		}
	}
	for _, id := range []string{"4711", "iss_9f8e7d", "01JABC", "0196e5a1-0000-7000-8000-000000000001"} {
		if got, err := responding(t, `{}`).FindIssue(t.Context(), "acme", id); err != nil || *got != (sentry.Location{Organization: "acme", Issue: id}) {
			t.Errorf("%s returns %+v, %v", id, got, err)
		}
	}
	for _, body := range []string{
		`{"projectSlug":"web"}`, `{"groupId":"WEB-1"}`, `{"groupId":1e3}`, `{"groupId":null}`, `{"groupId":"None"}`, `{"groupId":true}`,
		`{"group":{"id":"a/b"}}`, `{"group":{"id":"` + testToken + `"}}`, `{"group":"17"}`,
	} {
		_, err := responding(t, body).FindIssue(t.Context(), "acme", "WEB-1")
		if got := wantError[*sentry.ResponseError](t, err); got.Missing != "groupId" || got.Error() != "the server's response contains no usable groupId" {
			t.Errorf("%s: %v", body, got)
		}
	}
}

// TestFindIssueRejectsAnotherShortID: some compatible servers only use the number after the
// dash, and respond with an issue of another project.
func TestFindIssueRejectsAnotherShortID(t *testing.T) {
	t.Parallel()
	for body, same := range map[string]bool{
		`{"groupId":"17","shortId":"WEB-10"}`:                                 true,
		`{"groupId":"17","shortId":"web-1O"}`:                                 true,
		`{"group":{"id":"iss_1","shortId":"Web-10"}}`:                         true,
		`{"groupId":"17","shortId":"API-10"}`:                                 false,
		`{"group":{"id":"iss_1","shortId":"GENTRY-10"}}`:                      false,
		`{"groupId":"17","shortId":"WEB-10","group":{"shortId":"MOBILE-10"}}`: false,
		`{"groupId":"17","shortId":"WEB-1"}`:                                  false,
	} {
		_, err := responding(t, body).FindIssue(t.Context(), "acme", "web-10")
		if same != (err == nil) {
			t.Errorf("%s: %v", body, err)
		}
		if err != nil && strings.Contains(err.Error(), "GENTRY") {
			t.Errorf("%s: %v", body, err)
		}
	}
}

func TestFindProjectRejectsAnotherProject(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]sentry.Location{
		`{"id":"101","slug":"web","name":"Web"}`:            {Organization: "acme", Project: "web", ProjectID: "101"},
		`{"id":4509062593708032,"slug":"web"}`:              {Organization: "acme", Project: "web", ProjectID: "4509062593708032"},
		`{"id":"proj_9f","slug":"web","organization":{}}`:   {Organization: "acme", Project: "web", ProjectID: "proj_9f"},
		`{"id":["101"],"slug":"WEB","organization":null}`:   {Organization: "acme", Project: "WEB"},
		`{"id":"web","slug":"other","organization":"acme"}`: {Organization: "acme", Project: "other", ProjectID: "web"},
	} {
		got, err := responding(t, body).FindProject(t.Context(), "acme", "web")
		if err != nil || *got != want {
			t.Errorf("%s: %+v, %v", body, got, err)
		}
	}
	const another, elsewhere = "about another project than the requested one", "about a project of another organization than the requested one"
	for body, want := range map[string]string{
		`{}`: "no usable slug", `{"slug":null}`: "no usable slug", `{"slug":"a/b"}`: "no usable slug", `{"slug":"` + testToken + `"}`: "no usable slug",
		`{"data":{"slug":"web"}}`: "no usable slug", `{`: "is not valid JSON", `[]`: "is not a JSON object, but a list with 0 elements",
		`{"id":"9","slug":"other"}`: another, `{"slug":"login","status":"denied"}`: another,
		`{"id":"101","slug":"web","organization":{"slug":"other"}}`: elsewhere,
	} {
		_, err := responding(t, body).FindProject(t.Context(), "acme", "web")
		if got := wantError[*sentry.ResponseError](t, err); !strings.Contains(got.Error(), want) {
			t.Errorf("%s: %v", body, got)
		}
	}
}
