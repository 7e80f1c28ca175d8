// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// TestSourceMapsAreReadFromOlderPath checks which path is read, and which error is returned.
func TestSourceMapsAreReadFromOlderPath(t *testing.T) {
	t.Parallel()
	const (
		wantsFrame = `{"detail": "Query parameter 'frame_idx' is required"}`
		noRoute    = `{"info": "Route not found"}`
	)
	type reply struct {
		status int
		body   string
	}
	for name, test := range map[string]struct {
		first, alias reply
		paths        int
		status       int // of the error; 0 if there is none
		detail       string
	}{
		"current server":            {reply{200, `{}`}, reply{500, ``}, 1, 0, ""},
		"report at the alias":       {reply{400, wantsFrame}, reply{200, `{}`}, 2, 0, ""},
		"the other parameter":       {reply{400, `{"detail": "exception_idx must be an integer"}`}, reply{200, `{}`}, 2, 0, ""},
		"parameters as fields":      {reply{400, `{"exception_idx": ["This field is required."]}`}, reply{200, `{}`}, 2, 0, ""},
		"no alias":                  {reply{400, wantsFrame}, reply{404, noRoute}, 2, 400, "frame_idx"},
		"no alias, and no body":     {reply{400, wantsFrame}, reply{404, ``}, 2, 400, "frame_idx"},
		"no event at the alias":     {reply{400, wantsFrame}, reply{404, `{"detail": "Event not found"}`}, 2, 404, "Event not found"},
		"alias denied":              {reply{400, wantsFrame}, reply{403, `{"detail": "no"}`}, 2, 403, "no"},
		"another bad request":       {reply{400, `{"detail": "Bad event"}`}, reply{200, `{}`}, 1, 400, "Bad event"},
		"the words at another code": {reply{403, wantsFrame}, reply{200, `{}`}, 1, 403, "frame_idx"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var paths []string
			client := over(t, patient(), transport(func(req *http.Request) (*http.Response, error) {
				paths = append(paths, req.URL.Path)
				to := test.first
				if len(paths) > 1 {
					to = test.alias
				}
				return respond(to.status, to.body), nil
			}))
			_, err := client.SourceMaps(t.Context(), "acme", "web", testEvent)
			want := []string{testPath + "source-map-debug/", testPath + "source-map-debug-blue-thunder-edition/"}[:test.paths]
			if !slices.Equal(paths, want) {
				t.Errorf("requested %q, want %q", paths, want)
			}
			if test.status == 0 {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if got := wantError[*sentry.APIError](t, err); got.StatusCode != test.status || !strings.Contains(got.Detail, test.detail) {
				t.Errorf("the error is %v", got)
			}
		})
	}
}
