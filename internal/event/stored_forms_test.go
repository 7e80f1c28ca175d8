// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"slices"
	"strings"
	"testing"
)

// TestStoredFormReportsItsOwnPaths: the paths are those of the user's JSON.
func TestStoredFormReportsItsOwnPaths(t *testing.T) {
	t.Parallel()
	state := decodeText(t, readPair(t, "unexpected.stored.json"))
	want := []string{
		"project", "message", "dist", "platform", "timestamp", "received", "hashes", "modules", "extra", "sdk", "grouping_config", "user",
		"contexts.os", "contexts.app.app_memory", "measurements", "errors[0]", "errors[1].type", "tags[1]", "tags[2][0]", "tags[3].value",
		"logentry", "exception.values[0]", "exception.values[1].type", "exception.values[1].thread_id", "exception.values[1].mechanism",
		"exception.values[1].stacktrace.frames[0]", "exception.values[1].stacktrace.frames[1].lineno",
		"exception.values[1].stacktrace.frames[1].in_app", "exception.values[1].stacktrace.frames[1].abs_path", "spans", "threads.values",
		"csp", "breadcrumbs[0]", "breadcrumbs[1].timestamp", "breadcrumbs[1].message", "request", "debug_meta.images[0]", "debug_meta.images[1].image_size",
	}
	warnings, _ := state.Get("read_warnings").([]any)
	got := make([]string, len(warnings))
	for i, warning := range warnings {
		got[i], _ = warning.(string)
	}
	for _, path := range want {
		if !slices.Contains(got, path) {
			t.Errorf("%s is not reported", path)
		}
	}
	if len(got) != len(want) {
		t.Errorf("reported are %q", got)
	}
	if findings := asJSON(t, decodeText(t, readPair(t, "python.stored.json")).Get("sensitive_data")); strings.Contains(findings, "entries[") ||
		!strings.Contains(findings, `"request.cookies"`) || !strings.Contains(findings, `"exception.values[1].stacktrace.frames[1].vars"`) {
		t.Errorf("sensitive data is at %s", findings)
	}
}

