// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// atIssueID is the attribute of an issue.
const atIssueID = `AttributeName("issue_id")`

// serverID is a compatible server's ID of an event that has another eventID.
const serverID = "aaaaaaaabbbb4ccc8dddeeeeeeeeeeee"

// serveNotFound serves bodies by path, below /api/0/. For any other path, it serves a 404
// that does not report what is missing. A body that begins with a status has that status.
func serveNotFound(t *testing.T, bodies map[string]string) string {
	t.Helper()
	return acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		body, ok := bodies[strings.TrimPrefix(r.URL.Path, "/api/0/")]
		w.Header().Set("Content-Type", "application/json")
		status := http.StatusOK
		if !ok {
			status, body = http.StatusNotFound, `{"detail": "Not Found"}`
		}
		if denied, ok := strings.CutPrefix(body, "403 "); ok {
			status, body = http.StatusForbidden, denied
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	})
}

// TestEventIsReadByEitherID: GlitchTip has its own ID for each event, and both are valid in
// paths.
func TestEventIsReadByEitherID(t *testing.T) {
	t.Parallel()
	dashed := serverID[:8] + "-" + serverID[8:12] + "-" + serverID[12:16] + "-" + serverID[16:20] + "-" + serverID[20:]
	for name, body := range map[string]string{
		"plain":   `{"eventID": "` + anyID + `", "id": "` + serverID + `", "title": {}}`,
		"dashes":  `{"eventID": "` + anyID + `", "id": "` + dashed + `", "title": {}}`,
		"capital": `{"id": "` + strings.ToUpper(dashed) + `", "eventID": "` + strings.ToUpper(anyID) + `", "title": {}}`,
	} {
		served := serveBodies(t)
		for _, id := range []string{anyID, serverID} {
			served.setForeign(id, []byte(body))
		}
		protocol := wired(t, block(served.url))
		for _, id := range []string{anyID, serverID, dashed, strings.ToUpper(dashed)} {
			state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": id})
			if state.IsZero() || state.Get("id") != anyID || state.Get("event_id") != id {
				t.Errorf("%s: %s: %s", name, id, acctest.Texts(diagnostics))
			}
			opened, _ := protocol.Open(typeName, map[string]any{"event_id": id})
			if opened.IsZero() || opened.Get("id") != state.Get("id") {
				t.Errorf("%s: %s: the ephemeral resource reads something else", name, id)
			}
		}
		// Neither ID is another one. The warning about the title does not matter.
		served.setForeign(strings.ToLower(otherID), []byte(body))
		_, diagnostics := protocol.Read(typeName, map[string]any{"event_id": otherID})
		acctest.ExpectDiagnostic(t, diagnostics, "Response About Another Event", atEventID)
	}
}

const projectOfThree = `{"id": "7", "slug": "web"}`

