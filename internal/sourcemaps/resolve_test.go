// SPDX-License-Identifier: MPL-2.0

package sourcemaps_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// Parts of a frame's report.
const (
	idBoth    = `"debug_id_process": {"debug_id": "d1", "uploaded_source_file_with_correct_debug_id": true, "uploaded_source_map_with_correct_debug_id": true}`
	idFile    = `"debug_id_process": {"debug_id": "d1", "uploaded_source_file_with_correct_debug_id": true, "uploaded_source_map_with_correct_debug_id": false}`
	idMap     = `"debug_id_process": {"debug_id": "d1", "uploaded_source_file_with_correct_debug_id": false, "uploaded_source_map_with_correct_debug_id": true}`
	idNothing = `"debug_id_process": {"debug_id": "d1", "uploaded_source_file_with_correct_debug_id": false, "uploaded_source_map_with_correct_debug_id": false}`
	noID      = `"debug_id_process": {"debug_id": null, "uploaded_source_file_with_correct_debug_id": false, "uploaded_source_map_with_correct_debug_id": false}`
	someIDs   = `"has_uploaded_some_artifact_with_a_debug_id": true`
	artifacts = `"release": "1.0", "dist": "7", "release_has_some_artifact": true`
)

func release(file, sourceMap, reference string) string {
	return `"release_process": {"source_file_lookup_result": "` + file + `", "source_map_lookup_result": "` + sourceMap +
		`", "source_map_reference": ` + reference + `}`
}

func scraping(file, sourceMap string) string {
	return `"scraping_process": {"source_file": ` + file + `, "source_map": ` + sourceMap + `}`
}

const (
	fetched = `{"status": "success", "url": "https://x/a.js"}`
	failed  = `{"status": "failure", "reason": "not_found", "details": "The server responded with 404"}`
)

// TestResolvedNamesCauseOfEachFrame: a report names what resolves each frame, or the problem.
func TestResolvedNamesCauseOfEachFrame(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ report, frame, by, problem string }{
		"debug id":                 {"", idBoth, "debug-id", ""},
		"debug id before others":   {artifacts, idBoth + "," + release("wrong-dist", "unsuccessful", "null") + "," + scraping(failed, "null"), "debug-id", ""},
		"debug id of any SDK":      {`"sdk_debug_id_support": "unofficial-sdk"`, idBoth, "debug-id", ""},
		"release":                  {artifacts, idNothing + "," + release("found", "found", `"a.map"`), "release", ""},
		"scraping":                 {"", noID + "," + scraping(fetched, fetched), "scraping", ""},
		"scraped map of a release": {artifacts, noID + "," + release("found", "unsuccessful", `"a.map"`) + "," + scraping("null", fetched), "scraping", ""},
		"scraped map of a debug id": {
			someIDs, idFile + "," + scraping(`{"status": "not_attempted"}`, fetched), "scraping", "",
		},

		"no map of the debug id":      {someIDs, idFile, "", `The minified file is uploaded with the debug ID "d1", but no source map is.`},
		"no file of the debug id":     {"", idMap, "", `A source map is uploaded with the debug ID "d1", but the minified file is not.`},
		"nothing of the debug id":     {someIDs, idNothing, "", `Neither the minified file nor a source map is uploaded with the debug ID "d1".`},
		"nothing with debug ids":      {"", idNothing, "", `The frame has the debug ID "d1", but nothing with a debug ID is uploaded.`},
		"nothing with ids, but dist":  {artifacts, idNothing + "," + release("wrong-dist", "unsuccessful", "null"), "", `The release has the minified file, but for another dist. The dist of the event is "7".`},
		"wrong dist of the file":      {`"release": "1.0"`, noID + "," + release("wrong-dist", "unsuccessful", "null"), "", `The release has the minified file, but for another dist. The dist of the event is none.`},
		"wrong dist of the map":       {artifacts, noID + "," + release("found", "wrong-dist", `"a.map"`), "", `The release has the source map, but for another dist. The dist of the event is "7".`},
		"no reference":                {artifacts, noID + "," + release("found", "unsuccessful", "null"), "", `The release has the minified file, but the file names no source map.`},
		"no map in the release":       {artifacts, noID + "," + release("found", "unsuccessful", `"a.map"`), "", `The release has the minified file, but not the source map that it names, "a.map".`},
		"no file in the release":      {artifacts, noID + "," + release("unsuccessful", "unsuccessful", "null") + "," + scraping(failed, "null"), "", `The release "1.0" has artifacts, but none whose name fits the path of the frame.`},
		"fetching the file":           {"", noID + "," + scraping(failed, "null"), "", "Fetching the minified file from its URL failed (not found): The server responded with 404."},
		"fetching the map":            {"", noID + "," + scraping(fetched, failed), "", "Fetching the source map from its URL failed (not found): The server responded with 404."},
		"fetching without reason":     {"", noID + "," + scraping(`{"status": "failure"}`, "null"), "", "Fetching the minified file from its URL failed."},
		"fetched, but without a map":  {"", noID + "," + scraping(fetched, "null"), "", "Sentry fetched the minified file, but found no source map for it."},
		"neither ids nor release":     {`"has_debug_ids": false`, noID, "", "The event has neither debug IDs nor a release, so that no uploaded source map can belong to it."},
		"SDK too old":                 {`"has_debug_ids": false, "sdk_debug_id_support": "needs-upgrade", "min_debug_id_sdk_version": "7.56.0"`, noID, "", "The event has neither debug IDs nor a release, so that no uploaded source map can belong to it; the SDK sends debug IDs from version 7.56.0 on."},
		"nothing for the release":     {`"release": "1.0", "release_has_some_artifact": false`, noID + "," + release("unsuccessful", "unsuccessful", "null"), "", `The frame has no debug ID, and nothing is uploaded for the release "1.0".`},
		"other debug ids":             {`"has_debug_ids": true`, noID, "", "Neither a debug ID nor the release led to a source map of this frame."},
		"nothing reported":            {"", `"future": 1`, "", "The report does not show how Sentry looked for a source map of this frame."},
		"a result that is not known":  {artifacts, noID + "," + release("perhaps", "perhaps", "null"), "", "Neither a debug ID nor the release led to a source map of this frame."},
		"a status that is not known":  {"", noID + "," + scraping(`{"status": "perhaps"}`, `{"status": 3}`), "", "Neither a debug ID nor the release led to a source map of this frame."},
		"map fetched without a file?": {"", noID + "," + scraping("null", fetched), "", "Neither a debug ID nor the release led to a source map of this frame."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := tc.report
			if report != "" {
				report += ","
			}
			state := mustReadReport(t, "{"+report+`"exceptions": [{"frames": [{`+tc.frame+"}]}]}")
			frame := state.Get("frames", 0).(map[string]any)
			by, _ := frame["resolved_by"].(string)
			problem, _ := frame["problem"].(string)
			if frame["resolved"] != (tc.by != "") || by != tc.by || (frame["resolved_by"] == nil) == (tc.by != "") {
				t.Errorf("resolved %t by %q, want %q", frame["resolved"], by, tc.by)
			}
			if problem != tc.problem || (frame["problem"] == nil) != (tc.by != "") {
				t.Errorf("problem\n%s\nwant\n%s", problem, tc.problem)
			}
		})
	}
}

