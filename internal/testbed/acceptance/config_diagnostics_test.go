// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestValidate refuses mistakes at validation, where neither a token nor a
// server is needed.
func TestValidate(t *testing.T) {
	t.Parallel()
	id, project := set("event_id", catalogue.ID("error-python")), set("project", "backend")
	notSlug := "letters, digits, dashes, underscores and dots"
	notID := "an event id is 32 hexadecimal digits"
	for name, c := range map[string]struct {
		provider, event, says []string
	}{
		"short id":      {event: []string{project, set("event_id", "abc123")}, says: []string{"Invalid Event Id", "event_id =", `"abc123"`, notID}},
		"numeric id":    {event: []string{project, set("event_id", "4507123456")}, says: []string{"Invalid Event Id", notID}},
		"empty id":      {event: []string{project, set("event_id", "")}, says: []string{"Invalid Event Id", notID}},
		"id with path":  {event: []string{project, set("event_id", "../../../0/organizations/acme/")}, says: []string{"Invalid Event Id", notID}},
		"id with space": {event: []string{project, set("event_id", catalogue.ID("error-python")+" ")}, says: []string{"Invalid Event Id", notID}},
		"misplaced dashes": {
			event: []string{project, set("event_id", "118b-b041d74e9acd7d39fcbc9e3757cb")}, says: []string{"Invalid Event Id", notID},
		},
		"no id":                {event: []string{project}, says: []string{"Missing required argument", `"event_id"`}},
		"slug with slash":      {event: []string{id, set("project", "web/events")}, says: []string{"Invalid Slug", "project =", `"web/events"`, notSlug}},
		"slug of dots":         {event: []string{id, set("project", "..")}, says: []string{"Invalid Slug", `".." is a relative path`}},
		"slug with percent":    {event: []string{id, set("project", "web%2fevents")}, says: []string{"Invalid Slug", `"web%2fevents"`, notSlug}},
		"slug with query":      {event: []string{id, set("project", "web?x=1")}, says: []string{"Invalid Slug", `"web?x=1"`, notSlug}},
		"empty slug":           {event: []string{id, set("project", "")}, says: []string{"Invalid Slug", `"" is empty`}},
		"organization's slug":  {event: []string{id, project, set("organization", "acme/..")}, says: []string{"Invalid Slug", "organization =", notSlug}},
		"provider's slug":      {provider: []string{set("organization", "a b")}, event: []string{id}, says: []string{"Invalid Slug", "organization =", notSlug}},
		"provider's project":   {provider: []string{set("project", "#web")}, event: []string{id}, says: []string{"Invalid Slug", "project =", notSlug}},
		"unknown section":      {event: []string{id, project, `include = ["stacktrace"]`}, says: []string{"include =", `no section "stacktrace"`, "must be one of"}},
		"unknown exclusion":    {event: []string{id, project, `exclude = ["User"]`}, says: []string{"exclude =", `no section "User"`, "must be one of"}},
		"provider's exclusion": {provider: []string{`exclude = ["all"]`}, event: []string{id, project}, says: []string{"exclude =", `no section "all"`, "must be one of"}},
		"null section":         {event: []string{id, project, `include = [null]`}, says: []string{"include =", "null"}},
		"in and out": {
			event: []string{id, project, `include = ["frames"]`, `exclude = ["frames", "user"]`},
			says:  []string{"Section Included and Excluded", "exclude =", `"frames" stands in both`, "Remove it from one of them."},
		},
		"all in and out": {
			event: []string{id, project, `include = ["all"]`, `exclude = ["all"]`},
			says:  []string{"Section Included and Excluded", `"all" stands in both`},
		},
		"raw beside exclusions": {
			event: []string{id, project, `include = ["raw"]`, `exclude = ["user"]`},
			says:  []string{"Raw Event With Exclusions", "include =", "nothing can be excluded beside it"},
		},
		"timeout is no duration": {event: []string{id, project, `timeouts = { read = "soon" }`}, says: []string{"timeouts", `"soon"`}},
		"timeout without unit":   {event: []string{id, project, `timeouts = { read = "30" }`}, says: []string{"timeouts", `"30"`}},
		"request timeout":        {provider: []string{set("request_timeout", "30")}, event: []string{id, project}, says: []string{"request_timeout =", "30"}},
		"retry wait":             {provider: []string{set("max_retry_wait", "a minute")}, event: []string{id, project}, says: []string{"max_retry_wait =", "a minute"}},
		"negative retries":       {provider: []string{"max_retries = -1"}, event: []string{id, project}, says: []string{"max_retries =", "between 0 and"}},
		"no rate":                {provider: []string{"requests_per_second = 0"}, event: []string{id, project}, says: []string{"requests_per_second =", "at least"}},
		"tiny limit":             {provider: []string{"max_response_bytes = 10"}, event: []string{id, project}, says: []string{"max_response_bytes =", "at least 1024"}},
		"header without value":   {provider: []string{"headers = { X-Proxy = null }"}, event: []string{id, project}, says: []string{"headers =", "null"}},
		"no attribute":           {event: []string{id, project, `sections = ["all"]`}, says: []string{"sections =", "Cannot set value for this attribute"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := block(`data "sentry_event" "x"`, c.event...)
			if c.provider != nil {
				config += block(`provider "sentry"`, c.provider...)
			}
			got := newWorkspace(t, config).terraform("validate", "-no-color")
			got.fails(t, c.says...)
			got.expectNone(t, `\n`) // a line break that is none
		})
	}
}

