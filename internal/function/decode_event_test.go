// SPDX-License-Identifier: MPL-2.0

package function_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// requested lists the attributes that repeat the request, or depend on it.
var requested = []string{
	"organization", "project", "event_id", "issue_id", "environments", "include", "exclude", "allow_missing", "timeouts", "web_url",
}

// TestDecodeEventMatchesDataSource compares the function with the data source for every event
// of the catalogue, and the two ways to call it.
func TestDecodeEventMatchesDataSource(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	for _, name := range catalogue.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			block := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme"}
			reader := acctest.Configured(t, provider.NewServer("test"), block)
			state, diagnostics := reader.Read("sentry_event", map[string]any{
				"project": catalogue.Project(name), "event_id": catalogue.ID(name), "include": []string{"all"},
			})
			if acctest.HasError(diagnostics) {
				t.Fatal(acctest.Texts(diagnostics))
			}
			response := body(t, server.URL, name)
			decoded, failed := wired(t).Call("decode_event", response)
			if failed != nil {
				t.Fatal(failed.Text)
			}
			other, failed := framed(t).Call("decode_event", response)
			if failed != nil || !decoded.State.Equal(other.State) {
				t.Errorf("the framework returns something else: %v %s", failed, decoded.State.Diff(other.State))
			}
			got, want := attributes(t, decoded.State), attributes(t, state)
			for attribute, value := range want {
				switch {
				case slices.Contains(requested, attribute):
					if !got[attribute].IsNull() {
						t.Errorf("%s is not null: %v", attribute, got[attribute])
					}
				case !got[attribute].Equal(value):
					t.Errorf("%s = %v, want %v", attribute, got[attribute], value)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d attributes, want %d", len(got), len(want))
			}
		})
	}
}

// body returns the server's response for an event of the catalogue.
func body(t *testing.T, url, name string) string {
	t.Helper()
	client := acctest.Data(t, url).Client
	response, err := client.Event(t.Context(), "acme", catalogue.Project(name), catalogue.ID(name))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Release()
	return string(response.Body)
}

func attributes(t *testing.T, state acctest.State) map[string]tftypes.Value {
	t.Helper()
	var found map[string]tftypes.Value
	if err := state.Value().As(&found); err != nil {
		t.Fatal(err)
	}
	return found
}

// TestDecodeEventTypeMatchesDataSource: expressions for one also work for the other.
func TestDecodeEventTypeMatchesDataSource(t *testing.T) {
	t.Parallel()
	protocol := wired(t)
	function := protocol.Schemas().Functions["decode_event"].Return.Type
	if source := protocol.DataSourceType("sentry_event"); !function.Equal(source) {
		t.Error("the types differ")
	}
}

// TestDecodeEventAcceptsEventOfList decodes whole events of a list.
func TestDecodeEventAcceptsEventOfList(t *testing.T) {
	t.Parallel()
	server := acctest.Mock(t)
	block := map[string]any{"base_url": server.URL, "token": mocksentry.TokenFull, "organization": "acme", "project": "web"}
	protocol := acctest.Configured(t, provider.NewServer("test"), block)
	list, _ := protocol.Read("sentry_events", map[string]any{"full": true})
	raw, _ := list.Get("raw_events").([]any)
	if len(raw) == 0 {
		t.Fatal("there are no events")
	}
	releases := 0
	for i, text := range raw {
		got, failed := protocol.Call("decode_event", text.(string)) //nolint:forcetypeassert // A panic fails the test too.
		if failed != nil || got.State.Get("id") != list.Get("ids", i) {
			t.Fatalf("event %d: %v", i, failed)
		}
		for _, attribute := range []string{"title", "level", "environment", "release"} {
			at := []any{attribute}
			if attribute == "release" { // Sentry returns it for single events only, but the tag is there.
				at = append(at, "version")
			}
			if have, want := got.State.Get(at...), list.Get("events", i, attribute); have != want {
				t.Errorf("event %d: %v = %v, want %v", i, at, have, want)
			}
		}
		if got.State.Get("release", "version") != nil {
			releases++
		}
	}
	if releases == 0 {
		t.Error("no event has a release")
	}
}

