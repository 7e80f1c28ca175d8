// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

const typeName = "sentry_event"

// variables are the variables of the environment that the provider reads.
var variables = []string{
	"SENTRY_AUTH_TOKEN", "SENTRY_TOKEN", "SENTRY_BASE_URL", "SENTRY_URL", "SENTRY_ORG", "SENTRY_PROJECT",
	"TF_APPEND_USER_AGENT",
}

// withEnvironment sets the variables of the environment, and unsets the others.
func withEnvironment(t *testing.T, values map[string]string) {
	t.Helper()
	for _, variable := range variables {
		t.Setenv(variable, values[variable])
	}
}

func startMock(t *testing.T, options ...mocksentry.Option) *mocksentry.Server {
	t.Helper()
	server := mocksentry.NewDefault(append(options, mocksentry.WithoutRateLimits())...).Start()
	t.Cleanup(server.Close)
	return server
}

// TestEnvironmentIsOverriddenByConfiguration covers the variables and their order, and that
// configured values override them.
func TestEnvironmentIsOverriddenByConfiguration(t *testing.T) {
	server := startMock(t)
	const nowhere = "http://127.0.0.1:1"
	event := map[string]any{"event_id": catalogue.ID("csp")}
	for name, tc := range map[string]struct {
		environment   map[string]string
		block, config map[string]any
		summary       string // of the error; "" for success
	}{
		"all from the environment": {environment: map[string]string{
			"SENTRY_AUTH_TOKEN": mocksentry.TokenFull, "SENTRY_BASE_URL": server.URL, "SENTRY_ORG": "acme", "SENTRY_PROJECT": "web",
		}},
		"second names": {environment: map[string]string{
			"SENTRY_TOKEN": mocksentry.TokenFull, "SENTRY_URL": server.URL + "/api/0", "SENTRY_ORG": "acme", "SENTRY_PROJECT": "web",
		}},
		"first names win": {environment: map[string]string{
			"SENTRY_AUTH_TOKEN": mocksentry.TokenFull, "SENTRY_TOKEN": "wrong", "SENTRY_BASE_URL": server.URL, "SENTRY_URL": nowhere,
			"SENTRY_ORG": "acme", "SENTRY_PROJECT": "web",
		}},
		"white space around the token": {environment: map[string]string{
			"SENTRY_AUTH_TOKEN": " " + mocksentry.TokenFull + "\n", "SENTRY_URL": server.URL, "SENTRY_ORG": "acme\n", "SENTRY_PROJECT": "web",
		}},
		"blank counts as unset": {environment: map[string]string{
			"SENTRY_AUTH_TOKEN": " ", "SENTRY_TOKEN": mocksentry.TokenFull, "SENTRY_BASE_URL": "", "SENTRY_URL": server.URL,
			"SENTRY_ORG": "acme", "SENTRY_PROJECT": "web",
		}},
		"block beats environment": {
			environment: map[string]string{"SENTRY_AUTH_TOKEN": "wrong", "SENTRY_BASE_URL": nowhere, "SENTRY_ORG": "other", "SENTRY_PROJECT": "other"},
			block:       map[string]any{"token": mocksentry.TokenFull, "base_url": server.URL, "organization": "acme", "project": "web"},
		},
		"data source beats block": {
			block:  map[string]any{"token": mocksentry.TokenFull, "base_url": server.URL, "organization": "other", "project": "other"},
			config: map[string]any{"organization": "acme", "project": "web"},
		},
		"configured but empty token": {
			environment: map[string]string{"SENTRY_AUTH_TOKEN": mocksentry.TokenFull},
			block:       map[string]any{"token": " ", "base_url": server.URL, "organization": "acme", "project": "web"},
			summary:     "Missing Sentry Token",
		},
		"no token": {
			block:   map[string]any{"base_url": server.URL, "organization": "acme", "project": "web"},
			summary: "Missing Sentry Token",
		},
		"no organization": {
			block:   map[string]any{"token": mocksentry.TokenFull, "base_url": server.URL, "project": "web"},
			summary: "Missing Organization",
		},
		"no project": {
			block: map[string]any{"token": mocksentry.TokenFull, "base_url": server.URL, "organization": "acme"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			withEnvironment(t, tc.environment)
			protocol := acctest.NewProtocol(t, provider.NewServer("test"))
			if diagnostics := protocol.Configure(tc.block); len(diagnostics) > 0 {
				t.Fatal(acctest.Texts(diagnostics))
			}
			config := map[string]any{}
			for _, from := range []map[string]any{event, tc.config} {
				maps.Copy(config, from)
			}
			state, diagnostics := protocol.Read(typeName, config)
			switch {
			case tc.summary != "" && (len(diagnostics) != 1 || diagnostics[0].Summary != tc.summary):
				t.Errorf("want %q, got %s", tc.summary, acctest.Texts(diagnostics))
			case tc.summary == "" && (state.IsZero() || state.Get("organization") != "acme" || state.Get("project") != "web"):
				t.Errorf("not read: %s", acctest.Texts(diagnostics))
			}
		})
	}
}

