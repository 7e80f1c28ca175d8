// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"unicode"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// hostileRunes steer terminals, reorder or hide text, or end lines.
var hostileRunes = map[string]rune{
	"NUL": 0, "bell": 7, "backspace": 8, "tab": '\t', "line feed": '\n', "vertical tab": '\v', "form feed": '\f', "return": '\r',
	"escape": 0x1b, "delete": 0x7f, "next line": 0x85, "C1 string": 0x90, "C1 CSI": 0x9b, "C1 OSC": 0x9d, "no-break space": 0xa0,
	"soft hyphen": 0xad, "Arabic letter mark": 0x61c, "Ogham space": 0x1680, "zero-width space": 0x200b, "joiner": 0x200d,
	"left-to-right mark": 0x200e, "line separator": 0x2028, "paragraph separator": 0x2029, "embedding": 0x202a,
	"override": 0x202e, "word joiner": 0x2060, "isolate": 0x2066, "pop isolate": 0x2069, "private use": 0xe000,
	"byte order mark": 0xfeff, "annotation": 0xfff9, "no character": 0xfffe, "replacement": 0xfffd, "tag": 0xe0041,
	"variation selector": 0xfe0f, "grapheme joiner": 0x34f, "filler": 0x3164, "narrow filler": 0xffa0,
}

func TestHostileRunesAreRemoved(t *testing.T) {
	t.Parallel()
	for name, r := range hostileRunes {
		want := "ab"
		if unicode.IsControl(r) || unicode.IsSpace(r) || r == unicode.ReplacementChar {
			want = "a b"
		}
		if got := detailOf(t, patient(), fmt.Sprintf("a%cb%c", r, r)); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	_, err := read(t.Context(), over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
		return respond(200, "", "Content-Encoding", "a\x9b31mb\xc0\xaf"), nil
	})))
	if got := wantError[*sentry.EncodingError](t, err).Encoding; got != "a 31mb" {
		t.Errorf("invalid UTF-8: got %q", got)
	}
}

// detailOf returns the detail of the error for a text in Sentry's error body.
func detailOf(t *testing.T, settings sentry.Config, text string) string {
	t.Helper()
	client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
		return respond(400, text, "Content-Type", "text/plain"), nil
	}))
	_, err := read(t.Context(), client)
	return wantError[*sentry.APIError](t, err).Detail
}

// TestEveryPartOfErrorIsCleaned puts hostile text, longer than any error may be, in every
// part of a response that an error quotes.
func TestEveryPartOfErrorIsCleaned(t *testing.T) {
	t.Parallel()
	var hostile strings.Builder
	for _, r := range hostileRunes {
		hostile.WriteRune('x')
		hostile.WriteRune(r)
	}
	text := strings.Repeat(hostile.String(), 50)
	quoted := quoteJSON(t, text)
	outcomes := map[string]func() (*http.Response, error){
		"certificate": func() (*http.Response, error) {
			certificate := &x509.Certificate{DNSNames: []string{testToken, text}}
			return nil, &tls.CertificateVerificationError{Err: x509.HostnameError{Certificate: certificate, Host: "sentry.example.com"}}
		},
		"type":     func() (*http.Response, error) { return respond(200, "", "Content-Type", text), nil },
		"encoding": func() (*http.Response, error) { return respond(200, "", "Content-Encoding", text), nil },
		"redirect": func() (*http.Response, error) {
			return respond(302, "", "Location", "https://"+strings.Repeat("\u202ea", 300)+".example.com/"), nil
		},
		"limit": func() (*http.Response, error) { return respond(429, quoted, "Retry-After", "9999"), nil },
		"text":  func() (*http.Response, error) { return respond(400, text, "Content-Type", "text/plain"), nil },
	}
	for name, body := range map[string]string{
		"string": quoted, "detail": `{"detail":` + quoted + `,"errorId":` + quoted + `}`, "error": `{"error":` + quoted + `}`,
		"code":       `{"detail":{"code":` + quoted + `,"message":` + quoted + `}}`,
		"code alone": `{"detail":{"code":` + quoted + `}}`,
		"fields":     `{` + quoted + `:[` + quoted + `]}`, "info": `{"info":` + quoted + `}`,
	} {
		outcomes[name] = func() (*http.Response, error) { return respond(500, body), nil }
	}
	for name, outcome := range outcomes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				_, err := read(t.Context(), over(t, patient(), transport(func(*http.Request) (*http.Response, error) { return outcome() })))
				if err == nil {
					t.Fatal("no error")
				}
				got := err.Error()
				noCanary(t, got, testToken)
				if strings.ContainsFunc(got, acctest.IsUnsafe) {
					t.Errorf("not printable: %q", got)
				}
				if len([]rune(got)) > 600 {
					t.Errorf("%d characters: %.100s", len([]rune(got)), got)
				}
			})
		})
	}
}

