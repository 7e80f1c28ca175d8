// SPDX-License-Identifier: MPL-2.0

package event_test

import "testing"

// TestFactsAreReadFromAlternativeLocations: compatible and older servers send facts in other
// locations than Sentry. Sentry's own location wins.
func TestFactsAreReadFromAlternativeLocations(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]reading{
		"line in snake case":                     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"lineno": 7}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "line_no"}, `7`, nil},
		"line in both cases":                     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"lineNo": 7, "lineno": 8}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "line_no"}, `7`, nil},
		"line of null in camel case":             {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"lineNo": null, "lineno": 8}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "line_no"}, `8`, nil},
		"line in snake case of another type":     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"lineno": {}}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "line_no"}, `null`, []string{"entries[0].data.values[0].stacktrace.frames[0].lineno"}},
		"column as a string":                     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"colno": "25"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "col_no"}, `25`, nil},
		"application in snake case":              {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"in_app": false}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "in_app"}, `false`, nil},
		"application as a string":                {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"in_app": "yes"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "in_app"}, `null`, []string{"entries[0].data.values[0].stacktrace.frames[0].in_app"}},
		"path in snake case":                     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"abs_path": "/a"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "abs_path"}, `"/a"`, nil},
		"raw function in snake case":             {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"raw_function": "f()"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "raw_function"}, `"f()"`, nil},
		"addresses in snake case":                {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"instruction_addr": "0x1", "symbol_addr": "0x2"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "symbol_addr"}, `"0x2"`, nil},
		"link in snake case":                     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"source_link": "https://example.com/a"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "source_link"}, `"https://example.com/a"`, nil},
		"symbolication in snake case":            {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"symbolicator_status": "missing"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "symbolicator_status"}, `"missing"`, nil},
		"symbolication as it is stored":          {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"data": {"symbolicator_status": "missing"}}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "symbolicator_status"}, `"missing"`, nil},
		"line alone":                             {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"pre_context": ["a"], "context_line": "b", "post_context": ["c"]}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "context_line"}, `"b"`, nil},
		"line alone and lines without it":        {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"lineno": 3, "context": [[1, "a"], [3, null]], "context_line": "b"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "context_line"}, `"b"`, nil},
		"line among others first":                {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"lineno": 3, "context": [[2, "a"], [3, "b"]], "context_line": "c"}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "context_line"}, `"b"`, nil},
		"line alone of another type":             {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"context_line": ["b"]}]}}]}}]}`, []any{"exceptions", 0, "frames", 0, "context_line"}, `null`, []string{"entries[0].data.values[0].stacktrace.frames[0].context_line"}},
		"thread in snake case":                   {`{"entries": [{"type": "exception", "data": {"values": [{"thread_id": 18446744073709551616}]}}]}`, []any{"exceptions", 0, "thread_id"}, `"18446744073709551616"`, nil},
		"own frames as frames tell":              {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"inApp": false}, {"in_app": true}, {}]}}]}}]}`, []any{"exceptions", 0, "has_in_app_frames"}, `true`, nil},
		"no own frames as frames tell":           {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"in_app": false}, {}]}}]}}]}`, []any{"exceptions", 0, "has_in_app_frames"}, `false`, nil},
		"own frames unknown":                     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"function": "f"}]}}]}}]}`, []any{"exceptions", 0, "has_in_app_frames"}, `null`, nil},
		"own frames without frames":              {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {}}]}}]}`, []any{"exceptions", 0, "has_in_app_frames"}, `null`, nil},
		"own frames in snake case":               {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"has_system_frames": true, "frames": [{"inApp": false}]}}]}}]}`, []any{"exceptions", 0, "has_in_app_frames"}, `true`, nil},
		"own frames as documented":               {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"hasSystemFrames": false, "frames": [{"inApp": true}]}}]}}]}`, []any{"exceptions", 0, "has_in_app_frames"}, `false`, nil},
		"query in snake case":                    {`{"entries": [{"type": "request", "data": {"query_string": "a=1&b"}}]}`, []any{"request", "query_string"}, `"a=1\u0026b"`, nil},
		"query of null":                          {`{"entries": [{"type": "request", "data": {"query": null, "query_string": [["a", "1"], ["b c", ""]]}}]}`, []any{"request", "query_string"}, `"a=1\u0026b+c="`, nil},
		"query as an object":                     {`{"entries": [{"type": "request", "data": {"query": {"q": "x y", "page": 2, "tag": ["a", "b"]}}}]}`, []any{"request", "query_string"}, `"q=x+y\u0026page=2\u0026tag=a\u0026tag=b"`, nil},
		"query of names alone":                   {`{"entries": [{"type": "request", "data": {"query_string": [["flag"], ["a", "1"]]}}]}`, []any{"request", "query_string"}, `"flag\u0026a=1"`, nil},
		"empty query as documented":              {`{"entries": [{"type": "request", "data": {"query": "", "query_string": "a=1"}}]}`, []any{"request", "query_string"}, `""`, nil},
		"query of another type":                  {`{"entries": [{"type": "request", "data": {"query_string": true}}]}`, []any{"request", "query_string"}, `null`, []string{"entries[0].data.query_string"}},
		"query with values of another type":      {`{"entries": [{"type": "request", "data": {"query": {"a": {"b": 1}, "c": "d"}}}]}`, []any{"request", "query_string"}, `"a\u0026c=d"`, []string{"entries[0].data.query.a"}},
		"headers as an object":                   {`{"entries": [{"type": "request", "data": {"headers": {"Host": "example.com", "Accept": ["a", "b"], "Age": 7, "Via": null}}}]}`, []any{"request", "headers"}, `[{"name":"Host","value":"example.com"},{"name":"Accept","value":"a"},{"name":"Accept","value":"b"},{"name":"Age","value":"7"},{"name":"Via","value":null}]`, nil},
		"headers with values of another type":    {`{"entries": [{"type": "request", "data": {"headers": {"Host": true, "X": {}, "Y": [1, []]}}}]}`, []any{"request", "headers"}, `[{"name":"Host","value":null},{"name":"X","value":null},{"name":"Y","value":"1"},{"name":"Y","value":null}]`, []string{"entries[0].data.headers.Host", "entries[0].data.headers.X", "entries[0].data.headers.Y[1]"}},
		"cookies as an object":                   {`{"entries": [{"type": "request", "data": {"cookies": {"session": "x"}}}]}`, []any{"request", "cookies"}, `[{"name":"session","value":"x"}]`, nil},
		"headers of a response as an object":     {`{"contexts": {"response": {"headers": {"Server": "x"}}}}`, []any{"contexts", "response", "headers"}, `[{"name":"Server","value":"x"}]`, nil},
		"target in snake case":                   {`{"entries": [{"type": "request", "data": {"api_target": "graphql"}}]}`, []any{"request", "api_target"}, `"graphql"`, nil},
		"type of the body in snake case":         {`{"entries": [{"type": "request", "data": {"inferred_content_type": "text/plain"}}]}`, []any{"request", "inferred_content_type"}, `"text/plain"`, nil},
		"level of the event":                     {`{"level": "fatal"}`, []any{"level"}, `"fatal"`, nil},
		"level of the tag":                       {`{"level": "fatal", "tags": [{"key": "level", "value": "info"}]}`, []any{"level"}, `"info"`, nil},
		"level of another type":                  {`{"level": ["fatal"]}`, []any{"level"}, `null`, []string{"level"}},
		"environment of the event":               {`{"environment": "production"}`, []any{"environment"}, `"production"`, nil},
		"environment of a tag of null":           {`{"environment": "a", "tags": [{"key": "environment", "value": null}]}`, []any{"environment"}, `"a"`, nil},
		"transaction of the event":               {`{"transaction": "GET /"}`, []any{"transaction"}, `"GET /"`, nil},
		"distribution of the tag":                {`{"tags": {"dist": "7"}}`, []any{"dist"}, `"7"`, nil},
		"distribution of the event":              {`{"dist": "8", "tags": {"dist": "7"}}`, []any{"dist"}, `"8"`, nil},
		"release as a string":                    {`{"release": "web@1.2.3"}`, []any{"release", "version"}, `"web@1.2.3"`, nil},
		"release as a number":                    {`{"release": 20260301}`, []any{"release", "version"}, `"20260301"`, nil},
		"release as a tag":                       {`{"tags": [{"key": "release", "value": "2.4.1"}]}`, []any{"release", "version"}, `"2.4.1"`, nil},
		"release of null and a tag":              {`{"release": {"version": null}, "tags": [["release", "2.4.1"]]}`, []any{"release", "version"}, `"2.4.1"`, nil},
		"release as documented":                  {`{"release": {"version": "1"}, "tags": {"release": "2"}}`, []any{"release", "version"}, `"1"`, nil},
		"release of another type":                {`{"release": ["1"], "tags": {"release": "2"}}`, []any{"release", "version"}, `"2"`, []string{"release"}},
		"times of a release in snake case":       {`{"release": {"date_created": "2026-01-02T03:04:05Z"}}`, []any{"release", "date_created"}, `"2026-01-02T03:04:05Z"`, nil},
		"parts of a version in snake case":       {`{"release": {"version_info": {"build_hash": "c0ffee", "version": {"build_code": "7"}}}}`, []any{"release", "version_info", "build_code"}, `"7"`, nil},
		"project in snake case":                  {`{"project_id": 6}`, []any{"project_id"}, `"6"`, nil},
		"issue in snake case":                    {`{"group_id": "urg-7"}`, []any{"group_id"}, `"urg-7"`, nil},
		"issue under its own name":               {`{"issue": 19}`, []any{"group_id"}, `"19"`, nil},
		"issue as documented":                    {`{"groupID": "7", "issue": 19}`, []any{"group_id"}, `"7"`, nil},
		"neighbor in snake case":                 {`{"previous_event_id": "a"}`, []any{"previous_event_id"}, `"a"`, nil},
		"report in snake case":                   {`{"user_report": {"name": "A", "date_created": "2026-01-02T03:04:05Z"}}`, []any{"user_report", "date_created"}, `"2026-01-02T03:04:05Z"`, nil},
		"evidence in snake case":                 {`{"occurrence": {"evidence_display": [{"name": "a"}], "evidence_data": {}}}`, []any{"occurrence", "evidence_display", 0, "name"}, `"a"`, nil},
		"tags as an object":                      {`{"tags": {"a": "1", "b": 2, "user.email": "e"}}`, []any{"tags"}, `{"a":"1","b":"2"}`, nil},
		"tags as pairs":                          {`{"tags": [["a", "1"], ["a", "2"], null, ["b", null]]}`, []any{"tags"}, `{"a":"1"}`, nil},
		"tags of all forms":                      {`{"tags": [["a", "1"], {"key": "b", "value": "2"}]}`, []any{"tags"}, `{"a":"1","b":"2"}`, nil},
		"tags with values of another type":       {`{"tags": {"a": true, "b": "2"}}`, []any{"tags"}, `{"b":"2"}`, []string{"tags.a"}},
		"tags that are none":                     {`{"tags": ["a", [], [1, 2, 3]]}`, []any{"tags"}, `{}`, []string{"tags[0]", "tags[1]", "tags[2]"}},
		"own frame in snake case":                {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"in_app": true, "function": "f"}, {"in_app": false, "function": "g"}]}}]}}]}`, []any{"top_in_app_frame", "function"}, `"f"`, nil},
		"own frame of the named thread":          {`{"entries": [{"type": "exception", "data": {"values": [{"thread_id": "7"}]}}, {"type": "threads", "data": {"values": [{"id": 6, "crashed": true, "stacktrace": {"frames": [{"inApp": true, "function": "crashed"}]}}, {"id": 7, "stacktrace": {"frames": [{"inApp": true, "function": "named"}]}}]}}, {"type": "stacktrace", "data": {"frames": [{"inApp": true, "function": "legacy"}]}}]}`, []any{"top_in_app_frame", "function"}, `"named"`, nil},
		"own frame of the crashed thread":        {`{"entries": [{"type": "exception", "data": {"values": [{"threadId": 7}]}}, {"type": "threads", "data": {"values": [{"id": 7}, {"id": 5, "stacktrace": {"frames": [{"inApp": true, "function": "first"}]}}, {"id": 6, "crashed": true, "stacktrace": {"frames": [{"inApp": true, "function": "crashed"}]}}]}}, {"type": "stacktrace", "data": {"frames": [{"inApp": true, "function": "legacy"}]}}]}`, []any{"top_in_app_frame", "function"}, `"crashed"`, nil},
		"own frame of the first crashed thread":  {`{"entries": [{"type": "threads", "data": {"values": [{"id": 5, "crashed": true, "stacktrace": {"frames": [{"inApp": true, "function": "a"}]}}, {"id": 6, "crashed": true, "stacktrace": {"frames": [{"inApp": true, "function": "b"}]}}]}}]}`, []any{"top_in_app_frame", "function"}, `"a"`, nil},
		"own frame without a crash":              {`{"entries": [{"type": "exception", "data": {"values": [{"type": "E"}]}}, {"type": "threads", "data": {"values": [{"id": 5, "stacktrace": {"frames": [{"inApp": true, "function": "other"}]}}]}}, {"type": "stacktrace", "data": {"frames": [{"inApp": true, "function": "legacy"}]}}]}`, []any{"top_in_app_frame", "function"}, `"legacy"`, nil},
		"own frame of nothing but a stack trace": {`{"entries": [{"type": "stacktrace", "data": {"frames": [{"inApp": true, "function": "legacy"}]}}]}`, []any{"top_in_app_frame", "function"}, `"legacy"`, nil},
		"no own frame in the exception":          {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"inApp": false}]}}]}}, {"type": "threads", "data": {"values": [{"id": 6, "crashed": true, "stacktrace": {"frames": [{"inApp": true, "function": "crashed"}]}}]}}, {"type": "stacktrace", "data": {"frames": [{"inApp": true, "function": "legacy"}]}}]}`, []any{"top_in_app_frame", "function"}, `null`, nil},
		"no own frame in the thread":             {`{"entries": [{"type": "exception", "data": {"values": [{"threadId": 6}]}}, {"type": "threads", "data": {"values": [{"id": 6, "stacktrace": {"frames": [{"inApp": false, "function": "named"}]}}]}}, {"type": "stacktrace", "data": {"frames": [{"inApp": true, "function": "legacy"}]}}]}`, []any{"top_in_app_frame", "function"}, `null`, nil},
		"thread with a state of another type":    {`{"entries": [{"type": "threads", "data": {"values": [{"id": 1, "crashed": "yes"}]}}, {"type": "stacktrace", "data": {"frames": [{"inApp": true, "function": "legacy"}]}}]}`, []any{"top_in_app_frame", "function"}, `"legacy"`, []string{"entries[0].data.values[0].crashed"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tc.expect(t)
		})
	}
}