// TestUnknownConfigurationIsNotReplacedByEnvironment: the environment never replaces an
// unknown value, and a read that needs it reports it.
func TestUnknownConfigurationIsNotReplacedByEnvironment(t *testing.T) {
	server := startMock(t)
	withEnvironment(t, map[string]string{
		"SENTRY_AUTH_TOKEN": mocksentry.TokenFull, "SENTRY_BASE_URL": server.URL, "SENTRY_ORG": "acme", "SENTRY_PROJECT": "web",
	})
	const summary = "Provider Configuration Not Known Yet"
	read := func(t *testing.T, block, config map[string]any) []*tfprotov6.Diagnostic {
		t.Helper()
		for _, server := range []tfprotov6.ProviderServer{
			provider.NewServer("test"), providerserver.NewProtocol6(provider.New("test"))(),
		} {
			protocol := acctest.NewProtocol(t, server)
			if diagnostics := protocol.Configure(block); len(diagnostics) > 0 {
				t.Fatalf("Configure complains about an unknown value: %s", acctest.Texts(diagnostics))
			}
			_, diagnostics := protocol.Read(typeName, config)
			if len(diagnostics) > 0 {
				return diagnostics
			}
		}
		return nil
	}
	for _, attribute := range []string{
		"token", "base_url", "exclude", "request_timeout", "max_retries", "max_retry_wait", "requests_per_second",
		"max_response_bytes", "ca_cert_pem", "client_cert_pem", "client_key_pem", "insecure", "allow_plain_http", "headers",
	} {
		diagnostics := read(t, map[string]any{attribute: acctest.Unknown}, map[string]any{"event_id": catalogue.ID("csp")})
		acctest.ExpectDiagnostic(t, diagnostics, summary, "", "`"+attribute+"`", "known only after apply")
	}
	three := read(t, map[string]any{"base_url": acctest.Unknown, "token": acctest.Unknown, "exclude": acctest.Unknown},
		map[string]any{"event_id": catalogue.ID("csp")})
	acctest.ExpectDiagnostic(t, three, summary, "", "`, `", "` and `")
	two := read(t, map[string]any{"base_url": acctest.Unknown, "token": acctest.Unknown}, map[string]any{"event_id": catalogue.ID("csp")})
	acctest.ExpectDiagnostic(t, two, summary, "", "` and `", "` depend on values that are known only after apply")
	for _, block := range []map[string]any{
		{"headers": map[string]any{"X-A": acctest.Unknown}}, {"exclude": []any{acctest.Unknown}},
	} {
		acctest.ExpectDiagnostic(t, read(t, block, map[string]any{"event_id": catalogue.ID("csp")}), summary, "")
	}
	for _, attribute := range []string{"organization", "project"} {
		block := map[string]any{attribute: acctest.Unknown}
		diagnostics := read(t, block, map[string]any{"event_id": catalogue.ID("csp")})
		acctest.ExpectDiagnostic(t, diagnostics, summary, `AttributeName("`+attribute+`")`)
		own := map[string]string{"organization": "acme", "project": "web"}[attribute]
		if diagnostics := read(t, block, map[string]any{"event_id": catalogue.ID("csp"), attribute: own}); len(diagnostics) > 0 {
			t.Errorf("an unknown default is needed although the block has its own %s: %s", attribute, acctest.Texts(diagnostics))
		}
	}
	if got := len(server.Requests()); got != 4 {
		t.Errorf("%d requests were sent, want only the 4 of the blocks with values of their own", got)
	}
}

