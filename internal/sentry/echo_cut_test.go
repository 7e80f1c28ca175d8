// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// longToken has the length of Sentry's own tokens. Half of it is still a secret.
const longToken = "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"

// noPiece looks for every twelve characters of the token.
func noPiece(t *testing.T, text string) {
	t.Helper()
	const size = 12
	for i := range len(longToken) - size + 1 {
		if piece := longToken[i : i+size]; strings.Contains(text, piece) {
			t.Errorf("%q is in %.400q", piece, text)
			return
		}
	}
}

// echoed returns the text of the error of a response, and its other content.
func echoed(t *testing.T, contentType, body string) *sentry.APIError {
	t.Helper()
	settings := patient()
	settings.Token = longToken
	_, err := read(t.Context(), over(t, settings, transport(func(*http.Request) (*http.Response, error) {
		return respond(http.StatusForbidden, body, "Content-Type", contentType), nil
	})))
	failure := wantError[*sentry.APIError](t, err)
	noPiece(t, err.Error())
	noPiece(t, fmt.Sprintf("%+v", *failure))
	return failure
}

// TestEchoesAfterLongStringsAreRedacted: white space shrinks to nothing, so the end of a
// string can be in the visible part. Limits before that must not leave half a secret, which
// cannot be recognized.
func TestEchoesAfterLongStringsAreRedacted(t *testing.T) {
	t.Parallel()
	const errorBody = 64 << 10 // how much of a body is read
	for _, bound := range []int{300, 2400, 16 << 10} {
		for _, left := range []int{0, 12, 49, len(longToken)} {
			text := "no " + strings.Repeat(" ", bound-left-len("no ")) + longToken + " there"
			for contentType, body := range map[string]string{
				"application/json": `{"detail":` + quoteJSON(t, text) + `}`, "text/html": quoteJSON(t, text), "text/plain": text,
			} {
				if got := echoed(t, contentType, body); got.Detail != "no [redacted] there" {
					t.Errorf("%d, %d, %s: got %q", bound, left, contentType, got.Detail)
				}
			}
		}
	}
	for left := range 2*len(longToken) + 2 {
		before, after := strings.Repeat(" ", errorBody-left-len("no ")), strings.Repeat(" there", len(longToken))
		if got := echoed(t, "text/plain", "no "+before+longToken+after); !strings.HasPrefix(got.Detail, "no") {
			t.Errorf("%d: got %q", left, got.Detail)
		}
	}
	// A text that is not truncated keeps its end.
	whole := strings.Repeat(" ", errorBody-1-len("here")) + "here"
	if got := echoed(t, "text/plain", "x"+whole[2:]); got.Detail != "x here" {
		t.Errorf("got %q", got.Detail)
	}
}

// TestSeparatedEchoesAreRedacted separates them with characters that count as printable but
// are invisible.
func TestSeparatedEchoesAreRedacted(t *testing.T) {
	t.Parallel()
	for _, invisible := range []rune{
		0x34f, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180f, 0x2065, 0x3164, 0xfe00, 0xfe0f, 0xffa0, 0xfff0, 0xe0100, 0xe01ef, 0xe0fff,
	} {
		for _, at := range []int{1, len(longToken) / 2, len(longToken) - 1} {
			text := "no " + longToken[:at] + strings.Repeat(string(invisible), 3) + longToken[at:] + " there"
			if got := echoed(t, "text/plain", text); got.Detail != "no [redacted] there" {
				t.Errorf("%U: got %q", invisible, got.Detail)
			}
			if got := echoed(t, "application/json", `{"detail":{"code":`+quoteJSON(t, text)+`}}`); got.Code != "no [redacted] there" {
				t.Errorf("%U: got the code %q", invisible, got.Code)
			}
		}
	}
}

// TestCertificateErrorsAreRedacted: TLS errors list the names of the certificate, which can
// be anything.
func TestCertificateErrorsAreRedacted(t *testing.T) {
	t.Parallel()
	named := func(names ...string) error {
		certificate := &x509.Certificate{DNSNames: names}
		return &tls.CertificateVerificationError{Err: x509.HostnameError{Certificate: certificate, Host: "sentry.example.com"}}
	}
	for padding := 150; padding <= 320; padding += 5 {
		long := strings.Repeat("x", padding)
		for name, err := range map[string]error{
			"name": named(long, longToken, "other.example.com"), "part of a name": named(long + "." + longToken + ".example.com"),
			"upper case": named(long, strings.ToUpper(longToken)), "text": errors.New("tls: " + long + longToken),
			"inner text": fmt.Errorf("handshake: %w", errors.New("x509: "+long+longToken+" is no name")),
		} {
			settings := patient()
			settings.Token = longToken
			_, failure := read(t.Context(), over(t, settings, new(script).thenError(err)))
			if got := wantError[*sentry.NetworkError](t, failure); got.Kind != sentry.KindTLS || len([]rune(got.Err.Error())) > 301 {
				t.Errorf("%s: got %+v", name, got)
			}
			noPiece(t, strings.ToLower(failure.Error()))
		}
	}
}
