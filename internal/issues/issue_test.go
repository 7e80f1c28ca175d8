// SPDX-License-Identifier: MPL-2.0

package issues_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/issues"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

const (
	atIssue        = `AttributeName("issue_id")`
	atOrganization = `AttributeName("organization")`
	atEnvironments = `AttributeName("environments")`

	// python is the issue of the event error-python, which is assigned.
	python = "6400071867"
)

var issue = issues.Issue()

func TestIssueSchemaIsWellFormed(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, issue, "assigned_to.name", "assigned_to.email")
}

func TestIssueHasEveryAttribute(t *testing.T) {
	t.Parallel()
	data := acctest.Data(t, acctest.Mock(t).URL)
	state := acctest.MustRead(t, issue, data, map[string]any{"issue_id": "BACKEND-1"})
	for path, want := range map[string]any{
		"id": python, "short_id": "BACKEND-1", "found": true, "status": "unresolved", "substatus": "ongoing", "priority": "medium",
		"level": "error", "event_count": json.Number("1"), "user_count": json.Number("1"), "is_unhandled": true,
		"project.slug": "backend", "project.id": "102", "first_release.version": "shop-backend@4.12.1-rc.2+build.77",
		"last_release.version": "shop-backend@4.12.1-rc.2+build.77", "assigned_to.type": "user", "assigned_to.email": "robin.hale@example.com",
		"metadata.type": "CheckoutError", "first_seen": "2026-03-14T09:26:53.589793Z", "organization": "acme", "issue_id": "BACKEND-1",
		"environments": nil, "allow_missing": nil, "latest_event_has_attachments": false, "status_details_json": "{}", "logger": nil,
		"type": "error", "issue_category": "error", "comment_count": json.Number("0"), "user_report_count": json.Number("0"),
	} {
		var steps []any
		for step := range strings.SplitSeq(path, ".") {
			steps = append(steps, step)
		}
		if got := state.Get(steps...); got != want {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
	if got := fmt.Sprint(state.Get("read_warnings"), state.Get("annotations")); got != "[] []" {
		t.Error(got)
	}
	if tags := state.Get("tags").([]any); len(tags) < 3 || state.Get("tags", 0, "total_values") != json.Number("1") { //nolint:forcetypeassert // A panic fails too.
		t.Error(tags)
	}
	for _, id := range []string{python, " " + python + "\n", "0" + python, "backend-1"} {
		if state := acctest.MustRead(t, issue, data, map[string]any{"issue_id": id}); state.Get("id") != python || state.Get("issue_id") != id {
			t.Errorf("%q: %s", id, state.JSON())
		}
	}
}

func TestFrameworkAndWireReturnSameIssue(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 3)
	data := acctest.Data(t, server.URL)
	config := map[string]any{"issue_id": "many-1", "environments": []string{"production"}, "timeouts": map[string]any{"read": "1m"}}
	state := acctest.MustRead(t, issue, data, config)
	if other := acctest.MustReadFramed(t, issue, data, config); !state.Equal(other) {
		t.Error(state.Diff(other))
	}
	if state.Get("event_count") != json.Number("2") || state.Get("environments", 0) != "production" {
		t.Error(state.JSON())
	}
}

// TestExcludedSectionsOfIssueAreNull: sections that the provider excludes are null in issues
// too.
func TestExcludedSectionsOfIssueAreNull(t *testing.T) {
	t.Parallel()
	data := acctest.Data(t, acctest.Mock(t).URL)
	data.Exclude = []string{"summary", "tags"}
	state := acctest.MustRead(t, issue, data, map[string]any{"issue_id": python})
	for _, name := range []string{"title", "culprit", "metadata", "tags"} {
		if state.Get(name) != nil {
			t.Errorf("%s is %v", name, state.Get(name))
		}
	}
	if state.Get("status") != "unresolved" {
		t.Error(state.JSON())
	}
}

// TestAllowMissingAppliesToIssueOnly: only the issue itself may be missing.
func TestAllowMissingAppliesToIssueOnly(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	data := acctest.Data(t, server.URL)
	for _, id := range []string{"12", "NOPE-1", "0123456789abcdef"} {
		config := map[string]any{"issue_id": id, "allow_missing": true, "environments": nil}
		state := acctest.MustRead(t, issue, data, config)
		if state.Get("found") != false || state.Get("id") != id || state.Get("status") != nil || state.Get("read_warnings") != nil {
			t.Error(state.JSON())
		}
		config["allow_missing"] = false
		_, diagnostics := acctest.Read(t, issue, data, config)
		acctest.ExpectDiagnostic(t, diagnostics, "Issue Not Found", atIssue, "404", "allow_missing")
	}
	for name, test := range map[string]struct {
		config      map[string]any
		summary, at string
	}{
		"organization":                     {map[string]any{"organization": "nowhere"}, "Organization Not Found", atOrganization},
		"organization and environment":     {map[string]any{"organization": "nowhere", "environments": []string{"x"}}, "Organization Not Found", atOrganization},
		"environment":                      {map[string]any{"environments": []string{"nowhere"}}, "Environment Not Found", atEnvironments},
		"environment of a short ID":        {map[string]any{"issue_id": "BACKEND-1", "environments": []string{"nowhere"}}, "Environment Not Found", atEnvironments},
		"one of two environments":          {map[string]any{"environments": []string{"production", "Production"}}, "Environment Not Found", atEnvironments},
		"short ID in another organization": {map[string]any{"organization": "nowhere", "issue_id": "WEB-1"}, "Organization Not Found", atOrganization},
	} {
		config := map[string]any{"issue_id": python, "allow_missing": true}
		maps.Copy(config, test.config)
		state, diagnostics := acctest.Read(t, issue, data, config)
		if !state.IsZero() {
			t.Fatalf("%s: %s", name, state.JSON())
		}
		acctest.ExpectDiagnostic(t, diagnostics, test.summary, test.at, "404")
	}
	for name, fault := range map[string]mocksentry.Fault{
		"the list fails":        mocksentry.RespondStatus(403, `{"detail": "no"}`).After(1),
		"the list is malformed": mocksentry.RespondBody(`{"status": "ok"}`).After(1),
		"the list is HTML":      mocksentry.RespondHTML(200).After(1),
	} {
		server := acctest.Mock(t).Fault(fault)
		_, diagnostics := acctest.Read(t, issue, acctest.Data(t, server.URL), map[string]any{"issue_id": "12", "allow_missing": true})
		if len(diagnostics) != 1 {
			t.Fatalf("%s: %s", name, acctest.Texts(diagnostics))
		}
		acctest.ExpectDiagnostic(t, diagnostics, "Issue Not Found", atIssue, "`allow_missing` has no effect")
	}
}

// TestIssueIsReadByOlderPath reads the issue by the older path, provided that it belongs to
// the organization.
func TestIssueIsReadByOlderPath(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		project string // the response about the project; empty for none
		summary string // of the error; empty for none
	}{
		"issue of the organization": {`{"id": "7", "slug": "web"}`, ""},
		"project of another ID":     {`{"id": "8", "slug": "web"}`, "Issue Not Found"},
		"no such project":           {``, "Issue Not Found"},
	} {
		for _, allowed := range []bool{false, true} {
			url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				bodies := map[string]string{
					"/api/0/issues/42/":         `{"id": "42", "title": "x", "status": "resolved", "project": {"id": "7", "slug": "web"}}`,
					"/api/0/projects/acme/web/": test.project,
				}
				body := bodies[r.URL.Path]
				if body == "" {
					w.WriteHeader(http.StatusNotFound)
					body = `{"detail": "Not Found"}`
				}
				_, _ = w.Write([]byte(body))
			})
			state, diagnostics := acctest.Read(t, issue, acctest.Data(t, url), map[string]any{"issue_id": "42", "allow_missing": allowed})
			if test.summary != "" {
				acctest.ExpectDiagnostic(t, diagnostics, test.summary, atIssue)
				continue
			}
			if state.IsZero() || state.Get("status") != "resolved" {
				t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
			}
		}
	}
}