// TestEchoesAreRedacted: a server, or a proxy in front of it, may repeat the request, in the
// escaped forms of nested strings.
func TestEchoesAreRedacted(t *testing.T) {
	t.Parallel()
	const header = `canary "header"&<value>/ü+%`
	settings := patient()
	settings.Headers = map[string]string{"X-Proxy": header, "X-Auth": "Basic Y2FuYXJ5OnBhc3M=", "X-Spaces": "canary\tof  both"}
	half := len(testToken) / 2
	for name, echo := range map[string]string{
		"token": testToken, "other case": strings.ToUpper(testToken), "bearer": "Bearer " + testToken,
		"split by nothing": testToken[:half] + "\u200b" + testToken[half:], "split by a mark": testToken[:half] + "\u202e" + testToken[half:],
		"header": header, "word": "Y2FuYXJ5OnBhc3M=", "spaces": "canary\tof  both", "in JSON": quoteJSON(t, header), "in Go": fmt.Sprintf("%q", header),
		"in a query": "?x=" + url.QueryEscape(header), "in a path": "/" + url.PathEscape(header) + "/",
		"lower escapes": strings.ToLower(url.QueryEscape(header)),
	} {
		got := detailOf(t, settings, "before "+echo+" after")
		noCanary(t, strings.ToLower(got), "canary", "sntryu", "y2fuyxj5")
		if !strings.HasPrefix(got, "before ") || !strings.HasSuffix(got, " after") || !strings.Contains(got, "[redacted]") {
			t.Errorf("%s: got %q", name, got)
		}
	}
	// A truncated secret does not leave a half.
	for before := 280; before <= 300; before++ {
		noCanary(t, detailOf(t, settings, strings.Repeat("x", before)+testToken), testToken[:4])
	}
}

// TestSecretsContainTokenAndHeaders checks which strings count as secrets.
func TestSecretsContainTokenAndHeaders(t *testing.T) {
	t.Parallel()
	settings := patient()
	settings.Headers = map[string]string{"X-A": "1", "X-B": "on", "X-C": "four", "X-D": "Token abcdefgh"}
	settings.ClientCertPEM = "unused"
	settings.ClientKeyPEM = "-----BEGIN PRIVATE KEY-----\r\nMIGHAgEAMBMG+yqG\r\n  SM49AgEG/CCq=\nQQ==\n-----END PRIVATE KEY-----\n"
	secrets := over(t, settings, nil).Secrets()
	all := strings.Join(secrets, "\n")
	for _, want := range []string{
		testToken, "four", "Token abcdefgh", "abcdefgh", "MIGHAgEAMBMG+yqG", "SM49AgEG/CCq=", "QQ==", strings.TrimSpace(settings.ClientKeyPEM),
		"Token%20abcdefgh", "Token+abcdefgh", `-----BEGIN PRIVATE KEY-----\r\nMIGHAgEAMBMG+yqG`,
	} {
		if !strings.Contains("\n"+all+"\n", "\n"+want) {
			t.Errorf("%q is missing", want)
		}
	}
	for i, secret := range secrets {
		if len(secret) < 4 || secret == "-----BEGIN PRIVATE KEY-----" {
			t.Errorf("%q is no secret", secret)
		}
		if i > 0 && len(secrets[i-1]) < len(secret) {
			t.Errorf("%q comes after a shorter one", secret)
		}
	}
	if got := over(t, sentry.Config{}, nil).Secrets(); len(got) > 0 {
		t.Errorf("without any secret there are %q", got)
	}
}

func quoteJSON(t *testing.T, text string) string {
	t.Helper()
	quoted, err := json.Marshal(text)
	if err != nil {
		t.Fatal(err)
	}
	return string(quoted)
}
