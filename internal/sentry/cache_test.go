// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func TestErrorsAreNotCached(t *testing.T) {
	t.Parallel()
	server := new(script).then(404, `{"detail":"Event not found"}`).then(200, "", "Content-Type", "text/html").
		then(204, "").thenError(errors.New("reset")).then(200, `{}`)
	settings := cachingConfig()
	settings.MaxRetries = 0
	client := over(t, settings, server)
	for range 4 {
		if _, err := read(t.Context(), client); err == nil {
			t.Error("no error")
		}
	}
	for range 3 {
		if _, err := read(t.Context(), client); err != nil {
			t.Error(err)
		}
	}
	if len(server.times) != 5 {
		t.Errorf("%d requests", len(server.times))
	}
}

// TestRejectedResponsesAreNotCached: the rejection by one reader applies to later readers,
// but not to a response that arrived afterwards.
func TestRejectedResponsesAreNotCached(t *testing.T) {
	t.Parallel()
	server := new(script).then(200, `{"half":`).then(200, `{}`)
	client := over(t, cachingConfig(), server)
	var first [2]*sentry.Response
	for i := range first {
		var err error
		if first[i], err = read(t.Context(), client); err != nil || string(first[i].Body) != `{"half":` {
			t.Fatal(err)
		}
	}
	first[0].Reject()
	for range 2 {
		response, err := read(t.Context(), client)
		if err != nil || string(response.Body) != `{}` {
			t.Fatalf("got %v, %v", response, err)
		}
		first[1].Reject()
	}
	if len(server.times) != 2 {
		t.Errorf("%d requests", len(server.times))
	}
}

// TestCacheEvictsOldestResponses reads responses of a thousand bytes with room for three.
func TestCacheEvictsOldestResponses(t *testing.T) {
	t.Parallel()
	var requested []string
	settings := patient()
	settings.CacheBytes = 5000
	client := over(t, settings, transport(func(req *http.Request) (*http.Response, error) {
		project := strings.Split(req.URL.Path, "/")[5]
		requested = append(requested, project)
		return respond(http.StatusOK, strings.Repeat("x", map[string]int{"huge": 5000}[project]+1000)), nil
	}))
	for _, step := range []struct{ reads, want string }{
		{"a b c a b c", "a b c"},
		{"a d", "d"},               // b went
		{"a c d", ""},              // and nothing else
		{"b", "b"},                 // a went
		{"huge huge", "huge huge"}, // which is never kept
		{"b c d", ""},
		{"a b", "a b"}, // b went for a, c for b
		{"d", ""},
	} {
		requested = nil
		for project := range strings.FieldsSeq(step.reads) {
			response, err := client.Event(t.Context(), "acme", project, testEvent)
			if err != nil || len(response.Body) < 1000 {
				t.Fatal(err)
			}
			response.Release()
		}
		if got := strings.Join(requested, " "); got != step.want {
			t.Errorf("%s: requested %q, want %q", step.reads, got, step.want)
		}
	}
}

func BenchmarkEvent(b *testing.B) {
	body := strings.Repeat("x", 200<<10)
	for name, cache := range map[string]int64{"alone": 0, "shared": 1, "kept": sentry.DefaultCacheBytes} {
		b.Run(name, func(b *testing.B) {
			settings := patient()
			settings.CacheBytes = cache
			client, err := sentry.NewClientOver(settings, transport(func(*http.Request) (*http.Response, error) {
				return respond(http.StatusOK, body), nil
			}))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				response, err := read(b.Context(), client)
				if err != nil {
					b.Fatal(err)
				}
				response.Release()
			}
		})
	}
}
