// SPDX-License-Identifier: MPL-2.0

package issues_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/issues"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

var tag = issues.Tag()

const atKey = `AttributeName("key")`

func TestTagSchemaIsWellFormed(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, tag)
}

func TestTagHasEveryAttribute(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 5)
	data := acctest.Data(t, server.URL)
	for _, key := range []string{"environment", "sentry:environment"} {
		config := map[string]any{"issue_id": "MANY-1", "key": key}
		state := acctest.MustRead(t, tag, data, config)
		if other := acctest.MustReadFramed(t, tag, data, config); !state.Equal(other) {
			t.Error(state.Diff(other))
		}
		if state.Get("unique_values") != json.Number("2") || state.Get("total_values") != json.Number("5") || state.Get("key") != key ||
			state.Get("top_values", 0, "value") != "production" || state.Get("top_values", 0, "count") != json.Number("3") ||
			state.Get("top_values", 0, "query") != nil || state.Get("top_values", 1, "first_seen") == nil {
			t.Error(state.JSON())
		}
	}
	state := acctest.MustRead(t, tag, data, map[string]any{"issue_id": "4711", "key": "number", "environments": []string{"staging"}})
	if state.Get("unique_values") != json.Number("2") {
		t.Error(state.JSON())
	}
}

// TestPersonalTagsAreRejected: validation rejects them, and so does a read if the key was
// unknown before.
func TestPersonalTagsAreRejected(t *testing.T) {
	t.Parallel()
	server, _ := acctest.Many(t, 1)
	protocol := acctest.Wired(t, tag, acctest.Data(t, server.URL))
	for _, key := range []string{"user", "user.email", "user.", "sentry:user", "User", "USER.ID", "Sentry:User.name"} {
		config := map[string]any{"issue_id": "4711", "key": key}
		acctest.ExpectDiagnostic(t, protocol.Validate(tag.Name, config), "Tag Contains Personal Data", atKey, "user_count")
		_, diagnostics := protocol.Read(tag.Name, config)
		acctest.ExpectDiagnostic(t, diagnostics, "Tag Contains Personal Data", atKey)
	}
	for _, key := range []string{"", "..", "a/b", "a b", strings.Repeat("a", 201), "käse"} {
		acctest.ExpectDiagnostic(t, protocol.Validate(tag.Name, map[string]any{"issue_id": "4711", "key": key}), "Invalid Tag Key", atKey)
	}
	for _, key := range []any{"username", "my.user", "user_agent", acctest.Unknown} {
		acctest.Succeed(t, protocol.Validate(tag.Name, map[string]any{"issue_id": "4711", "key": key}))
	}
	if len(server.Requests()) > 0 {
		t.Error("a personal tag was requested")
	}
	data := acctest.Data(t, server.URL)
	data.Exclude = []string{"tags"}
	_, diagnostics := acctest.Read(t, tag, data, map[string]any{"issue_id": "4711", "key": "level"})
	acctest.ExpectDiagnostic(t, diagnostics, "Tags Excluded", atKey)
}

// TestTagIsReadByOlderPath reads from a server without the path of the organization.
func TestTagIsReadByOlderPath(t *testing.T) {
	t.Parallel()
	bodies := map[string]string{
		"/api/0/issues/42/": `{"id": "42", "project": {"id": "7", "slug": "web"}}`, "/api/0/projects/acme/web/": `{"id": "7", "slug": "web"}`,
		"/api/0/issues/42/tags/level/": `{"key": "level", "totalValues": 3, "topValues": null}`,
	}
	url := acctest.Serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		body := bodies[r.URL.Path]
		if body == "" {
			w.WriteHeader(http.StatusNotFound)
			body = `{"detail": "Not Found"}`
		}
		_, _ = w.Write([]byte(body))
	})
	state := acctest.MustRead(t, tag, acctest.Data(t, url), map[string]any{"issue_id": "42", "key": "level"})
	if state.Get("total_values") != json.Number("3") || len(state.Get("top_values").([]any)) != 0 { //nolint:forcetypeassert // A panic fails too.
		t.Error(state.JSON())
	}
	_, diagnostics := acctest.Read(t, tag, acctest.Data(t, url), map[string]any{"issue_id": "42", "key": "colour"})
	acctest.ExpectDiagnostic(t, diagnostics, "Tag Not Found", atKey)
}