// TestConfigureRejectsInvalidSettings covers settings that cannot work.
func TestConfigureRejectsInvalidSettings(t *testing.T) {
	withEnvironment(t, nil)
	for name, tc := range map[string]struct {
		block       map[string]any
		environment map[string]string
		attribute   string
		details     []string
	}{
		"plain http":          {block: map[string]any{"base_url": "http://sentry.example.com"}, attribute: "base_url", details: []string{"allow_plain_http"}},
		"no scheme":           {block: map[string]any{"base_url": "sentry.example.com"}, attribute: "base_url"},
		"other scheme":        {block: map[string]any{"base_url": "ftp://sentry.example.com"}, attribute: "base_url"},
		"query":               {block: map[string]any{"base_url": "https://sentry.example.com/?a=1"}, attribute: "base_url"},
		"page":                {block: map[string]any{"base_url": "https://acme.sentry.io/issues/123/?secret=1"}, attribute: "base_url", details: []string{"set it to https://acme.sentry.io/."}},
		"page of GlitchTip":   {block: map[string]any{"base_url": "https://glitchtip.example/acme/issues/5"}, attribute: "base_url", details: []string{"set it to https://glitchtip.example/. If", "append api/0/ to it instead."}},
		"page of the system":  {environment: map[string]string{"SENTRY_URL": "https://host/auth/login/"}, attribute: "base_url", details: []string{"https://host/", "SENTRY_URL"}},
		"user info":           {block: map[string]any{"base_url": "https://user:secret@sentry.example.com/"}, attribute: "base_url"},
		"from environment":    {environment: map[string]string{"SENTRY_URL": "sentry.example.com"}, attribute: "base_url", details: []string{"SENTRY_URL"}},
		"token with spaces":   {block: map[string]any{"token": "two secret"}, attribute: "token"},
		"token of the system": {environment: map[string]string{"SENTRY_TOKEN": "two secret"}, attribute: "token", details: []string{"SENTRY_TOKEN"}},
		"not PEM":             {block: map[string]any{"ca_cert_pem": "secret"}, attribute: "ca_cert_pem"},
		"not a key pair":      {block: map[string]any{"client_cert_pem": "secret", "client_key_pem": "secret"}, attribute: "client_cert_pem"},
		"header of ours":      {block: map[string]any{"headers": map[string]any{"Authorization": "secret"}}, attribute: "headers"},
		"header of two lines": {block: map[string]any{"headers": map[string]any{"X-A": "a\nsecret: b"}}, attribute: "headers"},
		"no time":             {block: map[string]any{"request_timeout": "0s"}, attribute: "request_timeout"},
		"time backwards":      {block: map[string]any{"max_retry_wait": "-1s"}, attribute: "max_retry_wait"},
	} {
		t.Run(name, func(t *testing.T) {
			withEnvironment(t, tc.environment)
			diagnostics := acctest.NewProtocol(t, provider.NewServer("test")).Configure(tc.block)
			summary := "Invalid Provider Configuration"
			if strings.Contains(name, "time") {
				summary = "Invalid Duration"
			}
			acctest.ExpectDiagnostic(t, diagnostics, summary, `AttributeName("`+tc.attribute+`")`, tc.details...)
			if text := acctest.Texts(diagnostics); strings.Contains(text, "secret") {
				t.Errorf("the diagnostic shows a secret:\n%s", text)
			}
		})
	}
}