// TestConfigure refuses what is well formed and still cannot be used. Nothing is
// asked of the server.
func TestConfigure(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		lines, says []string
	}{
		"no time at all":         {[]string{set("request_timeout", "0s")}, []string{"Invalid Duration", "request_timeout =", "more than nothing"}},
		"negative wait":          {[]string{set("max_retry_wait", "-1m")}, []string{"Invalid Duration", "max_retry_wait =", "more than nothing"}},
		"header of the exchange": {[]string{`headers = { authorization = "x" }`}, []string{"headers =", "may not set Authorization"}},
		"header line":            {[]string{`headers = { "X-A: b" = "x" }`}, []string{"headers =", "characters that header names cannot have"}},
		"header break":           {[]string{`headers = { X-A = "hush\nhush" }`}, []string{"headers =", "a value of X-A with a line break"}},
		"client key":             {[]string{set("client_cert_pem", "a"), set("client_key_pem", "b")}, []string{"Invalid Provider Configuration", "client_cert_pem"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := start(t)
			got := newWorkspace(t, providerFor(server, c.lines...)+eventFrom("error-python")).terraform("plan", "-no-color")
			got.fails(t, c.says...)
			if count := server.Count(""); count != 0 {
				t.Errorf("%d requests", count)
			}
		})
	}
	for name, c := range map[string]struct {
		url  string
		says string
	}{
		"no scheme":      {"sentry.example.com", "has no scheme"},
		"other scheme":   {"ftp://sentry.example.com", "must begin with https://"},
		"password":       {"https://me:hush@sentry.example.com/", "must not hold a user name or password"},
		"query":          {"https://sentry.example.com/?a=b", "must not have a query"},
		"no host":        {"https:///api/0/", "has no host name"},
		"too many parts": {"https://sentry.example.com/a//b", "has a path with"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			planAt(t, c.url).fails(t, "Invalid Provider Configuration", "base_url =", "`base_url` cannot be used: it "+c.says)
		})
	}
}

// TestTimeoutOfNothing pins that a timeout that leaves no time is refused with
// the attribute's name.
func TestTimeoutOfNothing(t *testing.T) {
	t.Parallel()
	server := start(t)
	newWorkspace(t, providerFor(server)+eventFrom("error-python", `timeouts = { read = "0s" }`)).terraform("plan", "-no-color").
		fails(t, "Invalid Duration", "timeouts.read", "more than nothing")
	if count := server.Count(""); count != 0 {
		t.Errorf("%d requests", count)
	}
}

// TestProviderExcludeAgainstRaw pins that the provider's policy refuses the whole
// answer, which it could not hold.
func TestProviderExcludeAgainstRaw(t *testing.T) {
	t.Parallel()
	server := start(t)
	newWorkspace(t, providerFor(server, `exclude = ["user"]`)+eventFrom("error-python", `include = ["raw"]`)).
		terraform("plan", "-no-color").
		fails(t, "Raw Event With Exclusions", "include =", "the provider block excludes sections from every read")
	if count := server.Count(""); count != 0 {
		t.Errorf("%d requests", count)
	}
}
