// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// source is the data source under test.
var source = attachments.DataSource()

var eventID = catalogue.ID("error-javascript")

func TestSchemaIsWellFormed(t *testing.T) {
	t.Parallel()
	acctest.CheckSource(t, source)
}

// world starts the mock server with count attachments of one event.
func world(t *testing.T, count int) *mocksentry.Server {
	t.Helper()
	server := acctest.Mock(t)
	for i := range count {
		server.AddAttachment("acme", "web", eventID, mocksentry.Attachment{Name: fmt.Sprintf("log-%04d.txt", i), Size: int64(i)})
	}
	return server
}

func TestAttachmentHasEveryAttribute(t *testing.T) {
	t.Parallel()
	server := world(t, 0)
	server.AddAttachment("acme", "web", eventID, mocksentry.Attachment{
		ID: "4711", Type: "event.minidump", Name: "crash.dmp", Mimetype: "application/x-dmp", Size: 1 << 40,
		SHA1: "da39a3ee5e6b4b0d3255bfef95601890afd80709", DateCreated: time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC),
	})
	state := acctest.MustRead(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": dashed(eventID)})
	date := state.Get("attachments", 0, "date_created").(string)
	want := map[string]any{
		"organization": "acme", "project": "web", "event_id": dashed(eventID), "query": nil, "timeouts": nil,
		"attachments": []any{map[string]any{
			"id": "4711", "event_id": eventID, "type": "event.minidump", "name": "crash.dmp", "mimetype": "application/x-dmp",
			"size": json.Number("1099511627776"), "sha1": "da39a3ee5e6b4b0d3255bfef95601890afd80709", "date_created": date,
		}},
	}
	if !reflect.DeepEqual(state.Plain(), want) {
		t.Errorf("got %+v\nwant %+v", state.Plain(), want)
	}
	if !strings.HasPrefix(date, "2026-02-03T04:05:06") {
		t.Errorf("date %v", date)
	}
}

func dashed(id string) string {
	id = strings.ToUpper(id)
	return strings.Join([]string{id[:8], id[8:12], id[12:16], id[16:20], id[20:]}, "-")
}

func TestReadFollowsAllPages(t *testing.T) {
	t.Parallel()
	for _, count := range []int{0, 1, 99, 100, 101, 250} {
		t.Run(fmt.Sprint(count), func(t *testing.T) {
			t.Parallel()
			server := world(t, count)
			state := acctest.MustRead(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
			files := state.Get("attachments").([]any)
			if len(files) != count {
				t.Fatalf("%d attachments, want %d", len(files), count)
			}
			for i := range files {
				if got, want := state.Get("attachments", i, "name"), fmt.Sprintf("log-%04d.txt", i); got != want {
					t.Errorf("attachment %d is %s, want %s", i, got, want)
				}
			}
			if got, want := len(server.Requests()), max(1, (count+99)/100); got != want {
				t.Errorf("%d requests, want %d", got, want)
			}
		})
	}
}

func TestQueryFiltersAttachments(t *testing.T) {
	t.Parallel()
	server := world(t, 3)
	server.AddAttachment("acme", "web", eventID, mocksentry.Attachment{Name: "screenshot.png"})
	for query, want := range map[string]int{"": 4, "LOG-": 3, "0002": 1, "is:screenshot": 1, "nothing & more": 0} {
		state := acctest.MustRead(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID, "query": query})
		if files := state.Get("attachments").([]any); len(files) != want || state.Get("query") != query {
			t.Errorf("%q: %d attachments, want %d; query %q", query, len(files), want, state.Get("query"))
		}
	}
}

// TestFrameworkAndWireReturnSameState reads through the framework and through package wire.
func TestFrameworkAndWireReturnSameState(t *testing.T) {
	t.Parallel()
	data := acctest.Data(t, world(t, 2).URL)
	config := map[string]any{"event_id": dashed(eventID), "query": "log", "timeouts": map[string]any{"read": "1m"}}
	state := acctest.MustRead(t, source, data, config)
	if other := acctest.MustReadFramed(t, source, data, config); !state.Equal(other) {
		t.Error(state.Diff(other))
	}
	if state.Get("event_id") != dashed(eventID) || state.Get("timeouts", "read") != "1m" || state.Get("organization") != "acme" {
		t.Error(state.JSON())
	}
}

func TestValidateRejectsInvalidArguments(t *testing.T) {
	t.Parallel()
	protocol := acctest.Wired(t, source, acctest.Data(t, "http://127.0.0.1:1"))
	acctest.ExpectDiagnostic(t, protocol.Validate(source.Name, map[string]any{"event_id": "latest"}),
		"Invalid Event ID", atEvent, "32 hexadecimal digits")
	acctest.ExpectDiagnostic(t, protocol.Validate(source.Name, map[string]any{"event_id": eventID, "timeouts": map[string]any{"read": "x"}}),
		"Invalid Duration", `AttributeName("timeouts")`)
	if diagnostics := protocol.Validate(source.Name, map[string]any{"event_id": acctest.Unknown, "query": acctest.Unknown}); len(diagnostics) > 0 {
		t.Error(acctest.Texts(diagnostics))
	}
}

// TestReadAcceptsUnexpectedValues reads values that no server should send.
func TestReadAcceptsUnexpectedValues(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		body  string
		names []string
		paths []string
	}{
		"nothing":     {`[]`, nil, nil},
		"null":        {`[null, {"name": "a"}]`, []string{"a"}, nil},
		"new keys":    {`[{"name": "a", "future": {"x": [1]}}]`, []string{"a"}, nil},
		"not objects": {`["x", {"name": "a"}, 3]`, []string{"a"}, []string{"[0]", "[2]"}},
		"wrong types": {`[{"name": ["canary"], "size": "many", "id": 7}]`, []string{""}, []string{"[0].name", "[0].size"}},
		"many":        {`[1, 2, 3, 4, 5, 6, 7, {"name": "a"}]`, []string{"a"}, []string{"[4]", "and 2 more"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := world(t, 0)
			server.Fault(mocksentry.RespondBody(tc.body))
			state, diagnostics := acctest.Read(t, source, acctest.Data(t, server.URL), map[string]any{"event_id": eventID})
			var names []string
			for i := range state.Get("attachments").([]any) {
				name, _ := state.Get("attachments", i, "name").(string)
				names = append(names, name)
			}
			if !reflect.DeepEqual(names, tc.names) {
				t.Errorf("names %q, want %q", names, tc.names)
			}
			if (len(tc.paths) > 0) != (len(diagnostics) == 1) || acctest.HasError(diagnostics) {
				t.Fatal(acctest.Texts(diagnostics))
			}
			for _, path := range tc.paths {
				if !strings.Contains(diagnostics[0].Detail, "\n  "+path) || strings.Contains(diagnostics[0].Detail, "canary") {
					t.Errorf("the warning lacks %s or contains too much: %s", path, diagnostics[0].Detail)
				}
			}
		})
	}
}