// TestIssueAcceptsWrongTypes reads values that no server should send.
func TestIssueAcceptsWrongTypes(t *testing.T) {
	t.Parallel()
	const head = `{"id": "42", "title": "x", "level": "error", "status": "ignored", `
	for body, want := range map[string]string{
		`"count": "many", "userCount": "7"}`:                      "[count] <nil> 7",
		`"project": ["canary"], "count": 12}`:                     "[project] 12 <nil>",
		`"annotations": ["<a>canary</a>", {"url": "https://x"}]}`: "[annotations[0]] <nil> <nil>",
	} {
		url := acctest.Pages(t, head+body)
		state, diagnostics := acctest.Read(t, issue, acctest.Data(t, url), map[string]any{"issue_id": "42"})
		acctest.ExpectDiagnostic(t, diagnostics, "Issue Has Values of Unexpected Type", "", "Their locations in the response")
		if got := fmt.Sprintln(state.Get("read_warnings"), state.Get("event_count"), state.Get("user_count")); got != want+"\n" {
			t.Errorf("%s: %s, want %s", body, got, want)
		}
		if strings.Contains(acctest.Texts(diagnostics), "canary") {
			t.Error(acctest.Texts(diagnostics))
		}
	}
}

// TestReadReturnsErrorForResponseWithoutIssue: such a response would be read as an issue of
// nulls.
func TestReadReturnsErrorForResponseWithoutIssue(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		`{}`, `{"id": "42"}`, `{"status": "ok", "id": "42"}`, `{"data": {"id": "42", "title": "canary"}}`, `{"error": "canary"}`,
		`{"id": {}, "title": "canary", "status": "x", "level": "error"}`, `{"title": "canary", "status": "x", "level": "error"}`,
	} {
		state, diagnostics := acctest.Read(t, issue, acctest.Data(t, acctest.Pages(t, body)), map[string]any{"issue_id": "42"})
		acctest.ExpectDiagnostic(t, diagnostics, "Unexpected Response From Sentry", "", "not an issue")
		if !state.IsZero() || strings.Contains(acctest.Texts(diagnostics), "canary") {
			t.Error(acctest.Texts(diagnostics))
		}
	}
}

