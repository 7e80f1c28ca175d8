// SPDX-License-Identifier: MPL-2.0

//go:build !race

package sentry_test

import (
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
)

// TestBodiesArePooled: the next body reuses the memory of a released one. The race detector
// makes pools drop memory, so this test is built without it.
func TestBodiesArePooled(t *testing.T) {
	const size, reads = 1 << 20, 50
	body := strings.Repeat("x", size)
	client := over(t, patient(), transport(func(*http.Request) (*http.Response, error) {
		resp := respond(200, "")
		resp.Body, resp.ContentLength = io.NopCloser(strings.NewReader(body)), size
		return resp, nil
	}))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range reads {
		response, err := read(t.Context(), client)
		if err != nil || len(response.Body) != size {
			t.Fatal(err)
		}
		response.Release()
	}
	runtime.ReadMemStats(&after)
	// A garbage collection may empty the pool occasionally.
	if taken := after.TotalAlloc - before.TotalAlloc; taken > reads*size/4 {
		t.Errorf("%d reads of %d bytes took %d bytes", reads, size, taken)
	}
}