// TestDecodeEventReadsAlternativeLocations: the function reads the same alternative locations
// as a read.
func TestDecodeEventReadsAlternativeLocations(t *testing.T) {
	t.Parallel()
	got, failed := wired(t).Call("decode_event", `{"eventID": "9999aaaaca8b46d797c23c6077c6ff01", "level": "fatal", "release": "web@2", "tags": {"environment": "e"},
		"entries": [{"type": "request", "data": {"query_string": {"a": "1"}, "headers": {"Host": "example.com"}}},
			{"type": "exception", "data": {"values": [{"thread_id": 8, "stacktrace": {"frames": [{"lineno": 3, "in_app": true}]}}]}}]}`)
	if failed != nil {
		t.Fatal(failed.Text)
	}
	for want, at := range map[string][]any{
		"fatal": {"level"}, "web@2": {"release", "version"}, "e": {"environment"}, "a=1": {"request", "query_string"},
		"example.com": {"request", "headers", 0, "value"}, "8": {"exceptions", 0, "thread_id"}, "3": {"top_in_app_frame", "line_no"},
	} {
		if have := got.State.Get(at...); fmt.Sprint(have) != want {
			t.Errorf("%v = %v, want %s", at, have, want)
		}
	}
	if warnings, _ := got.State.Get("read_warnings").([]any); len(warnings) > 0 {
		t.Errorf("read_warnings = %v", warnings)
	}
}

func TestDecodeEventExplainsMalformedJSON(t *testing.T) {
	t.Parallel()
	protocol := wired(t)
	for text, want := range map[string]map[string]any{
		`{"title": "x"}`:                        {"id": nil, "found": true, "title": "x", "read_warnings": []any{}},
		`{"eventID": "\u001b[31m", "title": 5}`: {"id": nil, "title": "5"},
		`{"id": "", "event_id": "x", "detail": "Event not found", "size": 1}`: {"id": nil, "found": true},
		`{"eventID": "9999AAAACA8B46D797C23C6077C6FF01"}`:                     {"id": "9999aaaaca8b46d797c23c6077c6ff01"},
		`{"title": {}, "tags": 7, "size": 12345678901234567890}`:              {"title": nil, "read_warnings": []any{"title", "tags"}},
	} {
		got, failed := protocol.Call("decode_event", text)
		if failed != nil {
			t.Errorf("%s: %s", text, failed.Text)
			continue
		}
		for attribute, value := range want {
			if have := got.State.Get(attribute); !equal(have, value) {
				t.Errorf("%s: %s = %v, want %v", text, attribute, have, value)
			}
		}
	}
	for text, attribute := range map[string]string{
		`{"level":"error"}`: "level", `{"environment":"qa"}`: "environment", `{"transaction":"/"}`: "transaction", `{"dist":"7"}`: "dist",
		`{"group_id":"12"}`: "group_id", `{"issue":"12"}`: "group_id", `{"date_created":"2026-01-01"}`: "date_created",
		`{"project_id":7}`: "project_id", `{"next_event_id":"x"}`: "next_event_id", `{"start_timestamp":1}`: "start_timestamp",
	} {
		got, failed := protocol.Call("decode_event", text)
		if failed != nil || got.State.Get(attribute) == nil {
			t.Errorf("%s: %v", text, failed)
		}
	}
	for _, text := range []string{
		"{}", `{"status": "ok"}`, `{"error": "denied"}`, `{"data": {"title": "x"}}`, `{"title": null, "tags": [], "sdk": {}}`, `{"id": "req-1", "code": 401}`,
		`{"id": "4711", "shortId": "WEB-1A2", "title": "x", "culprit": "y", "level": "error", "metadata": {"type": "z"}, "tags": []}`,
		`{"id": "", "event_id": "x", "detail": "Event not found"}`,
		"", "null", "[]", `"text"`, "{", `{}{}`, "<html>", `{"detail": {}}`, strings.Repeat(`{"a":`, 400) + "1" + strings.Repeat("}", 400),
	} {
		for way, protocol := range map[string]*acctest.Protocol{"wire": protocol, "framework": framed(t)} {
			_, failed := protocol.Call("decode_event", text)
			if failed == nil {
				t.Errorf("%s: no error for %.20q", way, text)
				continue
			}
			expectError(t, failed, 0, "Invalid Event: ", "raw_events")
		}
	}
	_, failed := protocol.Call("decode_event", `{"canary-of-the-body`)
	expectError(t, failed, 0)
	if strings.Contains(failed.Text, "canary") {
		t.Errorf("the error tells of the content: %s", failed.Text)
	}
}

// TestDecodeEventStopsWithContext: decoding, like reading, ends when the context ends.
func TestDecodeEventStopsWithContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := event.Decode(ctx, []byte(`{"title": "x"}`)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func equal(have, want any) bool {
	list, ok := want.([]any)
	if !ok {
		return have == want
	}
	got, ok := have.([]any)
	return ok && slices.Equal(got, list)
}

// TestRequestAttributesExist checks that requested lists existing attributes.
func TestRequestAttributesExist(t *testing.T) {
	t.Parallel()
	names := slices.Collect(maps.Keys(wired(t).DataSourceType("sentry_event").(tftypes.Object).AttributeTypes)) //nolint:forcetypeassert // As above.
	for _, name := range requested {
		if !slices.Contains(names, name) {
			t.Errorf("there is no attribute %s", name)
		}
	}
}