// TestMergedIssueIsAccepted: Sentry responds with the issue that it was merged into.
func TestMergedIssueIsAccepted(t *testing.T) {
	t.Parallel()
	for _, id := range []string{`"43"`, `43`, `"a1b2"`} {
		url := acctest.Pages(t, `{"id": `+id+`, "title": "x", "status": "resolved", "level": "error"}`)
		state, diagnostics := acctest.Read(t, issue, acctest.Data(t, url), map[string]any{"issue_id": "42"})
		acctest.ExpectDiagnostic(t, diagnostics, "Response About Another Issue", atIssue, "merged", strings.Trim(id, `"`))
		if state.Get("id") != strings.Trim(id, `"`) {
			t.Error(state.JSON())
		}
	}
}

// TestStatusDetailsContainNoPeople: the person who resolved an issue is personal data.
func TestStatusDetailsContainNoPeople(t *testing.T) {
	t.Parallel()
	for details, want := range map[string]any{
		`{"inRelease": "1.2", "actor": {"email": "canary"}}`:                              `{"inRelease":"1.2"}`,
		`{"inCommit": {"id": "a1", "author": {"email": "canary"}}, "autoResolved": true}`: `{"autoResolved":true,"inCommit":"a1"}`,
		`{"ignoreCount": 10, "ignoreUntil": null, "future": [{"name": "canary"}]}`:        `{"ignoreCount":10,"ignoreUntil":null}`,
		`{"info": {"totalEvents": 3}, "pendingEvents": 2}`:                                `{"info":{"totalEvents":3},"pendingEvents":2}`,
		`null`: nil, `{}`: `{}`, `{"ignoreUntil": null}`: `{"ignoreUntil":null}`,
	} {
		url := acctest.Pages(t, `{"id": "42", "title": "x", "status": "resolved", "level": "error", "statusDetails": `+details+`}`)
		state := acctest.MustRead(t, issue, acctest.Data(t, url), map[string]any{"issue_id": "42"})
		if got := state.Get("status_details_json"); got != want {
			t.Errorf("%s: %v, want %v", details, got, want)
		}
	}
}

func TestValidateRejectsInvalidIssueID(t *testing.T) {
	t.Parallel()
	protocol := acctest.Wired(t, issue, acctest.Data(t, "http://127.0.0.1:1"))
	for _, id := range []string{"", "a b", "../x", "https://sentry.io/organizations/acme/issues/42/"} {
		acctest.ExpectDiagnostic(t, protocol.Validate(issue.Name, map[string]any{"issue_id": id}), "Invalid Issue ID", atIssue)
	}
	acctest.Succeed(t, protocol.Validate(issue.Name, map[string]any{"issue_id": acctest.Unknown}))
}

// TestEmptyListDoesNotProveOrganization: some servers return an empty list for a missing
// organization. So an empty list does not show that only the issue is missing.
func TestEmptyListDoesNotProveOrganization(t *testing.T) {
	t.Parallel()
	for list, missing := range map[string]bool{`[]`: false, ` [ ] `: false, `{"version": "0"}`: false, `null`: false, `[{"id": "7"}]`: true} {
		url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if r.URL.Path == "/api/0/organizations/acme/issues/" {
				_, _ = w.Write([]byte(list))
				return
			}
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte(`{"detail": "Not Found"}`))
		})
		state, diagnostics := acctest.Read(t, issue, acctest.Data(t, url), map[string]any{"issue_id": "42", "allow_missing": true})
		if missing {
			acctest.Succeed(t, diagnostics)
			if state.Get("found") != false {
				t.Error(state.JSON())
			}
			continue
		}
		acctest.ExpectDiagnostic(t, diagnostics, "Issue Not Found", atIssue, "`allow_missing` has no effect")
	}
}
