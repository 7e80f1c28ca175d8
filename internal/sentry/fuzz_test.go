// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// FuzzErrorBody responds with any status and body, which includes the token. The error is one
// of the package's own, short and printable, and does not contain the token.
func FuzzErrorBody(f *testing.F) {
	const least = 200 // Statuses are counted from here on.
	for _, body := range []string{
		`{"detail":"no `, `{"detail":{"code":"sso-required","message":"`, `{"error":"`, `{"field":["`, `"`, `<html>`, "\x1b[31m", "",
		`{"detail":"Internal Error","errorId":"`, `{"slug":"new","detail":{"code":"resource-moved","extra":{"slug":"`,
	} {
		f.Add(uint16(400-least), "application/json", body, `"}`)
		f.Add(uint16(401-least), "application/json", body, `"}}`)
		f.Add(uint16(302-least), "text/plain", body, `"}}`)
		f.Add(uint16(500-least), "text/html", body, `"]}`)
	}
	for _, status := range []uint16{200, 201, 203, 429, 503, 999} {
		f.Add(status-least, "application/json", `{"detail":"`, `"}`)
		f.Add(status-least, "", "", "")
	}
	f.Fuzz(func(t *testing.T, status uint16, contentType, before, after string) {
		status = least + status%800
		settings := patient()
		settings.MaxRetries = 0
		client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
			return respond(int(status), before+testToken+after, "Content-Type", contentType), nil
		}))
		response, err := read(t.Context(), client)
		if err == nil {
			if status != 200 && status != 203 {
				t.Errorf("status %d is no error", status)
			}
			response.Release()
			return
		}
		checkError(t, err)
	})
}

// checkError checks that an error is one of the package's, and safe to print.
func checkError(t *testing.T, err error) {
	t.Helper()
	known := []any{
		new(*sentry.APIError), new(*sentry.RateLimitError), new(*sentry.ContentTypeError), new(*sentry.EncodingError),
		new(*sentry.TooLargeError), new(*sentry.RedirectError), new(*sentry.NetworkError), new(*sentry.InterruptedError),
		new(*sentry.PathError), new(*sentry.ConfigError), new(*sentry.RedirectTargetError),
	}
	if !slices.ContainsFunc(known, func(kind any) bool { return errors.As(err, kind) }) {
		t.Errorf("%T is an error of nobody", err)
	}
	text := err.Error()
	if strings.Contains(strings.ToLower(text), strings.ToLower(testToken)) {
		t.Errorf("the token is in %q", text)
	}
	if len([]rune(text)) > 1000 || strings.ContainsFunc(text, acctest.IsUnsafe) {
		t.Errorf("not fit to print: %q", text)
	}
}

// FuzzLimitHeaders rejects or serves requests with any headers about limits. No read takes
// longer than its attempts may wait, and no later read is stuck.
func FuzzLimitHeaders(f *testing.F) {
	f.Add(true, "5", "0", "946684801", "25", "", "Sat, 01 Jan 2000 00:00:00 GMT")
	f.Add(true, "5", "-1", "99999999999999999999", "1", "60", "")
	f.Add(false, "1", "0", "946684860.5", "0", "Sat, 01 Jan 2000 00:00:07 GMT", "Fri, 31 Dec 1999 23:59:59 GMT")
	f.Add(false, "None", "None", "None", "None", "-1", "None")
	f.Add(true, "0", "0", "1e9", "2147483648", "0.0001", "Fri, 31 Dec 9999 23:59:59 GMT")
	f.Add(true, "1", "0", "1", "0", "Sat, 01 Jan 2000 00:00:07 GMT", "Fri, 31 Dec 1999 23:59:59 GMT")
	f.Add(true, "1", "1", "946684861", "25", "", "")
	f.Add(true, "0", "0", "0", "0", "660", "")
	f.Add(false, "2", "0", "946684801", "25", "", "")
	f.Fuzz(func(t *testing.T, rejected bool, limit, remaining, reset, concurrent, retryAfter, date string) {
		synctest.Test(t, func(t *testing.T) {
			status := http.StatusOK
			if rejected {
				status = http.StatusTooManyRequests
			}
			settings := patient()
			requests := 0
			client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
				requests++
				return respond(status, `{}`, "X-Sentry-Rate-Limit-Limit", limit, "X-Sentry-Rate-Limit-Remaining", remaining,
					"X-Sentry-Rate-Limit-Reset", reset, "X-Sentry-Rate-Limit-ConcurrentLimit", concurrent,
					"Retry-After", retryAfter, "Date", date), nil
			}))
			const most = 3*sentry.DefaultMaxRetries + 1
			for range 3 {
				began := time.Now()
				_, err := read(t.Context(), client)
				if took := time.Since(began); took > most*(sentry.DefaultMaxRetryWait+time.Second) {
					t.Errorf("a read took %s", took)
				}
				limited := new(sentry.RateLimitError)
				if err != nil && !errors.As(err, &limited) {
					t.Errorf("failed with %T: %v", err, err)
				}
			}
			if requests > 3*most {
				t.Errorf("%d requests", requests)
			}
			// No header can delay requests for longer than this.
			status, limit, remaining, reset, retryAfter = http.StatusOK, "", "", "", ""
			time.Sleep(11 * 365 * 24 * time.Hour)
			if _, err := read(t.Context(), client); err != nil {
				t.Errorf("stuck: %v", err)
			}
		})
	})
}

