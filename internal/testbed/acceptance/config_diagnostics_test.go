// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestValidateRejectsMistakes: validation rejects mistakes without a token or a server.
func TestValidateRejectsMistakes(t *testing.T) {
	t.Parallel()
	id, project := set("event_id", catalogue.ID("error-python")), set("project", "backend")
	notSlug := "Copy the slug from the address in Sentry"
	notID := "An event ID is 32 hexadecimal digits"
	trials := map[string]trial{
		"short id":      {event: []string{project, set("event_id", "abc123")}, want: []string{"Invalid Event ID", "event_id =", `"abc123"`, notID}},
		"numeric id":    {event: []string{project, set("event_id", "4507123456")}, want: []string{"Invalid Event ID", "looks like the ID of an issue"}},
		"empty id":      {event: []string{project, set("event_id", "")}, want: []string{"Invalid Event ID", notID}},
		"id with path":  {event: []string{project, set("event_id", "../../../0/organizations/acme/")}, want: []string{"Invalid Event ID", notID}},
		"id with space": {event: []string{project, set("event_id", "118b "+catalogue.ID("error-python")[5:])}, want: []string{"Invalid Event ID", notID}},
		"misplaced dashes": {
			event: []string{project, set("event_id", "118b-b041d74e9acd7d39fcbc9e3757cb")}, want: []string{"Invalid Event ID", notID},
		},
		"no id":                {event: []string{project}, want: []string{"Missing Event ID", "`event_id` is not set", "`query`"}},
		"slug with slash":      {event: []string{id, set("project", "web/events")}, want: []string{"Invalid Slug", "project =", `"web/events"`, notSlug}},
		"slug of dots":         {event: []string{id, set("project", "..")}, want: []string{"Invalid Slug", `".." is a relative path`}},
		"slug with percent":    {event: []string{id, set("project", "web%2fevents")}, want: []string{"Invalid Slug", `"web%2fevents"`, notSlug}},
		"slug with query":      {event: []string{id, set("project", "web?x=1")}, want: []string{"Invalid Slug", `"web?x=1"`, notSlug}},
		"empty slug":           {event: []string{id, set("project", "")}, want: []string{"Invalid Slug", `"" is empty`}},
		"organization's slug":  {event: []string{id, project, set("organization", "acme/..")}, want: []string{"Invalid Slug", "organization =", notSlug}},
		"provider's slug":      {provider: []string{set("organization", "a b")}, event: []string{id}, want: []string{"Invalid Slug", "organization =", notSlug}},
		"provider's project":   {provider: []string{set("project", "#web")}, event: []string{id}, want: []string{"Invalid Slug", "project =", notSlug}},
		"unknown section":      {event: []string{id, project, `include = ["stacktrace"]`}, want: []string{"include =", `no section "stacktrace"`, "must be one of"}},
		"unknown exclusion":    {event: []string{id, project, `exclude = ["User"]`}, want: []string{"exclude =", `no section "User"`, "Did you mean `user`? It must be one of"}},
		"provider's exclusion": {provider: []string{`exclude = ["all"]`}, event: []string{id, project}, want: []string{"exclude =", `no section "all"`, "must be one of"}},
		"null section":         {event: []string{id, project, `include = [null]`}, want: []string{"include =", "null"}},
		"in and out": {
			event: []string{id, project, `include = ["frames"]`, `exclude = ["frames", "user"]`},
			want:  []string{"Section Included and Excluded", "exclude =", `contain "frames"`, "Remove it from one of them."},
		},
		"all in and out": {
			event: []string{id, project, `include = ["all"]`, `exclude = ["all"]`},
			want:  []string{"Section Included and Excluded", `contain "all"`},
		},
		"raw and exclusions": {
			event: []string{id, project, `include = ["raw"]`, `exclude = ["user"]`},
			want:  []string{"Raw Event Conflicts With Exclusions", "include =", "from which nothing can be excluded"},
		},
		"timeout is no duration": {event: []string{id, project, `timeouts = { read = "soon" }`}, want: []string{"timeouts", `"soon"`}},
		"timeout without unit":   {event: []string{id, project, `timeouts = { read = "30" }`}, want: []string{"timeouts", `"30"`}},
		"request timeout":        {provider: []string{set("request_timeout", "30")}, event: []string{id, project}, want: []string{"request_timeout =", "30"}},
		"retry wait":             {provider: []string{set("max_retry_wait", "a minute")}, event: []string{id, project}, want: []string{"max_retry_wait =", "a minute"}},
		"no time at all":         {provider: []string{set("request_timeout", "0s")}, want: []string{"Invalid Duration", "request_timeout =", "greater than zero"}},
		"negative wait":          {provider: []string{set("max_retry_wait", "-1m")}, want: []string{"Invalid Duration", "max_retry_wait =", "greater than zero"}},
		"timeout of nothing":     {event: []string{id, project, `timeouts = { read = "0s" }`}, want: []string{"Invalid Duration", "timeouts.read", "greater than zero"}},
		"certificate alone":      {provider: []string{set("client_cert_pem", "a")}, want: []string{"client_key_pem", "must be specified"}},
		"negative retries":       {provider: []string{"max_retries = -1"}, event: []string{id, project}, want: []string{"max_retries =", "between 0 and"}},
		"no rate":                {provider: []string{"requests_per_second = 0"}, event: []string{id, project}, want: []string{"requests_per_second =", "at least"}},
		"tiny limit":             {provider: []string{"max_response_bytes = 10"}, event: []string{id, project}, want: []string{"max_response_bytes =", "at least 1024"}},
		"header without value":   {provider: []string{"headers = { X-Proxy = null }"}, event: []string{id, project}, want: []string{"headers =", "null"}},
		"no attribute":           {event: []string{id, project, `sections = ["all"]`}, want: []string{"sections =", "Cannot set value for this attribute"}},
		"position without issue": {event: []string{set("event_id", "recommended")}, want: []string{"Position Without Issue"}},
		"search and ID": {
			event: []string{id, project, set("query", "level:fatal"), set("stats_period", "1h"), `environments = ["production"]`},
			want:  []string{"Query Conflicts With Event ID", "Time Range Conflicts With Event ID", "Environments Conflict With Event ID"},
		},
		"project and issue": {
			event: []string{set("event_id", "latest"), set("issue_id", "7"), project}, want: []string{"Project Conflicts With Issue"},
		},
	}
	got := tryable(t, trials).try(t, trials, "validate")
	got.expectNone(t, `\n`) // an escaped line break
}

