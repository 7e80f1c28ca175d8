// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// TestUnexpectedInputNeverFailsRead covers kinds of unexpected input, one at a time: its
// result, and the reported path.
func TestUnexpectedInputNeverFailsRead(t *testing.T) {
	t.Parallel()
	const digits = "123456789012345678901234567890"
	for name, tc := range map[string]reading{
		"number where text belongs":        {`{"title": 4509062593708032}`, []any{"title"}, `"4509062593708032"`, nil},
		"exact number as text":             {`{"title": 3.1581633495131787e+38}`, []any{"title"}, `"3.1581633495131787e+38"`, nil},
		"text where a number belongs":      {`{"size": "12.50"}`, []any{"size"}, `12.5`, nil},
		"long integer":                     {`{"size": ` + digits + `}`, []any{"size"}, digits, nil},
		"long integer as text":             {`{"size": "` + digits + `"}`, []any{"size"}, digits, nil},
		"exact fraction":                   {`{"startTimestamp": 1735689600.123456789012345678}`, []any{"start_timestamp"}, `1735689600.123456789012345678`, nil},
		"huge exponent":                    {`{"size": 1e400}`, []any{"size"}, "1" + strings.Repeat("0", 400), nil},
		"thousand digits":                  {`{"size": 1e999}`, []any{"size"}, "1" + strings.Repeat("0", 999), nil},
		"over a thousand digits":           {`{"size": 1e1000}`, []any{"size"}, `null`, []string{"size"}},
		"over a thousand decimals":         {`{"size": 1e-1000}`, []any{"size"}, `null`, []string{"size"}},
		"absurd exponent":                  {`{"size": 1e99999999999999999999}`, []any{"size"}, `null`, []string{"size"}},
		"zero with an absurd exponent":     {`{"size": 0e99999999999999999999}`, []any{"size"}, `0`, nil},
		"zero as text":                     {`{"size": "-0.0e-99999999999999999999"}`, []any{"size"}, `0`, nil},
		"number with a plus":               {`{"size": "+1"}`, []any{"size"}, `null`, []string{"size"}},
		"hexadecimal":                      {`{"size": "0x1F"}`, []any{"size"}, `null`, []string{"size"}},
		"truth value where text":           {`{"title": true}`, []any{"title"}, `null`, []string{"title"}},
		"object where text":                {`{"title": {}}`, []any{"title"}, `null`, []string{"title"}},
		"text where an object":             {`{"sdk": "x"}`, []any{"sdk", "name"}, `null`, []string{"sdk"}},
		"list where an object":             {`{"release": []}`, []any{"release", "version"}, `null`, []string{"release"}},
		"text where a list":                {`{"fingerprints": "x"}`, []any{"fingerprints"}, `[]`, []string{"fingerprints"}},
		"text where a map":                 {`{"packages": "x"}`, []any{"packages"}, `{}`, []string{"packages"}},
		"text where a truth value":         {`{"contexts": {"device": {"online": "true"}}}`, []any{"contexts", "device", "online"}, `null`, []string{"contexts.device.online"}},
		"null members of lists":            {`{"errors": [null, {"type": "a"}, null]}`, []any{"errors"}, `[{"data_json":null,"message":null,"type":"a"}]`, nil},
		"wrong members of lists":           {`{"errors": ["a", 1, {"type": "a"}]}`, []any{"errors", 0, "type"}, `"a"`, []string{"errors[0]", "errors[1]"}},
		"null values of maps":              {`{"packages": {"a": "1", "b": null}}`, []any{"packages"}, `{"a":"1"}`, nil},
		"unexpected values of maps":        {`{"packages": {"a": 1, "b": {}, "c.d e": []}}`, []any{"packages"}, `{"a":"1"}`, []string{"packages.b", `packages["c.d e"]`}},
		"metadata takes all":               {`{"metadata": {"a": 1.0, "b": true, "c": {"z": 1, "y": null}, "d": "text", "e": null}}`, []any{"metadata"}, `{"a":"1.0","b":"true","c":"{\"y\":null,\"z\":1}","d":"text"}`, nil},
		"flags take all":                   {`{"contexts": {"flags": {"values": [{"flag": "a", "result": true}, {"flag": "b", "result": "x"}, {"flag": "c", "result": 1.5}, {"flag": "d"}]}}}`, []any{"contexts", "flags"}, `{"a":"true","b":"x","c":"1.5"}`, nil},
		"evidence takes all":               {`{"occurrence": {"evidenceDisplay": [{"name": "a", "value": [1]}]}}`, []any{"occurrence", "evidence_display", 0, "value"}, `"[1]"`, nil},
		"tags of spans take all":           {`{"entries": [{"type": "spans", "data": [{"tags": {"a": true, "b": "x"}}]}]}`, []any{"spans", 0, "tags"}, `{"a":"true","b":"x"}`, nil},
		"first of a repeated tag":          {`{"tags": [{"key": "a", "value": "1"}, {"key": "a", "value": "2"}]}`, []any{"tags"}, `{"a":"1"}`, nil},
		"last of a repeated key":           {`{"title": "first", "title": "last"}`, []any{"title"}, `"last"`, nil},
		"last of a repeated key, null":     {`{"title": "first", "title": null}`, []any{"title"}, `null`, nil},
		"tags without key or value":        {`{"tags": [{"key": null, "value": "1"}, {"key": "a", "value": null}, {"key": "b"}, {}]}`, []any{"tags"}, `{}`, nil},
		"null JSON":                        {`{"breakdowns": null}`, []any{"breakdowns_json"}, `null`, nil},
		"normalized JSON":                  {`{"breakdowns": {"b": 1.0, "a": [true, null], "b": 1e2}}`, []any{"breakdowns_json"}, `"{\"a\":[true,null],\"b\":1e2}"`, nil},
		"unknown entry types":              {`{"entries": [{"type": "hologram", "data": {"b": 1, "a": 2}}]}`, []any{"other_entries_json"}, `{"hologram":"{\"a\":2,\"b\":1}"}`, nil},
		"second entry of a type":           {`{"entries": [{"type": "message", "data": {"message": "1"}}, {"type": "message", "data": {"message": "2"}}]}`, []any{"logentry", "message"}, `"1"`, []string{"entries[1]"}},
		"entry without a type":             {`{"entries": [{"data": {}}]}`, []any{"entry_types"}, `[]`, []string{"entries[0]"}},
		"single exception value":           {`{"entries": [{"type": "exception", "data": {"value": {"type": "E"}}}]}`, []any{"exceptions", 0, "type"}, `"E"`, nil},
		"query as pairs":                   {`{"entries": [{"type": "request", "data": {"query": [["a b", "c&d"], null, ["e", null], ["f", ""]]}}]}`, []any{"request", "query_string"}, `"a+b=c%26d\u0026e\u0026f="`, nil},
		"query as text":                    {`{"entries": [{"type": "request", "data": {"query": "a=1&b"}}]}`, []any{"request", "query_string"}, `"a=1\u0026b"`, nil},
		"thread ids beyond 64 bits":        {`{"entries": [{"type": "threads", "data": {"values": [{"id": 18446744073709551616}]}}]}`, []any{"threads", 0, "id"}, `"18446744073709551616"`, nil},
		"lone surrogate":                   {`{"title": "a\ud800b"}`, []any{"title"}, "\"a\ufffdb\"", nil},
		"invalid UTF-8":                    {"{\"title\": \"a\xffb\"}", []any{"title"}, "\"a\ufffdb\"", nil},
		"NUL":                              {`{"title": "a\u0000b"}`, []any{"title"}, `"a\u0000b"`, nil},
		"templates of HCL":                 {`{"title": "${a} %{b}"}`, []any{"title"}, `"${a} %{b}"`, nil},
		"empty keys":                       {`{"": 1, "metadata": {"": "x"}}`, []any{"metadata"}, `{"":"x"}`, nil},
		"byte order mark":                  {"\ufeff{\"title\": \"x\"}", []any{"title"}, `"x"`, nil},
		"measurement without unit":         {`{"measurements": {"mark.fcp": {"value": 1.5}, "x": null, "y": 2}}`, []any{"measurements"}, `{"mark.fcp":{"unit":null,"value":1.5}}`, []string{"measurements.y"}},
		"resolved_with sorted":             {`{"resolvedWith": ["b", null, "a"]}`, []any{"resolved_with"}, `["a","b"]`, nil},
		"resolved_with in snake case":      {`{"resolvedWith": null, "resolved_with": ["b", null, 1, "a"]}`, []any{"resolved_with"}, `["1","a","b"]`, nil},
		"resolved_with of another type":    {`{"resolved_with": {"a": "b"}}`, []any{"resolved_with"}, `[]`, []string{"resolved_with"}},
		"resolved_with in both":            {`{"resolved_with": ["b"], "resolvedWith": ["a"]}`, []any{"resolved_with"}, `["a"]`, nil},
		"ID that the response lacks":       {`{"eventID": null, "groupID": "17"}`, []any{"id"}, `"` + anyID + `"`, nil},
		"id that is empty":                 {`{"eventID": "", "groupID": "17"}`, []any{"id"}, `"` + anyID + `"`, nil},
		"tags that compose to one":         {`{"tags": [{"key": "\u00e9", "value": "1"}, {"key": "e\u0301", "value": "2"}]}`, []any{"tags"}, "{\"\u00e9\":\"1\"}", nil},
		"no exception, no type of one":     {`{"metadata": {"type": "A", "value": "b"}}`, []any{"exception_type"}, `null`, nil},
		"flags that compose to one":        {`{"contexts": {"flags": {"values": [{"flag": "\u00e9", "result": "1"}, {"flag": "e\u0301", "result": "2"}]}}}`, []any{"contexts", "flags"}, "{\"\u00e9\":\"2\"}", nil},
		"internal id":                      {`{"eventID": "ffffffffffffffffffffffffffffffff", "id": "7"}`, []any{"internal_id"}, `"7"`, nil},
		"user tags are the user's":         {`{"tags": [{"key": "user", "value": "id:1"}, {"key": "user.email", "value": "e"}, {"key": "username", "value": "kept"}]}`, []any{"tags"}, `{"username":"kept"}`, nil},
		"user tags":                        {`{"tags": [{"key": "user", "value": "id:1"}, {"key": "user.email", "value": "e"}, {"key": "username", "value": "kept"}]}`, []any{"user", "tags"}, `{"user":"id:1","user.email":"e"}`, nil},
		"handled by the tag":               {`{"tags": [{"key": "handled", "value": "no"}]}`, []any{"handled"}, `false`, nil},
		"handled in capitals":              {`{"tags": [{"key": "handled", "value": "YES"}]}`, []any{"handled"}, `true`, nil},
		"not handled in capitals":          {`{"tags": [{"key": "handled", "value": "False"}]}`, []any{"handled"}, `false`, nil},
		"handled by the tag, new":          {`{"tags": [{"key": "handled", "value": "true"}]}`, []any{"handled"}, `true`, nil},
		"handled by the last exception":    {`{"entries": [{"type": "exception", "data": {"values": [{"mechanism": {"handled": true}}, {"mechanism": {"handled": false}}]}}]}`, []any{"handled"}, `false`, nil},
		"handled by the main exception":    {`{"metadata": {"type": "A"}, "entries": [{"type": "exception", "data": {"values": [{"type": "A", "mechanism": {"handled": true}}, {"type": "B", "mechanism": {"handled": false}}]}}]}`, []any{"handled"}, `true`, nil},
		"handled by a cut value":           {`{"metadata": {"type": "A", "value": "long text..."}, "entries": [{"type": "exception", "data": {"values": [{"type": "A", "value": "long text and more", "mechanism": {"handled": true}}, {"type": "A", "value": "other", "mechanism": {"handled": false}}]}}]}`, []any{"handled"}, `true`, nil},
		"handled is unknown":               {`{"tags": [{"key": "handled", "value": "maybe"}]}`, []any{"handled"}, `null`, nil},
		"top frame is the innermost":       {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"inApp": true, "filename": "outer"}, {"inApp": true, "filename": "inner", "lineNo": 2, "context": [[1, "a"], [2, "b"]]}, {"inApp": false, "filename": "library"}]}}]}}]}`, []any{"top_in_app_frame", "filename"}, `"inner"`, nil},
		"context line":                     {`{"entries": [{"type": "exception", "data": {"values": [{"stacktrace": {"frames": [{"inApp": true, "lineNo": 2, "context": [[1, "a"], [2, "b"]]}]}}]}}]}`, []any{"top_in_app_frame", "context_line"}, `"b"`, nil},
		"user of nulls":                    {`{"user": {"id": null, "email": "", "data": {}, "geo": null}}`, []any{"user_present"}, `false`, nil},
		"user with only id":                {`{"user": {"id": "7"}}`, []any{"user_present"}, `true`, nil},
		"user with only email":             {`{"user": {"email": "a@example.com"}}`, []any{"user_present"}, `true`, nil},
		"user with only username":          {`{"user": {"username": "a"}}`, []any{"user_present"}, `true`, nil},
		"user with only name":              {`{"user": {"name": "A"}}`, []any{"user_present"}, `true`, nil},
		"user with only data":              {`{"user": {"data": {"plan": "x"}}}`, []any{"user_present"}, `true`, nil},
		"user with only geo":               {`{"user": {"geo": {"city": "Graz"}}}`, []any{"user_present"}, `true`, nil},
		"handled by the last of two alike": {`{"metadata": {"type": "A"}, "entries": [{"type": "exception", "data": {"values": [{"type": "A", "mechanism": {"handled": true}}, {"type": "A", "mechanism": {"handled": false}}, {"type": "B"}]}}]}`, []any{"handled"}, `false`, nil},
		"user in a tag":                    {`{"user": null, "tags": [{"key": "user", "value": "id:1"}]}`, []any{"user_present"}, `true`, nil},
		"user in a tag with a dot":         {`{"tags": {"user.email": "a@example.com"}}`, []any{"user_present"}, `true`, nil},
		"user in a pair":                   {`{"user": {}, "tags": [["level", "error"], ["user.geo.city", "Graz"]]}`, []any{"user_present"}, `true`, nil},
		"user in an empty tag":             {`{"tags": [["user", ""], ["user.id", null], ["username", "x"], ["users", "x"]]}`, []any{"user_present"}, `false`, nil},
		"user with an address":             {`{"user": {"ip_address": "192.0.2.1"}}`, []any{"user_present"}, `true`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tc.expect(t)
		})
	}
}

// reading is the result of an event: the value of one attribute, and the reported paths.
type reading struct {
	body     string
	at       []any
	want     string // as JSON
	warnings []string
}

// expect reads the event with everything.
func (r reading) expect(t *testing.T) {
	t.Helper()
	state, diagnostics := readBody(t, r.body, everything)
	if got := rawJSON(t, state.Get(r.at...)); got != r.want {
		t.Errorf("%v = %s, want %s", r.at, got, r.want)
	}
	warnings := []string{}
	for _, path := range state.Get("read_warnings").([]any) {
		warnings = append(warnings, path.(string))
	}
	if got, want := fmt.Sprint(warnings), fmt.Sprint(append([]string{}, r.warnings...)); got != want {
		t.Errorf("read_warnings = %s, want %s", got, want)
	}
	if len(r.warnings) == 0 && len(diagnostics) > 0 {
		t.Errorf("unexpected: %s", acctest.Texts(diagnostics))
	}
	if len(r.warnings) > 0 {
		acctest.ExpectDiagnostic(t, diagnostics, "Event Has Values of Unexpected Type", "", namesOfContainers(r.warnings)...)
	}
}

// namesOfContainers returns the first step of each path. The warning must contain it,
// whatever the keys below it are.
func namesOfContainers(paths []string) []string {
	names := []string{}
	for _, path := range paths {
		names = append(names, strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' })[0])
	}
	return names
}

// rawJSON encodes a value as JSON, numbers with all their digits.
func rawJSON(t *testing.T, value any) string {
	t.Helper()
	return asJSON(t, value)
}

// TestWarningHidesKeysOfSender: a key can be as personal as a value.
func TestWarningHidesKeysOfSender(t *testing.T) {
	t.Parallel()
	state, diagnostics := readBody(t, `{"packages": {"dana@example.com": {}}, "measurements": {"dana": 1}, "tags": {"dana": []},
		"contexts": {"response": {"headers": {"dana": {}}}}}`, everything)
	if text := acctest.Texts(diagnostics); strings.Contains(text, "dana") || !strings.Contains(text, "packages[*]") || !strings.Contains(text, "headers[*]") || !strings.Contains(text, "tags[*]") {
		t.Errorf("the warning is:\n%s", text)
	}
	if got := asJSON(t, state.Get("read_warnings")); !strings.Contains(got, "dana@example.com") {
		t.Errorf("read_warnings = %s", got)
	}
}

func TestWarningNamesFirstPathsOnly(t *testing.T) {
	t.Parallel()
	state, diagnostics := readBody(t, `{"title": [], "message": [], "culprit": [], "location": [], "platform": [], "dist": [], "type": []}`, nil)
	acctest.ExpectDiagnostic(t, diagnostics, "Event Has Values of Unexpected Type", "", "and 2 more")
	if paths := state.Get("read_warnings").([]any); len(paths) != 7 {
		t.Errorf("read_warnings = %v", paths)
	}
}

// TestUnreadSectionsReportNoMismatches: sections that are read only for other attributes
// cause no warnings.
func TestUnreadSectionsReportNoMismatches(t *testing.T) {
	t.Parallel()
	body := `{"tags": [{"key": {}, "value": []}], "user": "x", "entries": [
		{"type": "breadcrumbs", "data": {"values": "x"}}, {"type": "threads", "data": []},
		{"type": "exception", "data": {"values": [{"mechanism": "x", "stacktrace": {"frames": "x"}}]}}]}`
	state, diagnostics := readBody(t, body, map[string]any{"exclude": []string{"all"}})
	if len(diagnostics) > 0 {
		t.Errorf("%s%v", acctest.Texts(diagnostics), state.Get("read_warnings"))
	}
}
