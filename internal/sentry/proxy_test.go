// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestProxyOfEnvironmentIsUsed(t *testing.T) {
	t.Parallel()
	for host, test := range map[string]struct {
		kind     string
		attempts int
	}{
		"forbidden.example.com": {sentry.KindProxy, 1},
		"busy.example.com":      {sentry.KindProxy, 3},
		"hangup.example.com":    {sentry.KindTruncated, 3},
	} {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			_, err := read(t.Context(), newClient(t, config("https://"+host)))
			got := wantError[*sentry.NetworkError](t, err)
			if got.Kind != test.kind || got.Attempts != test.attempts || got.Host != host {
				t.Errorf("got %+v (%v)", got, err)
			}
			noCanary(t, err.Error(), proxyPassword, "canary-proxy-body")
			requests := environmentProxy.requests(host)
			if len(requests) < test.attempts { // More when tests are run several times.
				t.Errorf("the proxy got %d requests", len(requests))
			}
			for _, r := range requests {
				if r.Method != "CONNECT" || r.Header.Get("Authorization") != "" {
					t.Errorf("the proxy got %s with %v", r.Method, r.Header)
				}
			}
		})
	}
}

// TestLoopbackIsNotProxied: plain HTTP is allowed there because nobody else can read it.
func TestLoopbackIsNotProxied(t *testing.T) {
	t.Parallel()
	const host = "127.0.0.42"
	settings := config("http://" + host + ":1")
	settings.MaxRetries = 0
	_, err := read(t.Context(), newClient(t, settings))
	_ = wantError[*sentry.NetworkError](t, err)
	if len(environmentProxy.requests(host)) != 0 {
		t.Error("the proxy saw it")
	}
}