// TestStoredFormIsRecognized: tests contain few members, and SDKs send an event before it has
// all of them. An event of the API remains one, whatever other members it has.
func TestStoredFormIsRecognized(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]struct {
		value string
		at    []any
	}{
		`{"exception": {"values": [{"type": "E"}]}}`:                               {`"E"`, []any{"exceptions", 0, "type"}},
		`{"exception": [{"type": "E"}]}`:                                           {`"E"`, []any{"exceptions", 0, "type"}},
		`{"exception": {"value": {"type": "E"}}}`:                                  {`"E"`, []any{"exceptions", 0, "type"}},
		`{"breadcrumbs": [{"message": "m"}]}`:                                      {`1`, []any{"breadcrumb_count"}},
		`{"threads": [{"id": 5}]}`:                                                 {`"5"`, []any{"threads", 0, "id"}},
		`{"threads": {"values": [{"id": 5, "current": true}]}}`:                    {`false`, []any{"threads", 0, "crashed"}},
		`{"logentry": {"message": "a %s", "params": ["b"]}}`:                       {`"a %s"`, []any{"message"}},
		`{"logentry": {"formatted": "a\u0000\"\\\n"}}`:                             {`"a\u0000\"\\\n"`, []any{"message"}},
		`{"message": "hello", "timestamp": 1}`:                                     {`"hello"`, []any{"logentry", "formatted"}},
		`{"message": {"formatted": "f", "message": "m"}, "timestamp": 1}`:          {`"f"`, []any{"message"}},
		`{"message": {"formatted": "f"}, "received": 1}`:                           {`"f"`, []any{"logentry", "formatted"}},
		`{"message": " ", "type": "error", "received": 1}`:                         {`[]`, []any{"entry_types"}},
		`{"level": "info", "request": {"query_string": [["a", "b c"]]}}`:           {`"a=b+c"`, []any{"request", "query_string"}},
		`{"platform": "go", "extra": {"k": 1}}`:                                    {`{"k":"1"}`, []any{"extra_json"}},
		`{"platform": "go", "modules": {"m": "1"}}`:                                {`{"m":"1"}`, []any{"packages"}},
		`{"eventID": "", "exception": {"values": [{"type": "E"}]}}`:                {`"E"`, []any{"exceptions", 0, "type"}},
		`{"id": "7", "event_id": "` + anyID + `", "csp": {"blocked_uri": "self"}}`: {`"self"`, []any{"security_reports", "csp", "blocked_uri"}},
		`{"event_id": "` + strings.ToUpper(anyID) + `"}`:                           {`"` + anyID + `"`, []any{"id"}},
		`{"event_id": "` + anyID + `", "spans": []}`:                               {`["spans"]`, []any{"entry_types"}},
		`{"event_id": "` + anyID + `", "spans": null, "nel": {"age": null}}`:       {`[]`, []any{"entry_types"}},
		`{"eventID": "` + anyID + `", "exception": {"values": [{"type": "E"}]}}`:   {`[]`, []any{"exceptions"}},
		`{"entries": [], "project": 7, "tags": {"sentry:release": "1"}}`:           {`{"sentry:release":"1"}`, []any{"tags"}},
		`{"event_id": "` + anyID + `", "entries": [{"type": "x"}]}`:                {`["x"]`, []any{"entry_types"}},
		`{"id": "` + anyID + `", "title": "t", "timestamp": 5}`:                    {`null`, []any{"date_created"}},
	} {
		if got := asJSON(t, decodeText(t, body).Get(want.at...)); got != want.value {
			t.Errorf("%s: %v = %s, want %s", body, want.at, got, want.value)
		}
	}
	for _, body := range []string{`{"request": {"id": "r-1"}, "code": 5}`, `{"exception": "E"}`, `{"exception": {"values": [null]}}`, `{"timestamp": 5, "status": 404}`, `{"extra": {"a": 1}}`} {
		if _, failed := wired(t, block("https://sentry.invalid")).Call("decode_event", body); failed == nil {
			t.Errorf("%s is an event", body)
		}
	}
}

// TestStoredTimesMatchAPI: times are in UTC, with microseconds unless they are zero.
func TestStoredTimesMatchAPI(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		`1770091506`: `"2026-02-03T04:05:06Z"`, `1770091506.0`: `"2026-02-03T04:05:06Z"`, `1770091506.000001`: `"2026-02-03T04:05:06.000001Z"`,
		`1.770091506e9`: `"2026-02-03T04:05:06Z"`, `1770091506.9999999`: `"2026-02-03T04:05:07Z"`, `0`: `"1970-01-01T00:00:00Z"`,
		`"1770091506.5"`: `"2026-02-03T04:05:06.500000Z"`, `"2026-02-03T05:05:06.5+01:00"`: `"2026-02-03T04:05:06.500000Z"`,
		`"2026-02-03T04:05:06"`: `"2026-02-03T04:05:06Z"`, `"2026-02-03 04:05:06.25"`: `"2026-02-03T04:05:06.250000Z"`,
		`"2026-02-03T04:05:06.1234567Z"`: `"2026-02-03T04:05:06.123456Z"`,
		`"today"`:                        `"today"`, `1e400`: `"1e400"`, `-1`: `"-1"`, `1e300`: `"1e300"`, `"NaN"`: `"NaN"`, `""`: `""`, `null`: `null`, `[]`: `null`,
	} {
		state := decodeText(t, `{"event_id": "`+anyID+`", "timestamp": `+value+`, "received": `+value+`, "breadcrumbs": {"values": [{"level": "info", "timestamp": `+value+`}]}}`)
		for _, at := range [][]any{{"date_created"}, {"date_received"}, {"breadcrumbs", 0, "timestamp"}} {
			if got := asJSON(t, state.Get(at...)); got != want {
				t.Errorf("%s: %v = %s, want %s", value, at, got, want)
			}
		}
	}
	for value, want := range map[string]string{
		`1770091506.25`: `1770091506.25`, `"2026-02-03T04:05:06.25Z"`: `1770091506.25`, `"2026-02-03T04:05:06Z"`: `1770091506`, `"1770091506.5"`: `1770091506.5`,
		`"2026-02-03T04:05:06.000001+00:00"`: `1770091506.000001`, `"2026"`: `2026`, `"x"`: `null`, `{}`: `null`,
	} {
		state := decodeText(t, `{"event_id": "`+anyID+`", "type": "transaction", "datetime": "2026-01-01", "timestamp": `+value+`, "start_timestamp": `+value+`}`)
		for _, attribute := range []string{"start_timestamp", "end_timestamp"} {
			if got := asJSON(t, state.Get(attribute)); got != want {
				t.Errorf("%s: %s = %s, want %s", value, attribute, got, want)
			}
		}
		if created := state.Get("date_created"); created != nil {
			t.Errorf("a transaction has the date %v", created)
		}
	}
}

