// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"net/http"
	"strings"
	"testing"
)

func TestNextCursorIsReadFromLink(t *testing.T) {
	t.Parallel()
	const previous = `<https://sentry.io/a?b=1%2C2>; rel="previous"; results="false"; cursor="0:0:1"`
	// A next page without a usable cursor.
	const unknown = "unknown"
	next := func(parameters string) string {
		return previous + `, <https://sentry.io/a?&cursor=0:9:0>; ` + parameters
	}
	for name, test := range map[string]struct{ header, want string }{
		"next":             {next(`rel="next"; results="true"; cursor="0:100:0"`), "0:100:0"},
		"without blanks":   {strings.ReplaceAll(next(`rel="next"; results="true"; cursor="0:100:0"`), " ", ""), "0:100:0"},
		"without quotes":   {next(`rel=next; results=true; cursor=abc`), "abc"},
		"case":             {next(`REL="Next"; Results="true"; CURSOR="Ab"`), "Ab"},
		"other order":      {`<u>; cursor="1:2:0"; results="true"; rel="next", ` + previous, "1:2:0"},
		"comma in text":    {`<u>; title="a, <b>"; rel="previous", <v>; title="c,d"; rel="next"; results="true"; cursor="1:2:0"`, "1:2:0"},
		"first wins":       {next(`rel="next"; results="false"; cursor="a", <w>; rel="next"; results="true"; cursor="b"`), ""},
		"the end":          {next(`rel="next"; results="false"; cursor="0:100:0"`), ""},
		"other results":    {next(`rel="next"; results="maybe"; cursor="0:100:0"`), ""},
		"no results":       {next(`rel="next"; cursor="0:100:0"`), ""},
		"no cursor":        {next(`rel="next"; results="true"`), unknown},
		"empty cursor":     {next(`rel="next"; results="true"; cursor=""`), unknown},
		"long cursor":      {next(`rel="next"; results="true"; cursor="` + strings.Repeat("1", 257) + `"`), unknown},
		"no relation":      {next(`results="true"; cursor="0:100:0"`), ""},
		"only previous":    {previous, ""},
		"empty":            {"", ""},
		"open bracket":     {`<https://sentry.io/; rel="next"; results="true"; cursor="a"`, unknown},
		"open quote":       {`<u>; rel="next"; results="true"; cursor="a`, unknown},
		"no parameters":    {`<u>`, ""},
		"no bracket":       {`rel="next"; results="true"; cursor="a"`, unknown},
		"garbage":          {`<>;;;,,,"<">;=`, ""},
		"twice the cursor": {next(`rel="next"; results="true"; cursor="a"; cursor="b"`), unknown},
		"broken before it": {`<u>; rel=, <v>; rel="next"; results="true"; cursor="a"`, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, known := nextCursor(http.Header{"Link": {test.header}})
			if known != (test.want != unknown) || known && got != test.want {
				t.Errorf("got %q %t, want %q", got, known, test.want)
			}
		})
	}
	parts := []string{previous, `<u>; rel="next"; results="true"; cursor="a"`}
	if got, known := nextCursor(http.Header{"Link": parts}); got != "a" || !known {
		t.Errorf("got %q of two headers", got)
	}
}

func FuzzNextCursor(f *testing.F) {
	f.Add(`<u>; rel="previous", <v>; rel="next"; results="true"; cursor="0:100:0"`)
	f.Add(`<u>; rel="next`)
	f.Add(`<u>; rel="next"; results="false"; cursor="0:100:0"`)
	f.Add(`u, <`)
	f.Fuzz(func(t *testing.T, header string) {
		cursor, _ := nextCursor(http.Header{"Link": {header}})
		if !strings.Contains(strings.ReplaceAll(header, `\`, ""), cursor) && !strings.Contains(header, `\`) {
			t.Errorf("%q is not in %q", cursor, header)
		}
	})
}
