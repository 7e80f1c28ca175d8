// SPDX-License-Identifier: MPL-2.0

package argument_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
)

func TestSuggestionIsNearestName(t *testing.T) {
	t.Parallel()
	sections := append(event.SectionNames(), "all")
	for text, want := range map[string]string{
		"frame": "`frames`", "Frames": "`frames`", "fraems": "`frames`", "farmes": "`frames`", "exception": "`exceptions`", "breadcrumb": "`breadcrumbs`",
		"userReport": "`user_report`", "user-report": "`user_report`", "user report": "`user_report`", "USER_REPORTS": "`user_report`",
		"userreport": "`user_report`", "release-detail": "`release_details`", "otherEntries": "`other_entries`", " raw\n": "`raw`",
		"rawx": "`raw`", "al": "`all`", "span": "`spans`", "sacn": "", "context": "`contexts`", "req uest": "`request`",

		"": "", "_": "", "x": "", "ra": "`raw`", "rw": "`raw`", "ro": "", "frames": "", "stacktrace": "", "contextual": "", "everything": "", "*": "",
		"frames,threads": "", "ta": "`tags`", "tg": "`tags`", "usr": "`user`", strings.Repeat("frames", 1<<18): "", "фреймс": "", "\xff\xfe": "", "ẗags": "`tags`",
	} {
		if want != "" {
			want = " Did you mean " + want + "?"
		}
		if got := argument.Suggestion(text, sections...); got != want {
			t.Errorf("%.20q: %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"cat": " Did you mean `cart` or `coat`?", "car": " Did you mean `cart` or `card`?", "cart": " Did you mean `card` or `care`?", "chart": " Did you mean `cart`?",
	} {
		if got := argument.Suggestion(text, "cart", "coat", "card", "care", "coach"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if got := argument.Suggestion("frames"); got != "" {
		t.Errorf("%q of no names", got)
	}
}

// TestSuggestionRecognizesAnyNamingStyle: a section is recognized in each style of writing
// names, without any of its letters, and without its plural.
func TestSuggestionRecognizesAnyNamingStyle(t *testing.T) {
	t.Parallel()
	sections := event.SectionNames()
	for _, name := range sections {
		words := strings.Split(name, "_")
		for i, word := range words {
			words[i] = strings.ToUpper(word[:1]) + word[1:]
		}
		for _, text := range []string{
			strings.ToUpper(name), strings.Join(words, ""), strings.Join(words, "-"), strings.Join(words, " "), name + "s", strings.TrimSuffix(name, "s"),
		} {
			if got := argument.Suggestion(text, sections...); got != " Did you mean `"+name+"`?" && text != name {
				t.Errorf("%q: %q, want %s", text, got, name)
			}
		}
		for i := range name {
			text := name[:i] + name[i+1:]
			if got := argument.Suggestion(text, sections...); !strings.Contains(got, "`"+name+"`") {
				t.Errorf("%q: %q, want %s", text, got, name)
			}
		}
	}
}

// TestOneOfSuggestsName: the suggestion comes before the list of all names, and repeats
// nothing that controls a terminal.
func TestOneOfSuggestsName(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"thread":       `There is no section "thread". Did you mean ` + "`threads`? It must be one of frames, threads.",
		"minidump":     `There is no section "minidump". It must be one of frames, threads.`,
		"\x1bframes":   `There is no section "\x1bframes". Did you mean ` + "`frames`? It must be one of frames, threads.",
		"frames ":      `There is no section "frames ". Did you mean ` + "`frames`? It must be one of frames, threads.",
		"frames":       "",
		"threads":      "",
		"fra\u200bmes": `There is no section "fra\u200bmes". Did you mean ` + "`frames`? It must be one of frames, threads.",
	} {
		var got validator.StringResponse
		argument.OneOf("section", "frames", "threads").ValidateString(t.Context(), validator.StringRequest{
			Path: path.Root("include").AtSetValue(types.StringValue(text)), ConfigValue: types.StringValue(text),
		}, &got)
		switch {
		case want == "" && len(got.Diagnostics) == 0:
		case want == "" || len(got.Diagnostics) != 1:
			t.Errorf("%q: %v", text, got.Diagnostics)
		case got.Diagnostics[0].Detail() != want || got.Diagnostics[0].Summary() != "Unknown Section":
			t.Errorf("%q: %s", text, got.Diagnostics[0].Detail())
		}
	}
}

// TestInvalidEventIDSuggestsPosition: a string that is clearly not an event ID may be a
// position, which only a block with an issue accepts.
func TestInvalidEventIDSuggestsPosition(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"lates": "latest", "latests": "latest", "last": "latest", "Newest": "latest", "first": "oldest",
		"lastest\n": "latest", "LATES": "latest", "oldst": "oldest", "recommend": "recommended",
		"newer": "", "second": "", "": "", "abc123": "", eventID[1:]: "", eventID + "0": "", "12": "", "WEB-1A2": "", "latest-1": "",
	} {
		got := argument.InvalidIssueEventID(path.Root("event_id"), text).Detail()
		if suggests := strings.Contains(got, "Did you mean"); suggests != (want != "") || suggests && !strings.HasSuffix(got, " Did you mean `"+want+"`?") {
			t.Errorf("%q: %s", text, got)
		}
		if other := argument.InvalidEventID(path.Root("event_id"), text).Detail(); strings.Contains(other, "Did you mean") {
			t.Errorf("%q: %s", text, other)
		}
	}
}
