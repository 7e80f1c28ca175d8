// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// contentFaults returns complete responses that contain something other than an event, or an
// unusual event.
func contentFaults() []fault {
	var rows []fault
	for name, body := range map[string]string{
		"nothing": "", "white space": " \r\n", "half of an event": spilled, "a list": `["` + eventCanary + `"]`, "a text": `"` + eventCanary + `"`,
		"a number": "42", "null": "null", "true": "true", "two documents": `{"title": "` + eventCanary + `"}{"title": "b"}`,
		"two documents in lines": "{}\n{}\n", "a comma too many": `{"title": "a",}`, "single quotes": `{'title': 'a'}`, "a comment": `{} // done`,
		"JavaScript": `callback({"title": "a"})`, "a guard": ")]}'\n{}", "infinity": `{"title": -Infinity}`, "a page": "<html>" + eventCanary,
		"UTF-16": "\xff\xfe{\x00}\x00", "NULs": "\x00\x00\x00\x00", "an unclosed list": strings.Repeat("[", 100_000), "a text without end": spilled + strings.Repeat("x", 1<<20),
	} {
		summary, attribute := "Invalid JSON From Sentry", ""
		switch name {
		case "an unclosed list":
			summary, attribute = "Response Too Complex", "event_id"
		case "a list", "a text", "a number", "null", "true":
			summary = "Unexpected Response From Sentry"
		}
		rows = append(rows, fault{
			name: "body is " + name, mock: []mocksentry.Fault{mocksentry.RespondBody(body)}, summary: summary, attribute: attribute,
			want: []string{"The provider discarded the "},
		}.once())
	}
	for name, body := range map[string]string{
		"depth 10,000":         `{"a": ` + strings.Repeat(`{"a":`, 10_000) + `"` + eventCanary + `"` + strings.Repeat("}", 10_001),
		"depth 10,000 of list": `{"a": ` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`,
		"three million values": `{"a": [1` + strings.Repeat(",1", 3_000_000) + `]}`,
	} {
		rows = append(rows, fault{
			name: "body of " + name, mock: []mocksentry.Fault{mocksentry.RespondBody(body)}, summary: "Response Too Complex", attribute: "event_id",
			want: []string{"The provider discarded the response."},
		}.once())
	}
	rows = append(rows,
		fault{name: "half of the event, with a length that fits", mock: []mocksentry.Fault{{Truncate: true}}, summary: "Invalid JSON From Sentry"}.once(),
		fault{name: "the event twice", mock: []mocksentry.Fault{{Double: true}}, summary: "Invalid JSON From Sentry"}.once(),
	)
	return slices.Concat(rows, foreignEvents(), unexpectedEvents())
}

// foreignEvents returns JSON documents that are not the requested event.
func foreignEvents() []fault {
	return []fault{
		fault{
			name: "an error in place of the event", mock: []mocksentry.Fault{mocksentry.RespondBody(`{"detail": "Event not found"}`)},
			summary: "Unexpected Response From Sentry", want: []string{"an object with 1 key", "The provider discarded the response."},
		}.once(),
		fault{
			name: "an object without anything", mock: []mocksentry.Fault{mocksentry.RespondBody(`{}`)},
			summary: "Unexpected Response From Sentry", want: []string{"an object with 0 keys"},
		}.once(),
		fault{
			name: "another event", mock: []mocksentry.Fault{mocksentry.RespondBody(`{"eventID": "` + otherID + `", "title": "` + eventCanary + `"}`)},
			summary: "Response About Another Event", attribute: "event_id", want: []string{"The provider discarded the response."},
		}.once(),
		fault{
			name: "many objects, but not too many", mock: []mocksentry.Fault{mocksentry.RespondBody(`{"groupID": "171", "title": "good", "errors": [{}` + strings.Repeat(",{}", 100_000) + `]}`)},
			title: "good",
		}.once(),
	}
}

// unexpectedEvents are read successfully. Each row contains the expected parts of the state.
func unexpectedEvents() []fault {
	const good = "good"
	var rows []fault
	for name, event := range map[string]struct {
		body, title, warns string
		parts              []string
	}{
		"a byte order mark":       {body: "\xef\xbb\xbf" + `{"title": "good"}`, title: good},
		"white space around it":   {body: "\r\n\t " + `{"title": "good"}` + " \n", title: good},
		"an unknown field":        {body: `{"title": "good", "addedTomorrow": {"a": [1, {"b": null}]}}`, title: good},
		"a repeated key":          {body: `{"title": "first", "title": "good"}`, title: good},
		"an escaped key":          {body: `{"ti\u0074le": "good"}`, title: good},
		"invalid UTF-8":           {body: "{\"title\": \"a\xffb\xc3\"}", title: "a\ufffdb\ufffd"},
		"overlong UTF-8":          {body: "{\"title\": \"\xc0\xaf\"}", title: "\ufffd"},
		"a NUL":                   {body: `{"title": "a\u0000b"}`, title: "a\x00b"},
		"a raw NUL":               {body: "{\"title\": \"a\x00b\"}", title: "a\x00b"},
		"surrogates in UTF-8":     {body: "{\"title\": \"\xed\xa0\x80\"}", title: "\ufffd"},
		"lone surrogates":         {body: `{"title": "\ud800 and \udc00"}`, title: "\ufffd and \ufffd"},
		"a pair of surrogates":    {body: `{"title": "\ud83d\ude00"}`, title: "\U0001F600"},
		"an integer of 20 digits": {body: `{"title": 12345678901234567890, "size": 98765432109876543210}`, title: "12345678901234567890", parts: []string{`"size": 98765432109876543210`}},
		"1e400 as a text":         {body: `{"title": 1e400}`, title: "1e400"},
		"1e400 as a size":         {body: `{"title": "good", "size": 1e400}`, title: good, parts: []string{`"size": 1` + strings.Repeat("0", 400)}},
		"templates":               {body: `{"title": "${var.token} %{ if true }x%{ endif } $${y}"}`, title: "${var.token} %{ if true }x%{ endif } $${y}"},
		"escapes of a terminal":   {body: `{"title": "\u001b[2J\u001b]0;x\u0007\u202e"}`, title: "\x1b[2J\x1b]0;x\a\u202e"},
		"unusual keys": {body: `{"title": "good", "context": {"": 1, "a.b": 2, "a\"b": 3, "${x}": 4, "a[0]": 5, "%{ if true }": 6, "\ud800": 7}, "packages": {"": "1", "a.b": "2"}}`, title: good, parts: []string{
			`"": "1"`, `"a.b": "2"`, `"a\"b": "3"`, `"${x}": "4"`, `"a[0]": "5"`,
		}},
		"a title of another type":   {body: `{"title": {"text": "` + eventCanary + `"}}`, warns: "Event Has Values of Unexpected Type"},
		"entries of another type":   {body: `{"title": "good", "entries": "` + eventCanary + `"}`, title: good, warns: "Event Has Values of Unexpected Type"},
		"entries of null":           {body: `{"title": "good", "entries": [null, {"type": "exception", "data": null}]}`, title: good},
		"an entry of the future":    {body: `{"title": "good", "entries": [{"type": "hologram", "data": [1]}]}`, title: good},
		"one entry twice":           {body: `{"title": "good", "entries": [{"type": "message"}, {"type": "message"}]}`, title: good, warns: "Event Has Values"},
		"numbers that are none":     {body: `{"title": "good", "size": 01}`, title: good, warns: "Event Has Values of Unexpected Type"},
		"an id of somebody else":    {body: `{"title": "good", "eventID": "../../etc"}`, title: good},
		"keys that need NFC":        {body: `{"title": "good", "context": {"e\u0301": 1, "\u00e9": 2}}`, title: good},
		"a detail like an error's":  {body: `{"title": "good", "detail": "Event not found", "id": "7"}`, title: good},
		"a million-character title": {body: `{"title": "` + strings.Repeat("x", 1<<20) + `"}`, title: strings.Repeat("x", 1<<20)},
		"a key of a megabyte":       {body: `{"title": "good", "context": {"` + strings.Repeat("k", 1<<20) + `": 1}}`, title: good},
	} {
		body := strings.Replace(event.body, `{"`, `{"groupID": "171", "`, 1) // Without groupID, it is not an event.
		rows = append(rows, fault{
			name: "event with " + name, mock: []mocksentry.Fault{mocksentry.RespondBody(body)}, title: event.title, warns: event.warns,
			parts: event.parts,
		}.once())
	}
	return rows
}
