// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// TestStateContainsArgumentsAsConfigured requires that the state contains arguments byte for
// byte.
func TestStateContainsArgumentsAsConfigured(t *testing.T) {
	t.Parallel()
	dashedUpper := strings.ToUpper(anyID[:8] + "-" + anyID[8:12] + "-" + anyID[12:16] + "-" + anyID[16:20] + "-" + anyID[20:])
	for name, config := range map[string]map[string]any{
		"nothing but the id": {"event_id": anyID},
		"empty sets":         {"event_id": anyID, "include": []string{}, "exclude": []string{}},
		"everything": {
			"event_id": dashedUpper, "organization": "ACME", "project": "101", "include": []string{"frames", "all"},
			"exclude": []string{"user"}, "allow_missing": false, "wait_for": "+0h1.50m0s", "timeouts": map[string]any{"read": "90s"},
		},
		"empty timeouts":      {"event_id": anyID, "timeouts": map[string]any{}},
		"ID from a file":      {"event_id": anyID + "\n"},
		"dashes, from a file": {"event_id": "\ufeff" + dashedUpper + "\r\n"},
		"spaces":              {"event_id": " \t" + anyID + " "},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			served := serveBodies(t)
			served.set(anyID, []byte(`{}`))
			protocol := wired(t, block(served.url))
			acctest.Succeed(t, protocol.Validate(typeName, config))
			state, diagnostics := protocol.Read(typeName, config)
			if state.IsZero() {
				t.Fatal(acctest.Texts(diagnostics))
			}
			want := acctest.Value(t, protocol.DataSourceType(typeName), config)
			for _, argument := range []string{"event_id", "include", "exclude", "allow_missing", "wait_for", "timeouts"} {
				if got := acctest.Attribute(t, state.Value(), argument); !got.Equal(acctest.Attribute(t, want, argument)) {
					t.Errorf("%s comes back as %s", argument, got)
				}
			}
			for argument, fallback := range map[string]string{"organization": "acme", "project": "web"} {
				want := config[argument]
				if want == nil {
					want = fallback
				}
				if got := state.Get(argument); got != want {
					t.Errorf("%s = %v, want %v", argument, got, want)
				}
			}
		})
	}
}