// TestAmbiguousNotFoundLooksUpProject: the project or the issue is looked up, so that
// allow_missing works.
func TestAmbiguousNotFoundLooksUpProject(t *testing.T) {
	t.Parallel()
	const issue = `{"id": "17", "project": {"id": "7", "slug": "web"}}`
	for name, test := range map[string]struct {
		bodies             map[string]string
		config             map[string]any
		summary, attribute string // of the error without allow_missing
		missing            bool   // whether it is a result with allow_missing
		details            []string
	}{
		"event": {
			map[string]string{"projects/acme/web/": projectOfThree}, map[string]any{"event_id": anyID}, "Event Not Found", atEventID, true, []string{"404"},
		},
		"project": {nil, map[string]any{"event_id": anyID}, "Organization or Project Not Found", atProject, false, nil},
		"unclear": {
			map[string]string{"projects/acme/web/": `403 {"detail": "No"}`}, map[string]any{"event_id": anyID}, "Event Not Found", atEventID, false,
			[]string{"does not report what is missing", "`project`", "project:read"},
		},
		"event of an issue": {
			map[string]string{"issues/17/": issue, "projects/acme/web/": projectOfThree}, map[string]any{"event_id": "latest", "issue_id": "17"},
			"Event Not Found", atEventID, true, []string{"has no event now"},
		},
		"event of an opaque issue": {
			map[string]string{"organizations/acme/issues/iss_9f8e7d/": `{"id": "iss_9f8e7d"}`}, map[string]any{"event_id": "oldest", "issue_id": "iss_9f8e7d"},
			"Event Not Found", atEventID, true, nil,
		},
		"issue": {nil, map[string]any{"event_id": "latest", "issue_id": "17"}, "Issue Not Found", atIssueID, false, nil},
		"issue of another organization": {
			map[string]string{"issues/17/": issue, "issues/17/events/latest/": `{"eventID": "` + anyID + `"}`},
			map[string]any{"event_id": "latest", "issue_id": "17"}, "Issue Not Found", atIssueID, false, nil,
		},
		"unclear issue": {
			map[string]string{"issues/17/": `403 {}`, "organizations/acme/issues/17/": `403 {}`}, map[string]any{"event_id": "latest", "issue_id": "17"},
			"Event Not Found", atEventID, false, []string{"`issue_id`", "event:read"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			protocol := wired(t, block(serveNotFound(t, test.bodies)))
			_, diagnostics := protocol.Read(typeName, test.config)
			acctest.ExpectDiagnostic(t, diagnostics, test.summary, test.attribute, test.details...)
			test.config["allow_missing"] = true
			state, diagnostics := protocol.Read(typeName, test.config)
			if missing := !state.IsZero() && state.Get("found") == false; missing != test.missing {
				t.Errorf("missing: %t, %s", missing, acctest.Texts(diagnostics))
			}
		})
	}
}

// TestEventIsReadByIssueOfCompatibleServer reads events of issues whose IDs are not numeric,
// and by the older path.
func TestEventIsReadByIssueOfCompatibleServer(t *testing.T) {
	t.Parallel()
	const uuid = "0196e5a1-0000-7000-8000-000000000001"
	body := `{"eventID": "` + anyID + `", "title": "x"}`
	for issue, bodies := range map[string]map[string]string{
		"iss_9f8e7d":                 {"organizations/acme/issues/iss_9f8e7d/events/latest/": body},
		"01JABCDEFGHJKMNPQRSTVWXYZ0": {"organizations/acme/issues/01JABCDEFGHJKMNPQRSTVWXYZ0/events/latest/": body},
		uuid:                         {"issues/" + uuid + "/events/latest/": body, "organizations/acme/issues/" + uuid + "/": `{"id": "` + uuid + `"}`},
		"17":                         {"issues/17/events/latest/": body, "organizations/acme/issues/17/": `{"id": "17"}`},
		"web-1a2": {
			"organizations/acme/shortids/WEB-1A2/": `{"group": {"id": "grp_1"}, "projectSlug": "web"}`, "organizations/acme/issues/grp_1/events/latest/": body,
		},
		"WEB-9": {"organizations/acme/shortids/WEB-9/": `{"groupId": null, "group": {"id": 18}}`, "issues/18/events/latest/": body, "organizations/acme/issues/18/": `{"id": 18}`},
	} {
		protocol := wired(t, block(serveNotFound(t, bodies)))
		state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": "latest", "issue_id": issue})
		if state.IsZero() || state.Get("id") != anyID || state.Get("issue_id") != issue || len(diagnostics) > 0 {
			t.Errorf("%s: %s", issue, acctest.Texts(diagnostics))
		}
	}
}