// TestProblemIsCutAndCleaned cuts and cleans the strings of a problem.
func TestProblemIsCutAndCleaned(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("ä", 100_000)
	for name, reason := range map[string]string{
		"long": long, "controls": `\u001b[31mred\u0007\r\n\t end`, "invisible": `a\u202eb\u200bc`, "fillers": `a\u3164b\uffa0c\ufe0fd\u034fe`, "surrogate": `\ud800`, "blank": `  `,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			state := mustReadReport(t, `{"exceptions": [{"frames": [{"scraping_process": {"source_file": {"status": "failure", "reason": "`+
				reason+`", "details": "`+reason+`."}}}]}]}`)
			problem := state.Get("frames", 0, "problem").(string)
			if utf8.RuneCountInString(problem) > 300 || !utf8.ValidString(problem) || strings.ContainsAny(problem, "\x1b\r\n\t\a\u202e\u200b\ufffd\u3164\uffa0\ufe0f\u034f") ||
				!strings.HasSuffix(problem, ".") {
				t.Errorf("%q", problem)
			}
		})
	}
}

// TestEveryStringOfProblemIsCleaned puts invisible characters and terminal escapes into each
// string of a report that a problem repeats.
func TestEveryStringOfProblemIsCleaned(t *testing.T) {
	t.Parallel()
	const hostile = `\u001b[31ma\u202e\u3164\uffa0\ufe0f\u034fb`
	frame := func(parts string) string { return `"exceptions": [{"frames": [{` + parts + `}]}]` }
	for name, report := range map[string]string{
		"debug id":  frame(`"debug_id_process": {"debug_id": "` + hostile + `"}`),
		"dist":      `"dist": "` + hostile + `", ` + frame(release("wrong-dist", "unsuccessful", "null")),
		"reference": frame(release("found", "unsuccessful", `"`+hostile+`"`)),
		"release":   `"release": "` + hostile + `", "release_has_some_artifact": true, ` + frame(release("unsuccessful", "unsuccessful", "null")),
		"nothing for the release": `"release": "` + hostile + `", "release_has_some_artifact": false, ` +
			frame(release("unsuccessful", "unsuccessful", "null")),
		"reason":  frame(scraping(`{"status": "failure", "reason": "`+hostile+`"}`, "null")),
		"details": frame(scraping(`{"status": "failure", "details": "`+hostile+`"}`, "null")),
		"version": `"has_debug_ids": false, "sdk_debug_id_support": "needs-upgrade", "min_debug_id_sdk_version": "` + hostile + `", ` + frame(noID),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			problem := mustReadReport(t, "{"+report+"}").Get("frames", 0, "problem").(string)
			if !strings.Contains(problem, "[31mab") || strings.ContainsFunc(problem, acctest.IsUnsafe) {
				t.Errorf("%q", problem)
			}
		})
	}
}
