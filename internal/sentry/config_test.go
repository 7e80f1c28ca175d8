// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"errors"
	"math"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestConfigRejectsInvalidSettings(t *testing.T) {
	t.Parallel()
	const secret = "hunter2-secret"
	header := func(name, value string) sentry.Config {
		return sentry.Config{Headers: map[string]string{name: value}}
	}
	tests := map[string]struct {
		config sentry.Config
		field  string
	}{
		"token with space":     {sentry.Config{Token: secret + " " + secret}, "token"},
		"token with newline":   {sentry.Config{Token: secret + "\n" + secret}, "token"},
		"token with NUL":       {sentry.Config{Token: secret + "\x00"}, "token"},
		"token beyond ASCII":   {sentry.Config{Token: secret + "ä"}, "token"},
		"timeout":              {sentry.Config{RequestTimeout: -1}, "request_timeout"},
		"retries":              {sentry.Config{MaxRetries: -1}, "max_retries"},
		"wait":                 {sentry.Config{MaxRetryWait: -1}, "max_retry_wait"},
		"size":                 {sentry.Config{MaxResponseBytes: -1}, "max_response_bytes"},
		"cache":                {sentry.Config{CacheBytes: -1}, "cache_bytes"},
		"negative rate":        {sentry.Config{RequestsPerSecond: -1}, "requests_per_second"},
		"tiny rate":            {sentry.Config{RequestsPerSecond: 1e-300}, "requests_per_second"},
		"NaN rate":             {sentry.Config{RequestsPerSecond: math.NaN()}, "requests_per_second"},
		"infinite rate":        {sentry.Config{RequestsPerSecond: math.Inf(1)}, "requests_per_second"},
		"no header name":       {header("", secret), "headers"},
		"header line as name":  {header("X-A: "+secret, secret), "headers"},
		"header name beyond":   {header("X-Ä", secret), "headers"},
		"header line break":    {header("X-A", secret+"\r\nX-B: 1"), "headers"},
		"header control":       {header("X-A", secret+"\x1b"), "headers"},
		"same header twice":    {sentry.Config{Headers: map[string]string{"x-a": secret, "X-A": secret}}, "headers"},
		"CA text":              {sentry.Config{CACertPEM: secret}, "ca_cert_pem"},
		"CA key":               {sentry.Config{CACertPEM: acctest.PEMBlock("PRIVATE KEY", []byte(secret))}, "ca_cert_pem"},
		"CA garbage":           {sentry.Config{CACertPEM: acctest.PEMBlock("CERTIFICATE", []byte(secret))}, "ca_cert_pem"},
		"CA by another name":   {sentry.Config{CACertPEM: acctest.PEMBlock("PUBLIC KEY", newAuthority(t).Certificate.Raw)}, "ca_cert_pem"},
		"CA then broken block": {sentry.Config{CACertPEM: newAuthority(t).PEM + "-----BEGIN CERTIFICATE-----\n" + secret}, "ca_cert_pem"},
		"key alone":            {sentry.Config{ClientKeyPEM: secret}, "client_cert_pem"},
		"certificate alone":    {sentry.Config{ClientCertPEM: secret}, "client_key_pem"},
		"pair garbage":         {sentry.Config{ClientCertPEM: secret, ClientKeyPEM: secret}, "client_cert_pem"},
		"key garbage":          {sentry.Config{ClientCertPEM: newAuthority(t).PEM, ClientKeyPEM: secret}, "client_key_pem"},
	}
	for _, name := range []string{
		"authorization", "Host", "content-length", "Connection", "TRANSFER-ENCODING", "Accept-Encoding", "Accept", "TE",
		"Trailer", "Upgrade", "Expect", "Range", "If-None-Match", "User-Agent",
	} {
		tests[name] = struct {
			config sentry.Config
			field  string
		}{header(name, secret), "headers"}
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := sentry.NewClient(test.config)
			failure := wantError[*sentry.ConfigError](t, err)
			if failure.Field != test.field {
				t.Errorf("field is %q, want %q (%v)", failure.Field, test.field, err)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the secret is in %q", err)
			}
		})
	}
}

func TestRequestSendsHeaders(t *testing.T) {
	t.Parallel()
	var got http.Header
	client := over(t, sentry.Config{
		Token: "\ufeff " + testToken + "\r\n", UserAgent: "Terraform/1\r\nX-Evil: 1",
		Headers: map[string]string{"x-proxy-auth": " a b ", "Proxy-Authorization": "Bearer x", "X-Empty": ""},
	}, transport(func(req *http.Request) (*http.Response, error) {
		got = req.Header
		return respond(http.StatusOK, `{}`), nil
	}))
	if _, err := read(t.Context(), client); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Authorization": "Bearer " + testToken, "Accept": "application/json", "X-Proxy-Auth": "a b",
		"Proxy-Authorization": "Bearer x", "User-Agent": "Terraform/1X-Evil: 1", "Accept-Encoding": "",
	} {
		if got.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, got.Get(name), want)
		}
	}
}

func TestMissingTokenReturnsError(t *testing.T) {
	t.Parallel()
	for _, token := range []string{"", " \n"} {
		client := over(t, sentry.Config{Token: token}, transport(func(*http.Request) (*http.Response, error) {
			t.Error("a request was made")
			return respond(http.StatusOK, `{}`), nil
		}))
		if _, err := read(t.Context(), client); !errors.Is(err, sentry.ErrMissingToken) {
			t.Errorf("token %q: %v", token, err)
		}
	}
}

func TestDefaultsMatchDocumentation(t *testing.T) {
	t.Parallel()
	if sentry.DefaultMaxResponseBytes != 33554432 || sentry.DefaultRequestTimeout != 30*time.Second ||
		sentry.DefaultMaxRetryWait != time.Minute || sentry.DefaultMaxRetries != 4 {
		t.Error("documented defaults changed")
	}
}

func TestHasOrganizationTokenReportsKind(t *testing.T) {
	t.Parallel()
	for token, want := range map[string]bool{"": false, testToken: false, " sntrys_abc": true, "abc_sntrys_": false} {
		if got := newClient(t, sentry.Config{Token: token}).HasOrganizationToken(); got != want {
			t.Errorf("%q: %v", token, got)
		}
	}
}
