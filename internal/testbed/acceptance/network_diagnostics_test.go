// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/url"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// fails checks that a plan failed and what it printed.
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

// TestUnreachableHostIsExplained names hosts that do not respond.
func TestUnreachableHostIsExplained(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	silent := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	other := start(t)
	port := mustURL(t, other.URL).Port()
	server := start(t).Fault(mocksentry.Fault{RedirectTo: "http://localhost:" + port})
	trials := map[string]trial{
		"unknown name": {provider: at("https://sentry.invalid/"), want: []string{
			"Sentry Host Not Found", "with data.sentry_event.unknown_name,",
			"the request to sentry.invalid failed: the host name", "Check the host in the provider's `base_url` (or SENTRY_BASE_URL)",
		}},
		"nothing listens": {provider: at("http://" + silent), want: []string{
			"Connection to Sentry Failed", "the request to " + silent + " failed: connection refused", "Check the provider's `base_url` (or SENTRY_BASE_URL)",
		}},
		"plain http to elsewhere": {provider: at("http://sentry.example.com/"), want: []string{
			"Invalid Provider Configuration", `/seed-88433aaa/sentry"]`, "base_url =",
			"The provider's `base_url` begins with http://, so the token would be sent unencrypted; use https",
		}},
		// The host does not exist, but now it is looked up.
		"plain http allowed": {provider: at("http://sentry.invalid/", "allow_plain_http = true"), want: []string{"Sentry Host Not Found"}},
		"redirect to another host": {provider: at(server.URL), want: []string{
			"Redirect Not Followed", "302 Found, a redirect to http://localhost:" + port,
			"leads away from " + server.URL + ", the only server that gets the token", "Set the provider's `base_url` to its new address",
		}},
	}
	got := tryable(t, trials).try(t, trials, "plan", "-input=false")
	got.expectNone(t, "sentry_event.plain_http_to_elsewhere: Reading")
	if count := other.Count(""); count != 0 {
		t.Errorf("%d requests followed the redirect", count)
	}
}

func mustURL(t *testing.T, text string) *url.URL {
	t.Helper()
	u, err := url.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// TestWarningsNameTheirBlocks reads a project by its former name, and the event in which most
// values have another type than documented. Both cause warnings and no errors.
func TestWarningsNameTheirBlocks(t *testing.T) {
	t.Parallel()
	s := sourceOf(t, "error-python")
	w := newWorkspace(t, providerFor(start(t))+
		block(`data "sentry_event" "renamed"`, set("project", "api"), set("event_id", catalogue.ID("error-python")))+
		block(`data "sentry_event" "unexpected"`, linesOf("unexpected", `include = ["all", "raw"]`)...)+
		block(`output "project"`, "value = data.sentry_event.renamed.project")+
		block(`output "title"`, "value = data.sentry_event.renamed.title"))
	got := w.plan()
	got.expect(t, `+ project = "api"`, fmt.Sprintf("+ title = %q", s.at("title")))
	got.about("renamed").expect(t, "Warning: Project Renamed", "with data.sentry_event.renamed,", `project = "api"`,
		`the project "api" to "backend"`, "Change the configuration to the new slug")
	got.about("unexpected").expect(t, "Warning: Event Has Values of Unexpected Type", "with data.sentry_event.unexpected,",
		"`read_warnings` lists all of their locations", "more")
}

// TestTLSFailuresAreExplained reads from servers with self-signed certificates. The second
// one rejects clients without a certificate.
func TestTLSFailuresAreExplained(t *testing.T) {
	t.Parallel()
	server := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).StartTLS(false)
	t.Cleanup(server.Close)
	strict := mocksentry.NewDefault(mocksentry.WithoutRateLimits()).StartTLS(true)
	t.Cleanup(strict.Close)
	certificate, key := clientCertificate(t)
	authority, ofStrict := setPEM("ca_cert_pem", server.CACertPEM), setPEM("ca_cert_pem", strict.CACertPEM)
	trials := map[string]trial{
		"unknown authority": {provider: at(server.URL), want: []string{
			"TLS Connection to Sentry Failed", "certificate signed by unknown authority", "set the provider's `ca_cert_pem`",
		}},
		"known authority": {provider: at(server.URL, authority)},
		"bad authority": {provider: at(server.URL, set("ca_cert_pem", "none")), want: []string{
			"Invalid Provider Configuration", "ca_cert_pem =", "The provider's `ca_cert_pem` is not a list of PEM blocks",
		}},
		"insecure": {provider: at(server.URL, "insecure = true"), want: []string{
			"Warning: TLS Verification Disabled", `/seed-88433aaa/sentry"]`, "insecure =", "can read the token", "`ca_cert_pem`",
		}},
		"no client certificate": {provider: at(strict.URL, ofStrict), want: []string{
			"TLS Connection to Sentry Failed", "certificate required", "`client_cert_pem` and `client_key_pem`",
		}},
		"client certificate": {provider: at(strict.URL, ofStrict, setPEM("client_cert_pem", certificate), setPEM("client_key_pem", key))},
	}
	got := tryable(t, trials).try(t, trials, "plan", "-input=false")
	for _, works := range []string{"known_authority", "insecure", "client_certificate"} {
		got.expect(t, "data.sentry_event."+works+": Read complete")
	}
}

// clientCertificate returns a certificate and its key.
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
