// SPDX-License-Identifier: MPL-2.0

package events_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestEventsOfAnotherIssueWarn: the result contains them, with one warning that does not
// contain the ID of the other issue.
func TestEventsOfAnotherIssueWarn(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		issue   string // none for the list of the project
		members []string
		warning string
	}{
		"the same":             {"17", []string{`,"groupID":"17"`, `,"groupID":17`}, ""},
		"another":              {"17", []string{`,"groupID":"17"`, `,"groupID":"90210"`}, "contains 1 event "},
		"all, in snake case":   {"17", []string{`,"group_id":90210`, `,"groupID":null,"group_id":"90210"`}, "contains 2 events"},
		"under issue":          {"17", []string{`,"issue":"90210"`, `,"issue":17`}, "contains 1 event "},
		"not told":             {"17", []string{"", `,"groupID":null`, `,"groupID":""`, `,"issue":"WEB-90210"`}, ""},
		"of a short ID":        {"WEB-1", []string{`,"groupID":"17"`, `,"groupID":"90210"`, `,"groupID":"90210"`}, "contains 2 events"},
		"of a short ID, same":  {"web-1", []string{`,"groupID":"17"`}, ""},
		"opaque":               {" iss_1\n", []string{`,"groupID":"iss_1"`, `,"groupID":"iss_90210"`}, `issue "iss_1" contains 1 event `},
		"UUID in another form": {"0196E5A1-0000-7000-8000-000000000001", []string{`,"groupID":"0196e5a1000070008000000000000001"`}, ""},
		"of a project":         {"", []string{`,"groupID":"17"`, `,"groupID":"90210"`}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var rows []string
			for i, members := range test.members {
				rows = append(rows, element(i+1, members))
			}
			url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "application/json")
				if strings.Contains(r.URL.Path, "/shortids/") {
					_, _ = w.Write([]byte(`{"groupId": "17", "projectSlug": "web"}`))
					return
				}
				_, _ = w.Write([]byte("[" + strings.Join(rows, ",") + "]"))
			})
			config := map[string]any{}
			if test.issue != "" {
				config["issue_id"] = test.issue
			}
			state, diagnostics := acctest.Read(t, source, acctest.Data(t, url), config)
			if got := texts(t, state.Get("ids")); len(got) != len(rows) || strings.Contains(acctest.Texts(diagnostics), "90210") {
				t.Errorf("%v, %s", got, acctest.Texts(diagnostics))
			}
			if test.warning == "" {
				acctest.Succeed(t, diagnostics)
				return
			}
			acctest.ExpectDiagnostic(t, diagnostics, "Events Reported for Another Issue", `AttributeName("issue_id")`, test.warning, "merged")
		})
	}
}
