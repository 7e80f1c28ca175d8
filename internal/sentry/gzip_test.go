// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestXGzipIsAccepted: some proxies use this encoding, in any case, for successes and
// failures. The limit applies to the decompressed body.
func TestXGzipIsAccepted(t *testing.T) {
	t.Parallel()
	compressed := func(text string) []byte { return zip(t, func(w io.Writer) { _, _ = io.WriteString(w, text) }) }
	event := `{"text":"` + strings.Repeat("a", 2000) + `"}`
	for name, test := range map[string]struct {
		encoding string
		status   int
		body     []byte
		limit    int64
		want     string // the body, or a part of the error
	}{
		"event":           {"x-gzip", 200, compressed(event), 0, event},
		"in another case": {" X-GZip ", 200, compressed(event), 0, event},
		"203":             {"x-gzip", 203, compressed("{}"), 0, "{}"},
		"two members":     {"x-gzip", 200, append(compressed(`{"a":`), compressed(`1}`)...), 0, `{"a":1}`},
		"just as large":   {"x-gzip", 200, compressed(event), int64(len(event)), event},
		"larger before":   {"x-gzip", 200, compressed("{}"), 2, "{}"},
		"too large":       {"x-gzip", 200, compressed(event), int64(len(event)) - 1, "is larger than"},
		"failure":         {"x-gzip", 404, compressed(`{"detail": "Event not found"}`), 0, "Event not found"},
		"cut failure":     {"x-gzip", 403, compressed(`{"detail": "no"}`)[:20], 0, "403 Forbidden"},
		"empty failure":   {"x-gzip", 404, nil, 0, "404 Not Found"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			size := int64(-1)
			settings := patient()
			settings.MaxResponseBytes = test.limit
			settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) { size = attempt.Bytes }
			response, err := read(t.Context(), over(t, settings, transport(func(*http.Request) (*http.Response, error) {
				response := respond(test.status, "", "Content-Encoding", test.encoding)
				response.Body, response.ContentLength = io.NopCloser(bytes.NewReader(test.body)), int64(len(test.body))
				return response, nil
			})))
			switch {
			case err != nil && !strings.Contains(err.Error(), test.want):
				t.Errorf("got %v, want %s", err, test.want)
			case err == nil && (string(response.Body) != test.want || size != int64(len(test.want))):
				t.Errorf("got %q of %d bytes, want %q", response.Body, size, test.want)
			}
		})
	}
}
