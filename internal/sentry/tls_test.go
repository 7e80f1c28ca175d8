// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func serveTLS(t *testing.T, settings *tls.Config) string {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ProtoMajor != 2 {
			t.Errorf("spoke %s", r.Proto)
		}
		writeJSON(w, http.StatusOK, `{}`, nil)
	}))
	server.TLS = settings
	server.EnableHTTP2 = true
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.StartTLS()
	t.Cleanup(server.Close)
	return server.URL
}

func newAuthority(t *testing.T) acctest.Authority {
	t.Helper()
	authority, err := acctest.NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	return authority
}

func TestTLSVerifiesCertificates(t *testing.T) {
	t.Parallel()
	ca, otherCA := newAuthority(t), newAuthority(t)
	good := serveTLS(t, ca.ServerConfig(t, "127.0.0.1", acctest.FarOff))
	wrongHost := serveTLS(t, ca.ServerConfig(t, "other.example.com", acctest.FarOff))
	system := serveTLS(t, systemAuthority.ServerConfig(t, "127.0.0.1", acctest.FarOff))
	old := ca.ServerConfig(t, "127.0.0.1", acctest.FarOff)
	old.MinVersion, old.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	mutual := ca.ServerConfig(t, "127.0.0.1", acctest.FarOff)
	mutual.ClientAuth, mutual.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
	mutual.ClientCAs.AddCert(ca.Certificate)
	mutualURL := serveTLS(t, mutual)
	certPEM, keyPEM := ca.Issue(t, "client", acctest.FarOff)
	strangerPEM, strangerKeyPEM := otherCA.Issue(t, "client", acctest.FarOff)
	plain := serve(t, func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, 200, `{}`, nil) }).URL

	for name, test := range map[string]struct {
		url    string
		config sentry.Config
		fails  bool
	}{
		"unknown authority":    {good, sentry.Config{}, true},
		"private authority":    {good, sentry.Config{CACertPEM: ca.PEM}, false},
		"two authorities":      {good, sentry.Config{CACertPEM: otherCA.PEM + "\n# mine\n" + ca.PEM}, false},
		"byte order mark":      {good, sentry.Config{CACertPEM: "\ufeff" + ca.PEM}, false},
		"joined files":         {good, sentry.Config{CACertPEM: "\ufeff" + otherCA.PEM + "\ufeff" + ca.PEM + "\n\ufeff"}, false},
		"system's authority":   {system, sentry.Config{}, !systemRootsReplaceable},
		"system's and own":     {system, sentry.Config{CACertPEM: ca.PEM}, !systemRootsReplaceable},
		"another authority":    {good, sentry.Config{CACertPEM: otherCA.PEM}, true},
		"insecure":             {good, sentry.Config{Insecure: true}, false},
		"wrong host":           {wrongHost, sentry.Config{CACertPEM: ca.PEM}, true},
		"wrong host, insecure": {wrongHost, sentry.Config{Insecure: true}, false},
		"old versions":         {serveTLS(t, old), sentry.Config{CACertPEM: ca.PEM}, true},
		"plain server":         {strings.Replace(plain, "http:", "https:", 1), sentry.Config{}, true},
		"no client cert":       {mutualURL, sentry.Config{CACertPEM: ca.PEM}, true},
		"client cert":          {mutualURL, sentry.Config{CACertPEM: ca.PEM, ClientCertPEM: certPEM, ClientKeyPEM: keyPEM}, false},
		"marked client cert":   {mutualURL, sentry.Config{CACertPEM: ca.PEM, ClientCertPEM: "\ufeff" + certPEM, ClientKeyPEM: "\ufeff" + keyPEM}, false},
		"strange client cert":  {mutualURL, sentry.Config{CACertPEM: ca.PEM, ClientCertPEM: strangerPEM, ClientKeyPEM: strangerKeyPEM}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.config.BaseURL, test.config.Token, test.config.MaxRetries = test.url, testToken, 3
			_, err := read(t.Context(), newClient(t, test.config))
			if !test.fails {
				if err != nil {
					t.Error(err)
				}
				return
			}
			got := wantError[*sentry.NetworkError](t, err)
			// With TLS 1.3, the server rejects a client's certificate after the handshake. If
			// the connection closes before the reason is read, the attempt fails like any
			// other lost connection, and is repeated.
			kind := sentry.KindTLS
			if name == "plain server" {
				kind = sentry.KindNoTLS
			}
			if got.Kind != kind || got.Attempts != 1 && test.url != mutualURL {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestClientKeyOfAnotherCertificateReturnsError(t *testing.T) {
	t.Parallel()
	ca := newAuthority(t)
	certPEM, _ := ca.Issue(t, "client", acctest.FarOff)
	_, keyPEM := ca.Issue(t, "client", acctest.FarOff)
	_, err := sentry.NewClient(sentry.Config{ClientCertPEM: certPEM, ClientKeyPEM: keyPEM})
	if got := wantError[*sentry.ConfigError](t, err); got.Field != "client_key_pem" {
		t.Errorf("got %v", err)
	}
}