// rejectedBaseURLs are strings whose errors are all possible errors. The error is the same
// for every string with one fault, and so repeats none.
var rejectedBaseURLs = []string{
	"://", "h", "ftp://h", "https://a@h", "https://", "https://\"h\"", "https://h:0", "https://h?", "https://h#x", "https://h/..", "http://h",
}

// knownRejections returns their messages.
func knownRejections(t testing.TB) []string {
	t.Helper()
	var messages []string
	for _, text := range rejectedBaseURLs {
		_, err := sentry.NewClient(sentry.Config{BaseURL: text})
		rejected := new(sentry.ConfigError)
		if !errors.As(err, &rejected) || slices.Contains(messages, rejected.Message) {
			t.Fatalf("%q: %v", text, err)
		}
		messages = append(messages, rejected.Message)
	}
	return messages
}

// checkSuggestedURL checks the only error that repeats a part of the string: the root of the
// server for the URL of a page, which must be accepted.
func checkSuggestedURL(t *testing.T, text, message string) {
	t.Helper()
	root, found := strings.CutPrefix(message, "is the address of a page in Sentry's web interface; set it to ")
	root, _, _ = strings.Cut(root, ". If the configured path")
	if !found {
		t.Errorf("the error of %q is not that of others: %s", text, message)
	} else if _, err := sentry.NewClient(sentry.Config{BaseURL: root, Token: testToken, AllowPlainHTTP: true}); err != nil {
		t.Errorf("the error of %q suggests %q, which is rejected: %v", text, root, err)
	}
}

// FuzzBaseURL configures clients: a string is rejected with an error that does not repeat it,
// or names one origin of requests, and is its own normal form.
func FuzzBaseURL(f *testing.F) {
	for _, text := range []string{
		"https://sentry.io/", "https://sentry.example.com/sentry/api/0/", "http://127.0.0.1:9000", "http://[::1]:9000/api", " https://h ",
		"https://user:password@h/", "https://h/?a=b", "https://h/#x", "//h", "https:h", "https://h:0/", "https://h:65536", "https://h/../x",
		"HTTPS://H:0443/", "https://[fe80::1%25eth0]/", "https://%e2%80%ae.example.com/", "https://h\x00/", "https://a b/", "https://b\u00fccher.example/",
		"javascript:alert(1)", "file:///etc/passwd", "https://h/%2e%2e/", "https://h\\@other/", "https://h;x/", "https://\"h\"/",
		"", "?", "//", "http://h//h  ",
		"://sentry.example.c", // which is a part of its error
		"http://sentry.io/h", "https://sentry.example.com/x/organizations/acme/issues/1/",
	} {
		f.Add(text, false)
	}
	messages := knownRejections(f)
	f.Fuzz(func(t *testing.T, text string, plain bool) {
		var requested []*url.URL
		network := transport(func(r *http.Request) (*http.Response, error) {
			requested = append(requested, r.URL)
			return respond(200, `{}`), nil
		})
		settings := sentry.Config{BaseURL: text, Token: testToken, AllowPlainHTTP: plain}
		client, err := sentry.NewClientOver(settings, network)
		if err != nil {
			invalid := wantError[*sentry.ConfigError](t, err)
			if !slices.Contains(messages, invalid.Message) {
				checkSuggestedURL(t, text, invalid.Message)
			}
			checkError(t, err)
			return
		}
		root := client.RootURL()
		if strings.ContainsFunc(root, func(r rune) bool { return !unicode.IsPrint(r) || strings.ContainsRune(" \"'<>\\^`{|}@?#", r) }) {
			t.Fatalf("%q makes %q", text, root)
		}
		if _, err := read(t.Context(), client); err != nil {
			checkError(t, err)
			return
		}
		place, err := url.Parse(root)
		if err != nil || len(requested) != 1 || requested[0].Host != place.Host || requested[0].Scheme != place.Scheme || requested[0].User != nil ||
			requested[0].Path != strings.TrimRight(place.Path, "/")+testPath || requested[0].RawQuery != "" {
			t.Errorf("%q makes %q, and requests %v", text, root, requested)
		}
		settings.BaseURL = root
		if again, err := sentry.NewClientOver(settings, network); err != nil || again.RootURL() != root {
			t.Errorf("%q makes %q, which makes %v, %v", text, root, again, err)
		}
		if place.Scheme == "http" && !plain && !slices.Contains([]string{"localhost", "::1"}, place.Hostname()) &&
			!strings.HasPrefix(place.Hostname(), "127.") && !strings.HasPrefix(place.Hostname(), "::ffff:127.") {
			t.Errorf("%q sends the token in clear", strconv.Quote(text))
		}
	})
}
