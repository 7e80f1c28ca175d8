// SPDX-License-Identifier: MPL-2.0

package redact_test

import (
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

func TestPrintableRemovesControlCharacters(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                              "",
		"Event not found":               "Event not found",
		"naïve 日本語 🦊":                   "naïve 日本語 🦊",
		"  two\r\n\tlines  ":            "two lines",
		"\x1b[31mred\x07":               "[31mred",
		"\xc0\xafno UTF-8":              "no UTF-8",
		"hi\u202eden\u200b":             "hiden",
		"a\u3164b\uffa0c\ufe0fd\u034fe": "abcde",
		"tag\U000e0041":                 "tag",
		"12345678901":                   "1234567890…",
		strings.Repeat(" ", 1e6) + "x":  "",
	} {
		limit := 10
		if utf8.RuneCountInString(want) > limit && !strings.HasSuffix(want, "…") {
			limit = 100
		}
		if got := redact.Printable(text, limit); got != want {
			t.Errorf("%.40q: got %q, want %q", text, got, want)
		}
	}
}

func TestQuoteEscapesInvisibleCharacters(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                         `""`,
		`say "naïve 日本語 🦊"`:        `"say \"naïve 日本語 🦊\""`,
		"\x1b[31m\u202e\xff":       `"\x1b[31m\u202e\xff"`,
		"a\u3164b\ufe0f\U000e0100": `"a\u3164b\ufe0f\U000e0100"`,
	} {
		if got := redact.Quote(text); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestTextRemovesSecrets(t *testing.T) {
	t.Parallel()
	headers := http.Header{"X-Proxy": {`Basic "quoted"+words`}}
	secrets := redact.SecretsOf("sntryu_0123456789", headers, "-----BEGIN KEY-----\nbGluZQ==\n-----END KEY-----\n")
	for text, want := range map[string]string{
		"no secret":                                        "no secret",
		"with sntryu_0123456789 inside":                    "with [redacted] inside",
		"SNTRYU_0123456789":                                "[redacted]",
		"sntryu\u200b_0123456789":                          "[redacted]",
		"sntryu_01234\x00 56\r\n789 and":                   "[redacted] and",
		"two: sntryu_01 23456789, s n t r y u _0123456789": "two: [redacted], [redacted]",
		`Basic "quoted"+words`:                             "[redacted]",
		`"quoted"+words`:                                   "[redacted]",
		`Basic \"quoted\"+words`:                           "[redacted]",
		"Basic%20%22quoted%22+words":                       "[redacted]",
		"bGluZQ==":                                         "[redacted]",
		"-----BEGIN KEY----- of a key":                     "-----BEGIN KEY----- of a key",
		strings.Repeat("x", 290) + "sntryu_0123456789":     strings.Repeat("x", 290) + "[redacted]",
	} {
		if got := secrets.Text(text, redact.MaxText); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestWithoutEndRemovesPartialSecret: no part of a secret at the end of a text remains.
func TestWithoutEndRemovesPartialSecret(t *testing.T) {
	t.Parallel()
	const token = "sntryu_0123456789abcdef"
	secrets := redact.SecretsOf(token, nil, "")
	for cut := range len(token) {
		text := strings.Repeat("a text of some length, ", 100) + token[:cut]
		if got := string(secrets.WithoutEnd([]byte(text))); strings.Contains(got, "sntryu") || !strings.HasPrefix(text, got) || got == "" {
			t.Errorf("%d: got %q", cut, got)
		}
	}
	if got := string(redact.Secrets(nil).WithoutEnd([]byte("whole"))); got != "whole" {
		t.Errorf("without secrets: got %q", got)
	}
}
