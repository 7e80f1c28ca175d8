// SPDX-License-Identifier: MPL-2.0

package scan_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// scanned returns the findings in an event, as path and rule.
func scanned(tb testing.TB, body []byte) []string {
	tb.Helper()
	document, err := jsontree.Parse(body)
	if err != nil {
		tb.Fatal(err)
	}
	defer document.Release()
	found := scan.SensitiveData(tb.Context(), document.Root().Value())
	if found == nil {
		tb.Error("the result is nil")
	}
	var listed []string
	for _, one := range found {
		listed = append(listed, one.Path+" "+one.Rule)
	}
	if warnings := document.Mismatches(); len(warnings) > 0 {
		tb.Errorf("the scan reported mismatches: %v", warnings)
	}
	return listed
}

// TestScanReportsPersonalLocations covers the data that is personal by its location in the
// event.
func TestScanReportsPersonalLocations(t *testing.T) {
	t.Parallel()
	request := func(members string) string {
		return `{"entries": [{"data": {` + members + `}, "type": "request"}]}`
	}
	for name, tc := range map[string]struct {
		event string
		want  []string
	}{
		"user": {
			`{"user": {"id": "7", "email": null, "username": "", "geo": {"city": "Vienna"}, "data": {}, "name": "[Filtered]", "ip_address": "****"}}`,
			[]string{"user.id user", "user.geo user"},
		},
		"user of another shape": {`{"user": ["a"], "tags": {"user": "x"}, "entries": {"type": "request"}}`, []string{"user user", "tags.user user"}},
		"user tags": {
			`{"tags": [{"key": "user", "value": "id:7"}, {"value": "A-1", "key": "user.id"}, {"key": "users", "value": "3"}, {"key": "user.x", "value": null}]}`,
			[]string{"tags[0].value user", "tags[1].value user"},
		},
		"tags as an object": {`{"tags": {"user": "id:7", "user.id": "A-1", "users": "3", "api_key": "qwe7-uz"}}`, []string{
			"tags.user user", `tags["user.id"] user`, "tags.api_key password",
		}},
		"tags as pairs": {`{"tags": [["user", "id:7"], ["users", "3"], ["user.email", null], ["api_key", "qwe7-uz"], null, []]}`, []string{
			"tags[0][1] user", "tags[3][1] password",
		}},
		"headers as an object": {
			request(`"headers": {"Host": "shop.example.com", "AUTHORIZATION": "Token abc", "Cookie": "a=b", "X-Api-Key": ["k3y-of-it"]}`),
			[]string{
				"entries[0].data.headers.AUTHORIZATION authorization", "entries[0].data.headers.Cookie cookies",
				"entries[0].data.headers.X-Api-Key authorization", "entries[0].data.headers.X-Api-Key[0] password",
			},
		},
		"cookies as an object":  {request(`"cookies": {"sid": "abc"}`), []string{"entries[0].data.cookies cookies"}},
		"query as an object":    {request(`"query": {"access_token": "s3cr3t-1", "page": 2}`), []string{"entries[0].data.query.access_token password"}},
		"query in snake case":   {request(`"query_string": [["access_token", "s3cr3t-1"]]`), []string{"entries[0].data.query_string[0][1] password"}},
		"report in snake case":  {`{"user_report": {"name": "N"}}`, []string{"user_report.name user_report"}},
		"authors in snake case": {`{"release": {"last_commit": {"author": {"name": "B"}, "pull_request": {"author": {"name": "C"}}}}}`, []string{"release.last_commit.author author", "release.last_commit.pull_request.author author"}},
		"tags by name": {
			`{"tags": [{"key": "release", "value": "shop@1.2.33.4"}, {"key": "server", "value": "198.51.100.4"}, {"key": "api_key", "value": "qwe7-uz"}]}`,
			[]string{"tags[1].value ip", "tags[2].value password"},
		},
		"cookies and body": {request(`"cookies": [["sid", "abc"]], "data": "text", "query": "a=1"`), []string{
			"entries[0].data.cookies cookies", "entries[0].data.data request_body",
		}},
		"nothing in cookies and body": {request(`"cookies": [["sid", "[Filtered]"], null], "data": {"a": [null, ""], "b": "[creditcard]"}, "query": []`), nil},
		"headers": {
			request(`"headers": [["Host", "shop.example.com"], ["AUTHORIZATION", "Token abc"], ["Cookie", "a=b"], null, ["Authorization", "[Filtered]"], ["X-Api-Key", "k3y-of-it"], ["only"]]`),
			[]string{
				"entries[0].data.headers[1][1] authorization", "entries[0].data.headers[2][1] cookies",
				"entries[0].data.headers[5][1] authorization", "entries[0].data.headers[5][1] password",
			},
		},
		"query pairs":   {request(`"query": [["page", "2"], ["access_token", "s3cr3t-1"]]`), []string{"entries[0].data.query[1][1] password"}},
		"query as text": {request(`"query": "page=2&access_token=s3cr3t-1"`), []string{"entries[0].data.query password"}},
		"response":      {`{"contexts": {"response": {"headers": [["Set-Cookie", "a=b"]], "cookies": "a=b", "data": {"x": 1}}}}`, []string{"contexts.response.headers[0][1] cookies", "contexts.response.cookies cookies", "contexts.response.data response_body"}},
		"device":        {`{"contexts": {"device": {"name": "My phone", "model": "X1", "uuid": "u", "device_unique_identifier": "d"}}}`, []string{"contexts.device.name device", "contexts.device.uuid device", "contexts.device.device_unique_identifier device"}},
		"user report":   {`{"userReport": {"id": "1", "name": "N", "email": "n@example.com", "comments": "c", "user": {"id": "5"}, "eventID": "x"}}`, []string{"userReport.name user_report", "userReport.email user_report", "userReport.email email", "userReport.comments user_report", "userReport.user user_report"}},
		"feedback":      {`{"contexts": {"feedback": {"contact_email": "c", "message": "m", "name": "n", "url": "u"}}}`, []string{"contexts.feedback.contact_email user_report", "contexts.feedback.message user_report", "contexts.feedback.name user_report"}},
		"feedback event": {
			`{"type": "feedback", "message": "m", "metadata": {"name": "N", "source": null}, "title": "t", "occurrence": {"subtitle": "m", "evidenceDisplay": [{"name": "n", "value": "v"}], "evidenceData": {}}}`,
			[]string{"message user_report", "metadata.name user_report", "occurrence.subtitle user_report", "occurrence.evidenceDisplay user_report"},
		},
		"authors": {`{"release": {"authors": [{"name": "A"}, null], "owner": {"id": "1"}, "lastCommit": {"author": {"name": "B"}, "pullRequest": {"author": {"name": "C"}}}}}`, []string{"release.authors[0] author", "release.owner author", "release.lastCommit.author author", "release.lastCommit.pullRequest.author author"}},
		"frame vars": {
			`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"vars": {"a": "1"}}, {"vars": {}}, {"vars": null}, {"vars": {"p": "[Filtered]"}}]}, "rawStacktrace": {"frames": [{"vars": {"a": "1"}}]}}]}},
			 {"type": "threads", "data": {"values": [{"stacktrace": {"frames": [{"vars": {"a": 1}}]}}]}}, {"type": "stacktrace", "data": {"frames": [{"vars": {"a": false}}]}},
			 {"type": "spans", "data": [{"data": {"vars": "x"}}]}]}`,
			[]string{
				"entries[0].data.values[0].stacktrace.frames[0].vars frame_vars", "entries[0].data.values[0].rawStacktrace.frames[0].vars frame_vars",
				"entries[1].data.values[0].stacktrace.frames[0].vars frame_vars", "entries[2].data.frames[0].vars frame_vars",
			},
		},
		"rules within places": {`{"user": {"data": {"card": "4111 1111 1111 1111"}}}`, []string{"user.data user", "user.data.card creditcard"}},
		"versions":            {`{"packages": {"requests": "4.200.30.1"}, "sdk": {"version": "4.200.30.1"}, "x": {"address": "4.200.30.1"}}`, []string{"x.address ip"}},
		"numbers":             {`{"context": {"card": 4111111111111111, "project_id": 4111111111111111, "n": 4111111111111112}}`, []string{"context.card creditcard"}},
		"evidence":            {`{"occurrence": {"evidenceDisplay": [{"name": "Password", "value": "hunter2x"}]}}`, []string{"occurrence.evidenceDisplay[0].value password"}},
		"parts of no attribute": {
			`{"_meta": {"message": {"": {"val": "x@example.com"}}}, "newField": [[{"a": "x@example.com"}]], "entries": [{"type": "new", "data": {"mail": "x@example.com"}}]}`,
			[]string{"_meta.message[*0].val email", "newField[0][0].a email", "entries[0].data.mail email"},
		},
		"keys": {
			`{"context": {"x@example.com": 1, "ok": {"10.1.2.3": null}, "5555555555554444": 1, "536-22-8726": 1, "AKIA1234567890ABCDEF": 1}}`,
			[]string{"context[*0] email", "context.ok[*0] ip", "context[*2] creditcard", "context[*3] usssn", "context[*4] token"},
		},
		"headers by name": {
			`{"context": {"headers": {"Authorization": "Token 9944b09199c6", "Cookie": "sid=8f3c2a7719bb4e02"}}, "x": {"cookies": {"a": null}, "password": 12345678, "tokens": 128}}`,
			[]string{"context.headers.Authorization authorization", "context.headers.Cookie cookies", "x.password password"},
		},
		"contexts by type": {
			`{"contexts": {"my phone": {"type": "device", "name": "A phone"}, "device": {"type": "other", "name": "kept"}, "r 2": {"cookies": [["a", "b"]], "type": "response"}}}`,
			[]string{"contexts[*0].name device", "contexts.device.name device", "contexts[*2].cookies cookies"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := scanned(t, []byte(tc.event)); !slices.Equal(got, tc.want) {
				t.Errorf("found %q\nwant  %q", got, tc.want)
			}
		})
	}
}

