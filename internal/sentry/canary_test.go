// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestOverlappingSecretsAreRedacted(t *testing.T) {
	t.Parallel()
	settings := patient()
	settings.Headers = map[string]string{"X-A": testToken + "-more", "X-B": "Bearer " + testToken + "-most", "X-C": "1"}
	client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
		return respond(400, `{"detail":"1 `+testToken+`, `+testToken+`-more and `+testToken+`-most"}`), nil
	}))
	_, err := read(t.Context(), client)
	if got := wantError[*sentry.APIError](t, err); got.Detail != "1 [redacted], [redacted] and [redacted]" {
		t.Errorf("got %q", got.Detail)
	}
}

func noCanary(t *testing.T, text string, canaries ...string) {
	t.Helper()
	for _, canary := range canaries {
		if strings.Contains(text, canary) {
			t.Errorf("%q is in %q", canary, text)
		}
	}
}

// TestErrorsHideSecrets echoes token, header and body in every part of a response, with every
// kind of outcome.
func TestErrorsHideSecrets(t *testing.T) {
	t.Parallel()
	const header, body = "canary-header-value-1", "canary-body-text-2"
	echo := "Bearer " + testToken + " " + header
	outcomes := map[string]func() (*http.Response, error){
		"failure": func() (*http.Response, error) { return nil, errors.New(echo + body) },
		"web page": func() (*http.Response, error) {
			return respond(200, "<p>"+body+echo, "Content-Type", "text/html; echo="+echo), nil
		},
		"type":     func() (*http.Response, error) { return respond(200, body, "Content-Type", echo), nil },
		"encoding": func() (*http.Response, error) { return respond(200, body, "Content-Encoding", echo), nil },
		"large":    func() (*http.Response, error) { return respond(200, strings.Repeat(body, 100)), nil },
		"redirect": func() (*http.Response, error) {
			return respond(302, body, "Location", "https://"+testToken+".example.com/"+header+"?"+body), nil
		},
		"redirect to nowhere": func() (*http.Response, error) { return respond(302, body, "Location", "::"+echo), nil },
		"limit":               func() (*http.Response, error) { return respond(429, `"`+echo+`"`, "Retry-After", echo), nil },
		"long limit":          func() (*http.Response, error) { return respond(429, `"`+echo+`"`, "Retry-After", "9999"), nil },
	}
	for _, status := range []int{400, 401, 403, 404, 500, 502} {
		for name, text := range map[string]string{
			"detail": `{"detail":"` + echo + `","errorId":"` + echo + `"}`,
			"code":   `{"detail":{"code":"` + echo + `","message":"` + echo + `"}}`,
			"fields": `{"` + testToken + `":["` + echo + `"]}`,
			"string": `"` + echo + `"`,
			"text":   echo,
			"page":   "<p>" + echo + body,
			"cut":    `{"detail":"` + echo + body,
			"other":  `{"email":"` + body + `"}`,
		} {
			contentType := map[bool]string{true: "text/plain", false: "application/json"}[name == "text"]
			outcomes[fmt.Sprint(status, " ", name)] = func() (*http.Response, error) {
				return respond(status, text, "Content-Type", contentType), nil
			}
		}
	}
	for name, outcome := range outcomes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				settings := patient()
				settings.Headers = map[string]string{"X-Auth": "Basic " + header}
				settings.MaxResponseBytes = 1000
				settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) {
					noCanary(t, fmt.Sprintf("%+v", attempt), testToken, header, body)
				}
				_, err := read(t.Context(), over(t, settings, transport(func(*http.Request) (*http.Response, error) {
					return outcome()
				})))
				if err == nil {
					t.Fatal("no error")
				}
				for err != nil {
					noCanary(t, fmt.Sprintf("%v %+v", err, err), testToken, header, body)
					noCanary(t, strings.ToLower(err.Error()), strings.ToLower(testToken))
					err = errors.Unwrap(err)
				}
			})
		})
	}
}