// TestStoredPartsMatchAPI: tags lack Sentry's prefix, and processing errors have their data.
func TestStoredPartsMatchAPI(t *testing.T) {
	t.Parallel()
	many := `"a0": 0` + strings.Repeat(`, "type": "t"`, 3)
	for i := range 100 {
		many += `, "b` + strings.Repeat("x", i) + `": 1`
	}
	state := decodeText(t, `{"event_id": "`+anyID+`", "tags": [["sentry:user", "id:7"], ["sentry:dist", "9"], ["dist", "10"], ["device.class", "3"], ["sentry:", "e"], ["a", null]],
		"errors": [{"type": "a", "name": "breadcrumbs.values.0"}, {"type": "b", "name": "exception.values.0.stacktrace.frames.0.x"}, {"type": "c", "name": "tags.x"},
			{"type": "d", "name": "tags", "image_path": "/a", "type": "e"}, null, {"type": "f"}, {`+many+`}]}`)
	for want, at := range map[string][]any{
		`{"":"e","device.class":"high","dist":"9"}`: {"tags"}, `{"user":"id:7"}`: {"user", "tags"}, `"9"`: {"dist"},
		`{"data_json":"{\"image_path\":\"/a\",\"name\":\"tags\"}","message":null,"type":"e"}`: {"errors", 0},
		`{"data_json":"{}","message":null,"type":"f"}`:                                        {"errors", 1},
		`"t"`: {"errors", 2, "type"},
	} {
		if got := asJSON(t, state.Get(at...)); got != want {
			t.Errorf("%v = %s, want %s", at, got, want)
		}
	}
	if data, _ := state.Get("errors", 2, "data_json").(string); !strings.HasPrefix(data, `{"a0":0,"b":1,"bx":1,`) {
		t.Errorf("the data of a problem with many members is %s", data)
	}
}

// TestStoredPartsAreScanned: the rules about a location apply to both forms.
func TestStoredPartsAreScanned(t *testing.T) {
	t.Parallel()
	for parts, want := range map[string]string{
		`"threads": [{"stacktrace": {"frames": [{"vars": {"a": "b"}}]}}]`:             `[{"path":"threads[0].stacktrace.frames[0].vars","rule":"frame_vars"}]`,
		`"exception": {"values": [{"stacktrace": {"frames": [{"vars": {"a": 1}}]}}]}`: `[{"path":"exception.values[0].stacktrace.frames[0].vars","rule":"frame_vars"}]`,
		`"modules": {"m": "10.2.3.4"}`:                                                `[]`,
		`"tags": [["sentry:user", "7"]]`:                                              `[{"path":"tags[0][1]","rule":"user"}]`,
	} {
		if got := asJSON(t, decodeText(t, `{"event_id": "`+anyID+`", `+parts+`}`).Get("sensitive_data")); got != want {
			t.Errorf("%s: %s, want %s", parts, got, want)
		}
	}
}