// TestPathsContainNoDataOfSender: a key that may be data is not written to a path.
func TestPathsContainNoDataOfSender(t *testing.T) {
	t.Parallel()
	const mail = `"x@example.com"`
	for key, want := range map[string]string{
		"email":                           "context.email",
		"customer_email":                  "context.customer_email",
		"shippingAddress2":                "context.shippingAddress2",
		"X-Forwarded-For":                 "context.X-Forwarded-For",
		"http.request.body":               `context["http.request.body"]`,
		"user name":                       "context[*0]",
		"alice":                           "context[*0]",
		"alice_email":                     "context[*0]",
		"Nadia's address":                 "context[*0]",
		"canary":                          "context[*0]",
		"Max Price":                       "context[*0]",
		"u-s-e-r":                         "context[*0]",
		"e_mail":                          "context.e_mail",
		"a1:b2:c3":                        "context[*0]",
		"12-12":                           "context[*0]",
		strings.Repeat("email_", 8) + "x": "context[*0]",
		"items_100":                       "context[*0]",
		"H0H0H0":                          "context[*0]",
		"007":                             "context[*0]",
		"":                                "context[*0]",
		"7":                               "context.7",
		"12345678":                        "context[*0]",
		"日本":                              "context[*0]",
		`quote"`:                          "context[*0]",
		strings.Repeat("email_", 20):      "context[*0]",
	} {
		got := scanned(t, fmt.Appendf(nil, `{"context": {%q: %s}}`, key, mail))
		if !slices.Equal(got, []string{want + " email"}) {
			t.Errorf("%q: found %q, want %s", key, got, want)
		}
	}
	got := scanned(t, []byte(`{"context": {"a": 1, "alice": {"b": 2, "bob": "x@example.com"}}}`))
	if want := []string{"context[*1][*1] email"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

// TestScanReportsNothingForCleanEvents: events without personal data, but with similar data,
// have no findings.
func TestScanReportsNothingForCleanEvents(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join("testdata", "clean", "*.json"))
	if err != nil || len(files) < 12 {
		t.Fatalf("only %d clean events: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range scanned(t, body) {
				t.Errorf("found %s", found)
			}
		})
	}
}
