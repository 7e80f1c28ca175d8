// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestBaseURLAcceptsRootsAndPrefixes(t *testing.T) {
	t.Parallel()
	const event = "/api/0/projects/acme/web/events/" + testEvent + "/"
	for text, root := range map[string]string{
		"":                                  "https://sentry.io",
		"https://sentry.io":                 "https://sentry.io",
		"https://sentry.io/":                "https://sentry.io",
		"https://sentry.io//":               "https://sentry.io",
		"https://sentry.io/api":             "https://sentry.io",
		"https://sentry.io/api/":            "https://sentry.io",
		"https://sentry.io/api/0":           "https://sentry.io",
		"https://sentry.io/api/0/":          "https://sentry.io",
		" https://sentry.io/api/0/ \n":      "https://sentry.io",
		"HTTPS://Sentry.IO/":                "https://sentry.io",
		"https://sentry.io:443/":            "https://sentry.io",
		"https://sentry.io:0443/":           "https://sentry.io",
		"https://sentry.io:/":               "https://sentry.io",
		"https://sentry.io/#":               "https://sentry.io",
		"https://acme.sentry.io/":           "https://acme.sentry.io",
		"https://host:9000/":                "https://host:9000",
		"https://host/sentry":               "https://host/sentry",
		"https://host/sentry/":              "https://host/sentry",
		"https://host/sentry/api/0/":        "https://host/sentry",
		"https://host/a/b-c/d_e.f/api":      "https://host/a/b-c/d_e.f",
		"https://host/api/api/0/":           "https://host/api",
		"https://host/0/":                   "https://host/0",
		"https://host/my-api/":              "https://host/my-api",
		"https://[2001:db8::1]/":            "https://[2001:db8::1]",
		"https://[2001:DB8::1]:443/api/":    "https://[2001:db8::1]",
		"https://[2001:db8::1]:9000/x/api/": "https://[2001:db8::1]:9000/x",
		"https://[fe80::1%25eth0]/":         "https://[fe80::1%25eth0]",
		"http://localhost:9000":             "http://localhost:9000",
		"http://localhost:80":               "http://localhost",
		"http://127.0.0.1":                  "http://127.0.0.1",
		"http://127.8.9.1:1234/":            "http://127.8.9.1:1234",
		"http://[::1]:9000/":                "http://[::1]:9000",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			var requested string
			client := over(t, sentry.Config{BaseURL: text, Token: testToken}, transport(
				func(req *http.Request) (*http.Response, error) {
					requested = req.URL.String()
					return respond(http.StatusOK, `{}`), nil
				}))
			if client.RootURL() != root {
				t.Errorf("root is %q, want %q", client.RootURL(), root)
			}
			if _, err := read(t.Context(), client); err != nil {
				t.Fatal(err)
			}
			if requested != root+event {
				t.Errorf("requested %q, want %q", requested, root+event)
			}
		})
	}
}

func TestBaseURLRejectsInvalidURLs(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"sentry.io":                             "no scheme",
		"//sentry.io":                           "no scheme",
		"/api/0/":                               "no scheme",
		"   ":                                   "no scheme",
		"sentry.io:443":                         "must begin with https://",
		"localhost:9000":                        "must begin with https://",
		"ftp://sentry.io":                       "must begin with https://",
		"file:///etc/passwd":                    "must begin with https://",
		"https:sentry.io":                       "no host name",
		"https://":                              "no host name",
		"https://%e2%80%ae.example.com/":        "characters that host names cannot have",
		"https://\"h\"/":                        "characters that host names cannot have",
		"https:///api/0/":                       "no host name",
		"https://:443/":                         "no host name",
		"https://user@sentry.io":                "user name or password",
		"https://user:hunter2-secret@sentry.io": "user name or password",
		"https://@sentry.io":                    "user name or password",
		"https://user:hunter2-secret@ho st/":    "not a valid URL",
		"https://sentry.io/?a=hunter2-secret":   "query",
		"https://sentry.io/?":                   "query",
		"https://sentry.io/#frag":               "fragment",
		"https://sentry.io:0/":                  "port",
		"https://sentry.io:65536/":              "port",
		"https://sentry.io:port/":               "not a valid URL",
		"https://sentry.io/\x00":                "not a valid URL",
		"https://sentry.io/a/../b":              "path",
		"https://sentry.io/a//b":                "path",
		"https://sentry.io/a%2Fb":               "path",
		"https://sentry.io/a b":                 "path",
		"https://sentry.io/ä":                   "path",
		"http://sentry.io/":                     "unencrypted",
		"http://192.168.0.1/":                   "unencrypted",
		"http://localhost.example.com/":         "unencrypted",
		"http://sentry.localhost/":              "unencrypted",
		"http://127.0.0.1.example.com/":         "unencrypted",
		"http://notlocalhost/":                  "unencrypted",
		"http://[2001:db8::1]/":                 "unencrypted",
		"http://0.0.0.0/":                       "unencrypted",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			_, err := sentry.NewClient(sentry.Config{BaseURL: text, Token: testToken})
			failure := wantError[*sentry.ConfigError](t, err)
			if failure.Field != "base_url" || !strings.Contains(failure.Message, want) {
				t.Errorf("got %q, want base_url and %q", failure, want)
			}
			if strings.Contains(failure.Error(), "hunter2") {
				t.Errorf("the password is in %q", failure)
			}
		})
	}
}

func TestPlainHTTPIsUsedIfAllowed(t *testing.T) {
	t.Parallel()
	client := newClient(t, sentry.Config{BaseURL: "http://sentry.example.com:80/", AllowPlainHTTP: true})
	if client.RootURL() != "http://sentry.example.com" {
		t.Errorf("root is %q", client.RootURL())
	}
}