// TestEventOfAnotherIssueWarns: the server does not check that an event belongs to the issue,
// but the event may contain its issue.
func TestEventOfAnotherIssueWarns(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		issue, id, group string
		warns            bool
	}{
		"same":                   {"17", anyID, `"17"`, false},
		"same, as a number":      {"17", anyID, `17`, false},
		"not reported":           {"17", anyID, `null`, false},
		"of another type":        {"17", anyID, `["18"]`, false},
		"no ID":                  {"17", anyID, `"canary value"`, false},
		"another":                {"17", anyID, `"18"`, true},
		"another, as a number":   {"17", anyID, `18`, true},
		"merged":                 {"17", "latest", `"18"`, true},
		"by short ID":            {"WEB-1", anyID, `"18"`, true},
		"by short ID, the same":  {"WEB-1", anyID, `"17"`, false},
		"opaque":                 {"iss_1", anyID, `"iss_2"`, true},
		"UUID in another form":   {"0196E5A1-0000-7000-8000-000000000001", anyID, `"0196e5a1000070008000000000000001"`, false},
		"another, in snake case": {"17", anyID, `null, "group_id": "18"`, true},
		"another, under issue":   {"17", anyID, `null, "issue": 18`, true},
		"same, in snake case":    {"17", anyID, `null, "group_id": 17, "issue": "18"`, false},
		"same, under issue":      {"17", "latest", `null, "group_id": null, "issue": "17"`, false},
		"another and others":     {"17", "latest", `"18", "group_id": "17", "issue": "17"`, true},
		"issue is an object":     {"17", anyID, `null, "issue": {"id": "18"}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			served := map[string]string{"organizations/acme/shortids/WEB-1/": `{"groupId": "17"}`}
			for _, issue := range []string{"17", test.issue} {
				served["organizations/acme/issues/"+issue+"/events/"+test.id+"/"] = `{"eventID": "` + anyID + `", "groupID": ` + test.group + `}`
			}
			protocol := wired(t, block(serveNotFound(t, served)))
			state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": test.id, "issue_id": test.issue, "exclude": []string{"all"}})
			if state.IsZero() || strings.Contains(acctest.Texts(diagnostics), "canary") {
				t.Fatal(acctest.Texts(diagnostics))
			}
			warned := strings.Contains(acctest.Texts(diagnostics), "Event Reported for Another Issue")
			if warned != test.warns {
				t.Error(acctest.Texts(diagnostics))
			}
			if warned {
				acctest.ExpectDiagnostic(t, diagnostics, "Event Reported for Another Issue", atIssueID, "through its project", "`group_id`")
			}
		})
	}
}

// TestReportedIssueShowsNoSecret: a server may repeat the request in the location of an ID.
func TestReportedIssueShowsNoSecret(t *testing.T) {
	t.Parallel()
	const token, header, uuid = "sntryu_canary0123456789", "canaryheader42", "ca9a47ca-9a47-4a9a-8a47-ca9a47ca9a47"
	for name, test := range map[string]struct {
		group string
		shown bool
	}{
		"token":                 {`"` + token + `"`, false},
		"part of the token's":   {`"x_` + token + `_y"`, false},
		"token in capitals":     {`"` + strings.ToUpper(token) + `"`, false},
		"header":                {`null, "group_id": "` + header + `"`, false},
		"word of a header":      {`null, "issue": "is_` + header + `"`, false},
		"header that is a UUID": {`"` + uuid + `"`, false},
		"header that is number": {`990077`, false},
		"no secret":             {`"iss_2"`, true},
	} {
		body := `{"eventID": "` + anyID + `", "groupID": ` + test.group + `}`
		config := block(serveNotFound(t, map[string]string{"organizations/acme/issues/17/events/latest/": body}))
		config["token"] = token
		config["headers"] = map[string]any{"X-Proxy": "Basic " + header, "X-Key": uuid, "X-Number": "990077"}
		state, diagnostics := wired(t, config).Read(typeName, map[string]any{"event_id": "latest", "issue_id": "17", "exclude": []string{"all"}})
		acctest.ExpectDiagnostic(t, diagnostics, "Event Reported for Another Issue", atIssueID, `"17"`, "`group_id`")
		texts := strings.ToLower(acctest.Texts(diagnostics))
		for _, secret := range []string{"canary", uuid, "990077"} {
			if state.IsZero() || strings.Contains(texts, secret) {
				t.Errorf("%s: %s", name, texts)
			}
		}
		if strings.Contains(texts, `"iss_2"`) != test.shown || strings.Contains(texts, "names another one") == test.shown {
			t.Errorf("%s: %s", name, texts)
		}
	}
}
