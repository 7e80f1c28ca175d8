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

func TestTLS(t *testing.T) {
	t.Parallel()
	ca, otherCA := newAuthority(t), newAuthority(t)
	good := serveTLS(t, ca.serverConfig(t, "127.0.0.1"))
	wrongHost := serveTLS(t, ca.serverConfig(t, "other.example.com"))
	system := serveTLS(t, systemAuthority.serverConfig(t, "127.0.0.1"))
	old := ca.serverConfig(t, "127.0.0.1")
	old.MinVersion, old.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	mutual := ca.serverConfig(t, "127.0.0.1")
	mutual.ClientAuth, mutual.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
	mutual.ClientCAs.AddCert(ca.certificate)
	mutualURL := serveTLS(t, mutual)
	certPEM, keyPEM := ca.issue(t, "client")
	strangerPEM, strangerKeyPEM := otherCA.issue(t, "client")
	plain := serve(t, func(w http.ResponseWriter, _ *http.Request) { writeJSON(w, 200, `{}`, nil) }).URL

	for name, test := range map[string]struct {
		url    string
		config sentry.Config
		fails  bool
	}{
		"unknown authority":    {good, sentry.Config{}, true},
		"private authority":    {good, sentry.Config{CACertPEM: ca.pem}, false},
		"two authorities":      {good, sentry.Config{CACertPEM: otherCA.pem + "\n# mine\n" + ca.pem}, false},
		"system's authority":   {system, sentry.Config{}, !systemRootsReplaceable},
		"system's and own":     {system, sentry.Config{CACertPEM: ca.pem}, !systemRootsReplaceable},
		"another authority":    {good, sentry.Config{CACertPEM: otherCA.pem}, true},
		"insecure":             {good, sentry.Config{Insecure: true}, false},
		"wrong host":           {wrongHost, sentry.Config{CACertPEM: ca.pem}, true},
		"wrong host, insecure": {wrongHost, sentry.Config{Insecure: true}, false},
		"old versions":         {serveTLS(t, old), sentry.Config{CACertPEM: ca.pem}, true},
		"plain server":         {strings.Replace(plain, "http:", "https:", 1), sentry.Config{}, true},
		"no client cert":       {mutualURL, sentry.Config{CACertPEM: ca.pem}, true},
		"client cert":          {mutualURL, sentry.Config{CACertPEM: ca.pem, ClientCertPEM: certPEM, ClientKeyPEM: keyPEM}, false},
		"strange client cert":  {mutualURL, sentry.Config{CACertPEM: ca.pem, ClientCertPEM: strangerPEM, ClientKeyPEM: strangerKeyPEM}, true},
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
			// With TLS 1.3 the server refuses a client's certificate after the
			// handshake; if the connection closes before the reason is read, an
			// attempt fails like any other lost connection, and is made again.
			if got.Kind != sentry.KindTLS || got.Attempts != 1 && test.url != mutualURL {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestClientKeyOfAnotherCertificate(t *testing.T) {
	t.Parallel()
	ca := newAuthority(t)
	certPEM, _ := ca.issue(t, "client")
	_, keyPEM := ca.issue(t, "client")
	_, err := sentry.NewClient(sentry.Config{ClientCertPEM: certPEM, ClientKeyPEM: keyPEM})
	if got := wantError[*sentry.ConfigError](t, err); got.Field != "client_key_pem" {
		t.Errorf("got %v", err)
	}
}
