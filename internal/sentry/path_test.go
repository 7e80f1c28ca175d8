// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestCheckSlugAccepts(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		"a", "acme", "my-project_2", "4509062593708032", testEvent, strings.ToUpper(testEvent), "v1.2", "...", "-", "_",
	} {
		if err := sentry.CheckSlug(value); err != nil {
			t.Errorf("%q: %v", value, err)
		}
	}
}

func TestCheckSlugRejectsPathAttacks(t *testing.T) {
	t.Parallel()
	for _, value := range []string{
		"", ".", "..", "/", "a/b", "/a", "a/", `a\b`, "a?b", "?", "a#b", "a%2fb", "%2e%2e", "%", "a b", " a", "a ", "a\n",
		"a\tb", "a\x00b", "\x7f", "a\r\nHost: evil", "ä", "a\u202eb", "a；b", "a;b", "a:b", "a@b", "a&b", "a=b", "a+b", "a*b",
		"../../../secret", "..;", "a,b", "\xff", "a~b", "{a}", "$a", "'", `"`, "<a>", "a|b", "^",
	} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			client := over(t, patient(), transport(func(req *http.Request) (*http.Response, error) {
				t.Errorf("%q was requested", req.URL)
				return respond(http.StatusOK, `{}`), nil
			}))
			arguments := []string{"acme", "web", testEvent}
			for i, name := range []string{"organization", "project", "event_id"} {
				attacked := append([]string(nil), arguments...)
				attacked[i] = value
				_, err := client.Event(t.Context(), attacked[0], attacked[1], attacked[2])
				failure := wantError[*sentry.PathError](t, err)
				if failure.Argument != name || failure.Value != value {
					t.Errorf("got %+v, want %s", failure, name)
				}
				if strings.ContainsAny(failure.Error(), "\n\r\t\x00\x7f") {
					t.Errorf("unprintable: %q", failure)
				}
			}
		})
	}
}

// TestTooLongSegmentIsNotRepeatedInError: one more character is an error, which does not
// repeat all of them.
func TestTooLongSegmentIsNotRepeatedInError(t *testing.T) {
	t.Parallel()
	if err := sentry.CheckSlug(strings.Repeat("a", 255)); err != nil {
		t.Error(err)
	}
	for _, length := range []int{256, 100_000} {
		for _, letter := range []string{"a", "ä", "\x00"} {
			value := strings.Repeat(letter, length)
			got := wantError[*sentry.PathError](t, sentry.CheckSlug(value))
			if got.Value != value || len(got.Error()) > 400 || !strings.Contains(got.Error(), "longer than 255 characters") {
				t.Errorf("%d times %q: %.500s", length, letter, got)
			}
		}
	}
}