func TestArgumentsAreValidated(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block("http://127.0.0.1:1"))
	for name, tc := range map[string]struct {
		config             map[string]any
		summary, attribute string
	}{
		"id":                {map[string]any{"event_id": "newest"}, "Invalid Event ID", "event_id"},
		"position":          {map[string]any{"event_id": "recommended"}, "Position Without Issue", "event_id"},
		"issue and project": {map[string]any{"event_id": anyID, "issue_id": "7", "project": "web"}, "Project Conflicts With Issue", "project"},
		"environments":      {map[string]any{"event_id": anyID, "environments": []string{"production"}}, "Environments Conflict With Event ID", "environments"},
		"environments, id": {
			map[string]any{"event_id": anyID, "issue_id": "7", "environments": []string{"x"}}, "Environments Conflict With Event ID", "environments",
		},
		"some environment":   {map[string]any{"event_id": anyID, "environments": []any{acctest.Unknown}}, "Environments Conflict With Event ID", "environments"},
		"no environments":    {map[string]any{"event_id": anyID, "environments": []string{}}, "", ""},
		"issue":              {map[string]any{"event_id": "latest", "issue_id": "WEB-"}, "Invalid Issue ID", "issue_id"},
		"short ID as event":  {map[string]any{"event_id": "WEB-1A2"}, "Invalid Event ID", "event_id"},
		"link as event":      {map[string]any{"event_id": "https://acme.sentry.io/issues/1/"}, "Invalid Event ID", "event_id"},
		"link as issue":      {map[string]any{"event_id": "latest", "issue_id": "https://acme.sentry.io/issues/1/"}, "Invalid Issue ID", "issue_id"},
		"issue of 32 digits": {map[string]any{"event_id": "latest", "issue_id": anyID + "\n"}, "", ""},
		"position, file":     {map[string]any{"event_id": "Recommended\n", "query": "x:y"}, "Position Without Issue", "event_id"},
		"opaque issue":       {map[string]any{"event_id": "latest\n", "issue_id": "iss_9f8e7d\n", "environments": []string{"x"}}, "", ""},
		"issue as path":      {map[string]any{"event_id": "latest", "issue_id": "../7"}, "Invalid Issue ID", "issue_id"},
		"issue is unknown":   {map[string]any{"event_id": "oldest", "issue_id": acctest.Unknown, "environments": []string{"x"}}, "", ""},
		"short id":           {map[string]any{"event_id": "recommended", "issue_id": "WEB-1A2", "environments": []string{}}, "", ""},
		"slash in slug":      {map[string]any{"event_id": anyID, "project": "a/b"}, "Invalid Slug", "project"},
		"dots as slug":       {map[string]any{"event_id": anyID, "project": ".."}, "Invalid Slug", "project"},
		"query in slug":      {map[string]any{"event_id": anyID, "organization": "acme?x=1"}, "Invalid Slug", "organization"},
		"escape in slug":     {map[string]any{"event_id": anyID, "organization": "acme%2fother"}, "Invalid Slug", "organization"},
		"link as slug":       {map[string]any{"event_id": anyID, "organization": "https://acme.sentry.io"}, "Invalid Slug", "organization"},
		"empty slug":         {map[string]any{"event_id": anyID, "organization": ""}, "Invalid Slug", "organization"},
		"no wait":            {map[string]any{"event_id": anyID, "wait_for": "0s"}, "Invalid Duration", "wait_for"},
		"negative wait":      {map[string]any{"event_id": anyID, "wait_for": "-1m"}, "Invalid Duration", "wait_for"},
		"wait without unit":  {map[string]any{"event_id": anyID, "wait_for": "30"}, "Invalid Duration", "wait_for"},
		"empty wait":         {map[string]any{"event_id": anyID, "wait_for": ""}, "Invalid Duration", "wait_for"},
		"wait in days":       {map[string]any{"event_id": anyID, "wait_for": "1d"}, "Invalid Duration", "wait_for"},
		"wait with a space":  {map[string]any{"event_id": anyID, "wait_for": "30 s"}, "Invalid Duration", "wait_for"},
		"too long a wait":    {map[string]any{"event_id": anyID, "wait_for": "60m1ns"}, "Invalid Duration", "wait_for"},
		"overflowing wait":   {map[string]any{"event_id": anyID, "wait_for": "9999999999h"}, "Invalid Duration", "wait_for"},
		"longest wait":       {map[string]any{"event_id": anyID, "wait_for": "60m"}, "", ""},
		"shortest wait":      {map[string]any{"event_id": "latest", "issue_id": "7", "wait_for": "1ns"}, "", ""},
		"wait is unknown":    {map[string]any{"event_id": anyID, "wait_for": acctest.Unknown}, "", ""},
		"unknown is passed":  {map[string]any{"event_id": acctest.Unknown, "organization": acctest.Unknown}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			diagnostics := protocol.Validate(typeName, tc.config)
			if tc.summary == "" {
				if len(diagnostics) > 0 {
					t.Error(acctest.Texts(diagnostics))
				}
				return
			}
			acctest.ExpectDiagnostic(t, diagnostics, tc.summary, `AttributeName("`+tc.attribute+`")`)
		})
	}
}

func TestTimeoutsAreChecked(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block("http://127.0.0.1:1"))
	for _, invalid := range []string{"0s", "-1m", "soon", ""} {
		_, diagnostics := protocol.Read(typeName, map[string]any{"event_id": anyID, "timeouts": map[string]any{"read": invalid}})
		acctest.ExpectDiagnostic(t, diagnostics, "Invalid Duration", atTimeouts, "timeouts.read", fmt.Sprintf("%q", invalid))
	}
}

// TestReadChecksWaitFor: a value that was unknown during validation is checked when it is
// read.
func TestReadChecksWaitFor(t *testing.T) {
	t.Parallel()
	protocol := wired(t, block("http://127.0.0.1:1"))
	for wait, detail := range map[string]string{
		"0s": `is "0s"`, "-1m": "greater than zero", "soon": `is "soon"`, "61m": `at most "1h"`, "1h\x1b[2J": `"1h\x1b[2J"`,
	} {
		_, diagnostics := protocol.Read(typeName, map[string]any{"event_id": anyID, "wait_for": wait})
		acctest.ExpectDiagnostic(t, diagnostics, "Invalid Duration", `AttributeName("wait_for")`, "wait_for", detail)
	}
}