func TestProviderBlockIsValidated(t *testing.T) {
	t.Parallel()
	protocol := acctest.NewProtocol(t, provider.NewServer("test"))
	for name, block := range map[string]map[string]any{
		"slug":                 {"organization": "a/b"},
		"unknown section":      {"exclude": []string{"secrets"}},
		"duration":             {"request_timeout": "soon"},
		"negative retries":     {"max_retries": -1},
		"no rate":              {"requests_per_second": 0},
		"tiny responses":       {"max_response_bytes": 10},
		"certificate alone":    {"client_cert_pem": "x"},
		"key alone":            {"client_key_pem": "x"},
		"null header":          {"headers": map[string]any{"X-A": nil}},
		"empty base URL":       {"base_url": ""},
		"null among exclusion": {"exclude": []any{nil}},
	} {
		if !acctest.HasError(protocol.ValidateProvider(block)) {
			t.Errorf("%s is accepted", name)
		}
	}
	for name, block := range map[string]map[string]any{
		"nothing": {}, "unknown values": {"token": acctest.Unknown, "exclude": acctest.Unknown, "request_timeout": acctest.Unknown},
	} {
		if diagnostics := protocol.ValidateProvider(block); len(diagnostics) > 0 {
			t.Errorf("%s: %s", name, acctest.Texts(diagnostics))
		}
	}
}

// TestInsecureWarns: the setting works, but never without a warning.
func TestInsecureWarns(t *testing.T) {
	withEnvironment(t, nil)
	diagnostics := acctest.NewProtocol(t, provider.NewServer("test")).Configure(map[string]any{"insecure": true})
	acctest.ExpectDiagnostic(t, diagnostics, "TLS Verification Disabled", `AttributeName("insecure")`, "ca_cert_pem")
	if acctest.HasError(diagnostics) {
		t.Error("it is an error")
	}
}

// TestConfigureSendsNothing checks that there is no request before a read, and the content of
// one request.
func TestConfigureSendsNothing(t *testing.T) {
	server := startMock(t)
	withEnvironment(t, map[string]string{"TF_APPEND_USER_AGENT": "audit/1.0"})
	protocol := acctest.NewProtocol(t, provider.NewServer("1.2.3"))
	diagnostics := protocol.Configure(map[string]any{
		"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme", "project": "web",
		"headers": map[string]any{"X-Proxy": "open"},
	})
	if len(diagnostics) > 0 || len(server.Requests()) > 0 {
		t.Fatalf("%d requests before the first read; %s", len(server.Requests()), acctest.Texts(diagnostics))
	}
	if state, diagnostics := protocol.Read(typeName, map[string]any{"event_id": catalogue.ID("csp")}); state.IsZero() {
		t.Fatal(acctest.Texts(diagnostics))
	}
	requests := server.Requests()
	if len(requests) != 1 {
		t.Fatalf("%d requests for one read", len(requests))
	}
	for header, want := range map[string]string{
		"User-Agent":    "Terraform/1.11.4 (+https://www.terraform.io) terraform-provider-sentry/1.2.3 audit/1.0",
		"Authorization": "Bearer " + mocksentry.TokenFull,
		"X-Proxy":       "open",
		"Accept":        "application/json",
	} {
		if got := requests[0].Header.Get(header); got != want {
			t.Errorf("%s: %q, want %q", header, got, want)
		}
	}
	if requests[0].Method != http.MethodGet || requests[0].RawQuery != "" {
		t.Errorf("the request is %s ?%s", requests[0].Method, requests[0].RawQuery)
	}
}

// TestReadBeforeConfigureReturnsError: this cannot happen with Terraform, but it must not
// crash.
func TestReadBeforeConfigureReturnsError(t *testing.T) {
	t.Parallel()
	_, diagnostics := acctest.NewProtocol(t, provider.NewServer("test")).Read(typeName, map[string]any{"event_id": catalogue.ID("csp")})
	acctest.ExpectDiagnostic(t, diagnostics, "Provider Not Configured", "")
}