// TestConfigureRejectsUnusableSettings: well-formed settings that cannot be used are rejected
// without a request to the server.
func TestConfigureRejectsUnusableSettings(t *testing.T) {
	t.Parallel()
	server := start(t)
	trials := map[string]trial{
		"header of the exchange": {provider: at(server.URL, `headers = { authorization = "x" }`), want: []string{"headers =", "sets Authorization, which the provider controls"}},
		"header line":            {provider: at(server.URL, `headers = { "X-A: b" = "x" }`), want: []string{"headers =", "characters that header names cannot have"}},
		"header break":           {provider: at(server.URL, `headers = { X-A = "hush\nhush" }`), want: []string{"headers =", "a value for X-A that contains a line break"}},
		"client key": {
			provider: at(server.URL, set("client_cert_pem", "a"), set("client_key_pem", "b")),
			want:     []string{"Invalid Provider Configuration", "client_cert_pem"},
		},
		// The provider's policy rejects the whole response, because it cannot exclude
		// sections there.
		"provider's exclude against raw": {
			provider: at(server.URL, `exclude = ["user"]`), event: linesOf("error-python", `include = ["raw"]`),
			want: []string{"Raw Event Conflicts With Exclusions", "include =", "the provider block excludes sections from every read"},
		},
		"empty token before variables": {
			provider: []string{set("token", ""), set("base_url", server.URL), set("organization", "acme")}, want: missingToken,
		},
	}
	for name, c := range map[string]struct{ url, want string }{
		"no scheme":      {"sentry.example.com", "has no scheme"},
		"other scheme":   {"ftp://sentry.example.com", "must begin with https://"},
		"password":       {"https://me:hush@sentry.example.com/", "must not contain a user name or password"},
		"query":          {"https://sentry.example.com/?a=b", "must not have a query"},
		"no host":        {"https:///api/0/", "has no host name"},
		"too many parts": {"https://sentry.example.com/a//b", "has an invalid path"},
	} {
		trials[name] = trial{
			provider: at(c.url), want: []string{"Invalid Provider Configuration", "base_url =", "`base_url` " + c.want},
		}
	}
	tryable(t, trials, "SENTRY_AUTH_TOKEN="+mocksentry.TokenFull).try(t, trials, "plan")
	if count := server.Count(""); count != 0 {
		t.Errorf("%d requests", count)
	}
}
