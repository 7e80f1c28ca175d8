// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"errors"
	"net/http"
	"net/url"
	"testing"
)

// noNetwork is a transport that must not be used.
type noNetwork struct{ t *testing.T }

func (n noNetwork) RoundTrip(req *http.Request) (*http.Response, error) {
	n.t.Errorf("%s was requested", req.URL)
	return nil, errors.New("no network")
}

// TestExchangeRejectsForeignOrigins: the check of redirects already keeps the token at its
// origin, but safety must not depend on one check.
func TestExchangeRejectsForeignOrigins(t *testing.T) {
	t.Parallel()
	base, err := parseBaseURL("https://sentry.example.com/", false)
	if err != nil {
		t.Fatal(err)
	}
	client, err := newClient(Config{Token: "token"}, base, noNetwork{t})
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{
		"https://other.example.com/", "http://sentry.example.com/", "https://sentry.example.com:8443/", "https://sentry.example.com.evil.example/",
	} {
		target, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		call := &call{client: client, endpoint: projectEvent}
		err = call.exchange(t.Context(), target).err
		if rejected := new(RedirectError); !errors.As(err, &rejected) {
			t.Errorf("%s: got %v", address, err)
		}
	}
}

// TestHostedRecognizesHostedServiceOnly: the limits of the hosted service do not apply to a
// host with a similar name.
func TestHostedRecognizesHostedServiceOnly(t *testing.T) {
	t.Parallel()
	for host, want := range map[string]bool{
		"sentry.io": true, "sentry.io.": true, "de.sentry.io": true, "acme.sentry.io": true, "a.b.sentry.io.": true,
		"notsentry.io": false, "sentry.io.example.com": false, "sentryxio": false, "io": false, "": false,
	} {
		if got := isHosted(host); got != want {
			t.Errorf("%q: %t", host, got)
		}
	}
}