// TestWaitNeedsProject: if an event is looked up, Sentry does not report which object is
// missing.
func TestWaitNeedsProject(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	without := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"}
	unknown := block(server.URL)
	unknown["project"] = acctest.Unknown
	for name, test := range map[string]struct {
		block              map[string]any
		event, wait        string
		summary, attribute string
	}{
		"no project":               {without, anyID, "1s", "Wait Without Project", "wait_for"},
		"event that exists":        {without, catalogue.ID("error-javascript"), "1s", "Wait Without Project", "wait_for"},
		"project not known yet":    {unknown, anyID, "1s", "Provider Configuration Not Known Yet", "project"},
		"no project, another form": {without, strings.ToUpper(anyID), "59m", "Wait Without Project", "wait_for"},
	} {
		_, diagnostics := wired(t, test.block).Read(typeName, map[string]any{"event_id": test.event, "wait_for": test.wait})
		t.Log(name)
		acctest.ExpectDiagnostic(t, diagnostics, test.summary, `AttributeName("`+test.attribute+`")`)
	}
	if count := server.Count(""); count > 0 {
		t.Errorf("%d requests", count)
	}
}

// TestAllowMissingAppliesToEventOnly checks which errors allow_missing changes, and which
// not.
func TestAllowMissingAppliesToEventOnly(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
	t.Cleanup(server.Close)
	providerBlock := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"}
	protocol := wired(t, providerBlock)
	config := map[string]any{"project": "web", "event_id": strings.ToUpper(anyID), "allow_missing": true}
	state, _ := protocol.Read(typeName, config)
	for name, value := range state.Plain() {
		switch name {
		case "id":
			if value != anyID {
				t.Errorf("id = %v", value)
			}
		case "found":
			if value != false {
				t.Errorf("found = %v", value)
			}
		case "organization":
			if value != "acme" {
				t.Errorf("organization = %v", value)
			}
		case "project", "event_id", "allow_missing":
			if value != config[name] {
				t.Errorf("%s = %v", name, value)
			}
		default:
			if value != nil {
				t.Errorf("%s = %v, want null", name, value)
			}
		}
	}
	config["allow_missing"] = false
	_, diagnostics := protocol.Read(typeName, config)
	acctest.ExpectDiagnostic(t, diagnostics, "Event Not Found", `AttributeName("event_id")`,
		anyID, `project "web"`, `organization "acme"`, "404", "Event not found", "retention", "allow_missing")

	config["allow_missing"], config["project"] = true, "unknown"
	_, diagnostics = protocol.Read(typeName, config)
	acctest.ExpectDiagnostic(t, diagnostics, "Organization or Project Not Found", `AttributeName("project")`, "404", "region")

	config["event_id"], config["project"] = catalogue.ID("csp"), "web"
	if state, _ := protocol.Read(typeName, config); state.Get("found") != true {
		t.Error("an event that exists is not found")
	}
}

func TestRenamedProjectIsReadWithAWarning(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).Start()
	t.Cleanup(server.Close)
	wire := wired(t, map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"})
	state, diagnostics := wire.Read(typeName, map[string]any{"project": "server", "event_id": catalogue.ID("error-python")})
	acctest.ExpectDiagnostic(t, diagnostics, "Project Renamed", `AttributeName("project")`, `"server"`, `"backend"`)
	if state.Get("project") != "server" || state.Get("found") != true {
		t.Error("the event was not read as requested")
	}
}

func TestWebURLLinksToEvent(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits(), mocksentry.WithPathPrefix("/sentry")).Start()
	t.Cleanup(server.Close)
	wire := wired(t, map[string]any{"base_url": server.URL + "/api/0/", "token": mocksentry.TokenFull})
	state, _ := wire.Read(typeName, map[string]any{"organization": "acme", "project": "web", "event_id": catalogue.ID("csp")})
	want := server.URL + "/organizations/acme/projects/web/events/" + catalogue.ID("csp") + "/"
	if got := state.Get("web_url"); got != want {
		t.Errorf("web_url = %v, want %v", got, want)
	}
}
