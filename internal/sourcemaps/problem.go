// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"fmt"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// problem returns one sentence about why the frame has no source map. It is about the way
// that came closest, which is the first of these that applies:
//
//  1. The frame has a debug ID, and something with one is uploaded: what is missing with
//     this ID.
//  2. The release has the file or the map for another dist only, or the file without its
//     map, or some artifacts but not this file.
//  3. The frame has a debug ID, and nothing with one is uploaded.
//  4. Fetching the file or the map from its address failed.
//  5. None of the ways was possible: what would make one possible.
func (t *traces) problem(report *report) string {
	uploaded := argument.OrZero(report.anyDebugID) ||
		argument.OrZero(t.debugIDFile) || argument.OrZero(t.debugIDMap)
	if t.debugID != nil && uploaded {
		return t.debugIDProblem()
	}
	if sentence := t.releaseProblem(report); sentence != "" {
		return sentence
	}
	if t.debugID != nil {
		return fmt.Sprintf("The frame has the debug ID %s, but nothing with a debug ID is uploaded.", quoted(t.debugID))
	}
	if sentence := t.scrapingProblem(); sentence != "" {
		return sentence
	}
	return t.unavailable(report)
}

func (t *traces) debugIDProblem() string {
	id := quoted(t.debugID)
	switch {
	case argument.OrZero(t.debugIDFile):
		return "The minified file is uploaded with the debug ID " + id + ", but no source map is."
	case argument.OrZero(t.debugIDMap):
		return "A source map is uploaded with the debug ID " + id + ", but the minified file is not."
	default:
		return "Neither the minified file nor a source map is uploaded with the debug ID " + id + "."
	}
}

// releaseProblem returns the problem with the release's artifacts. It returns an empty string
// if nothing indicates that artifacts were uploaded to the release.
func (t *traces) releaseProblem(report *report) string {
	switch {
	case is(t.fileLookup, lookupWrongDist):
		return "The release has the minified file, but for another dist. The dist of the event is " + orNone(report.dist) + "."
	case is(t.mapLookup, lookupWrongDist):
		return "The release has the source map, but for another dist. The dist of the event is " + orNone(report.dist) + "."
	case is(t.fileLookup, lookupFound) && t.reference == nil:
		return "The release has the minified file, but the file names no source map."
	case is(t.fileLookup, lookupFound):
		return "The release has the minified file, but not the source map that it names, " + quoted(t.reference) + "."
	case is(t.fileLookup, lookupUnsuccessful) && argument.OrZero(report.anyArtifact):
		return "The release " + orNone(report.release) + " has artifacts, but none whose name fits the path of the frame."
	default:
		return ""
	}
}

// scrapingProblem returns the problem with fetching a file. It returns an empty string if no
// attempt to fetch failed. The reasons are Sentry's words, truncated and cleaned.
func (t *traces) scrapingProblem() string {
	for _, attempt := range []struct {
		what string
		scrape
	}{{"minified file", t.file}, {"source map", t.sourceMap}} {
		if !is(attempt.status, scrapeFailure) {
			continue
		}
		sentence := "Fetching the " + attempt.what + " from its URL failed"
		reason := clean(attempt.reason)
		if reason != "" {
			sentence += " (" + strings.ReplaceAll(reason, "_", " ") + ")"
		}
		if details := clean(attempt.details); details != "" && details != reason {
			sentence += ": " + details
		}
		return finished(sentence)
	}
	return ""
}

// unavailable returns the problem that no way was possible, and what would make one possible.
func (t *traces) unavailable(report *report) string {
	switch {
	case !t.anyProcess:
		return "The report does not show how Sentry looked for a source map of this frame."
	case is(t.file.status, scrapeSuccess):
		return "Sentry fetched the minified file, but found no source map for it."
	case report.release == nil && isFalse(report.debug):
		return "The event has neither debug IDs nor a release, so that no uploaded source map can belong to it" + upgrade(report) + "."
	case t.byRelease && isFalse(report.anyArtifact):
		return "The frame has no debug ID, and nothing is uploaded for the release " + orNone(report.release) + upgrade(report) + "."
	default:
		return "Neither a debug ID nor the release led to a source map of this frame" + upgrade(report) + "."
	}
}

// upgrade returns the end of a sentence about an SDK that is too old for debug IDs.
func upgrade(report *report) string {
	if !is(report.sdkSupport, "needs-upgrade") || report.minSDKVersion == nil {
		return ""
	}
	return "; the SDK sends debug IDs from version " + clean(report.minSDKVersion) + " on"
}

// finished adds a full stop to a sentence that has none.
func finished(sentence string) string {
	return strings.TrimRight(sentence, ".! ") + "."
}

// quoted returns a value of the report in quotation marks, truncated and cleaned.
func quoted(value *string) string { return `"` + clean(value) + `"` }

// orNone returns a value in quotation marks, or the word none for nil.
func orNone(value *string) string {
	if value == nil {
		return "none"
	}
	return quoted(value)
}

// clean truncates a foreign text and removes characters that must not be in a sentence.
func clean(text *string) string {
	if text == nil {
		return ""
	}
	return redact.Printable(*text, redact.MaxName)
}
