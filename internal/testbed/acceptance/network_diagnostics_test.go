// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"net/url"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// planAt plans a read of error-python from a server at a URL.
func planAt(t *testing.T, baseURL string, lines ...string) output {
	t.Helper()
	return newWorkspace(t, block(`provider "sentry"`, append([]string{
		set("base_url", baseURL), set("token", mocksentry.TokenFull), set("organization", "acme"), "max_retries = 0",
	}, lines...)...)+eventFrom("error-python")).terraform("plan", "-no-color", "-input=false")
}

// fails makes sure that a plan failed and what it printed.
func (o output) fails(t *testing.T, texts ...string) {
	t.Helper()
	if o.code != 1 {
		t.Errorf("exit code %d", o.code)
	}
	o.expect(t, append([]string{"Error:"}, texts...)...)
	o.expectNone(t, mocksentry.TokenFull, "panic", "%!")
	if testing.Verbose() {
		t.Log(o.stderr)
	}
}

// works makes sure that a plan did not fail, and gives it back.
func (o output) works(t *testing.T) output {
	t.Helper()
	if o.code != 0 {
		t.Errorf("exit code %d:\n%s%s", o.code, o.stdout, o.stderr)
	}
	return o
}

// TestHostDiagnostics names hosts that do not answer.
func TestHostDiagnostics(t *testing.T) {
	t.Parallel()
	t.Run("unknown name", func(t *testing.T) {
		t.Parallel()
		planAt(t, "https://sentry.invalid/").fails(t, "Sentry Host Not Found", "with data.sentry_event.x",
			"the request to sentry.invalid failed: the host name", "Check the host in the provider's `base_url`")
	})
	t.Run("nothing listens", func(t *testing.T) {
		t.Parallel()
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := listener.Addr().String()
		if err := listener.Close(); err != nil {
			t.Fatal(err)
		}
		planAt(t, "http://"+address).fails(t, "Connection to Sentry Failed", "the request to "+address+" failed: connection refused",
			"Check the provider's `base_url`")
	})
	t.Run("plain http to elsewhere", func(t *testing.T) {
		t.Parallel()
		got := planAt(t, "http://sentry.example.com/")
		got.fails(t, "Invalid Provider Configuration", `/seed-88433aaa/sentry"]`, "base_url =",
			"The provider's `base_url` cannot be used: it uses plain http, which would send the token in clear; use https")
		got.expectNone(t, "sentry_event.x: Reading")
	})
	t.Run("plain http allowed", func(t *testing.T) {
		t.Parallel()
		// The host does not exist, but now it is looked for.
		planAt(t, "http://sentry.invalid/", "allow_plain_http = true").fails(t, "Sentry Host Not Found")
	})
	t.Run("redirect to another host", func(t *testing.T) {
		t.Parallel()
		elsewhere := start(t)
		port := mustURL(t, elsewhere.URL).Port()
		server := start(t).Fault(mocksentry.Redirected("http://localhost:" + port))
		planAt(t, server.URL).fails(t, "Redirect Not Followed", "302 Found, a redirect to http://localhost:"+port,
			"leads away from "+server.URL+", which the token is meant for", "set the provider's `base_url` to it")
		if count := elsewhere.Count(""); count != 0 {
			t.Errorf("%d requests followed the redirect", count)
		}
	})
}

func mustURL(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestRenamedProject reads from a project by its former name.
func TestRenamedProject(t *testing.T) {
	t.Parallel()
	server := start(t)
	w := newWorkspace(t, providerFor(server)+block(`data "sentry_event" "x"`, set("project", "api"),
		set("event_id", sourceOf(t, "error-python").at("eventID").(string))))
	got := w.plan("-detailed-exitcode")
	got.expect(t, "No changes.", "Warning: Project Was Renamed", "with data.sentry_event.x", `project = "api"`,
		`the project "api" is now called "backend"`, "Change the configuration to the new slug")
	s := sourceOf(t, "error-python")
	if attributes := w.attributes("x"); attributes["title"] != s.at("title") || attributes["project"] != "api" {
		t.Errorf("title %v of project %v", attributes["title"], attributes["project"])
	}
}

// TestTLS reads from a server with a certificate of its own making.
func TestTLS(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).StartTLS(false)
	t.Cleanup(server.Close)
	t.Run("unknown authority", func(t *testing.T) {
		t.Parallel()
		planAt(t, server.URL).fails(t, "TLS Connection to Sentry Failed", "certificate signed by unknown authority",
			"set the provider's `ca_cert_pem`")
	})
	t.Run("known authority", func(t *testing.T) {
		t.Parallel()
		planAt(t, server.URL, setPEM("ca_cert_pem", server.CACertPEM)).works(t).expectNone(t, "TLS")
	})
	t.Run("bad authority", func(t *testing.T) {
		t.Parallel()
		planAt(t, server.URL, set("ca_cert_pem", "none")).fails(t, "Invalid Provider Configuration", "ca_cert_pem =",
			"The provider's `ca_cert_pem` cannot be used")
	})
	t.Run("insecure", func(t *testing.T) {
		t.Parallel()
		planAt(t, server.URL, "insecure = true").works(t).expect(t, "No changes.", "Warning: TLS Verification Is Off",
			`/seed-88433aaa/sentry"]`, "insecure =", "can read the token", "`ca_cert_pem`")
	})
}

// TestClientCertificate reads from a server that turns strangers away.
func TestClientCertificate(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).StartTLS(true)
	t.Cleanup(server.Close)
	certificate, key := clientCertificate(t)
	authority := setPEM("ca_cert_pem", server.CACertPEM)
	t.Run("none", func(t *testing.T) {
		t.Parallel()
		planAt(t, server.URL, authority).fails(t, "TLS Connection to Sentry Failed", "certificate required",
			"`client_cert_pem` and `client_key_pem`")
	})
	t.Run("shown", func(t *testing.T) {
		t.Parallel()
		planAt(t, server.URL, authority, setPEM("client_cert_pem", certificate), setPEM("client_key_pem", key)).works(t)
	})
	t.Run("without key", func(t *testing.T) {
		t.Parallel()
		planAt(t, server.URL, authority, setPEM("client_cert_pem", certificate)).fails(t, "client_key_pem", "must be specified")
	})
}

// clientCertificate makes a certificate and its key.
func clientCertificate(t *testing.T) (certificate, key string) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "ci"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: signed})),
		string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded}))
}
