// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// The ways to a source map, in the order in which Sentry tries them.
const (
	byDebugID  = "debug-id"
	byRelease  = "release"
	byScraping = "scraping"
)

// Results of looking for an artifact in a release.
const (
	lookupFound        = "found"
	lookupWrongDist    = "wrong-dist"
	lookupUnsuccessful = "unsuccessful"
)

// Results of fetching a file from its address.
const (
	scrapeSuccess = "success"
	scrapeFailure = "failure"
)

// traces is the report on one frame.
type traces struct {
	debugID                 *string
	debugIDFile, debugIDMap *bool
	byRelease               bool
	absPath, reference      *string
	mapName                 *string
	fileLookup, mapLookup   *string
	file, sourceMap         scrape
	anyProcess              bool
}

// scrape is an attempt to fetch a file from its address.
type scrape struct {
	url, status, reason, details *string
}

func readTraces(o *jsontree.Object) traces {
	debugIDs, release, scraping := o.Object("debug_id_process"), o.Object("release_process"), o.Object("scraping_process")
	t := traces{
		debugID:     debugIDs.String("debug_id"),
		debugIDFile: debugIDs.Bool("uploaded_source_file_with_correct_debug_id"),
		debugIDMap:  debugIDs.Bool("uploaded_source_map_with_correct_debug_id"),
		byRelease:   release.Present(),
		absPath:     release.String("abs_path"),
		mapName:     release.String("matching_source_map_name"),
		reference:   release.String("source_map_reference"),
		fileLookup:  release.String("source_file_lookup_result"),
		mapLookup:   release.String("source_map_lookup_result"),
		file:        readScrape(scraping.Object("source_file")),
		sourceMap:   readScrape(scraping.Object("source_map")),
	}
	t.anyProcess = debugIDs.Present() || release.Present() || scraping.Present()
	return t
}

func readScrape(o *jsontree.Object) scrape {
	return scrape{url: o.String("url"), status: o.String("status"), reason: o.String("reason"), details: o.String("details")}
}

// resolvedBy returns the way that led to a source map, or an empty string if none did:
//
//   - debug-id if the event contains a debug ID for the frame's file, and both the
//     minified file and the source map are uploaded with it. The report on the SDK does
//     not count: a matching ID is enough.
//   - release if both are found among the artifacts of the event's release and dist. The
//     report has no release_process without a release.
//   - scraping if the source map was fetched from its address, and the minified file,
//     which contains the address of the map, was fetched too, or is uploaded.
//
// A way that failed is ignored if another succeeded.
func (t *traces) resolvedBy() string {
	switch {
	case t.debugID != nil && argument.OrZero(t.debugIDFile) && argument.OrZero(t.debugIDMap):
		return byDebugID
	case is(t.fileLookup, lookupFound) && is(t.mapLookup, lookupFound):
		return byRelease
	case is(t.sourceMap.status, scrapeSuccess) && t.hasFile():
		return byScraping
	default:
		return ""
	}
}

// hasFile reports whether Sentry has the minified file by any way.
func (t *traces) hasFile() bool {
	return is(t.file.status, scrapeSuccess) || is(t.fileLookup, lookupFound) || t.debugID != nil && argument.OrZero(t.debugIDFile)
}

func is(text *string, value string) bool { return text != nil && *text == value }

func isFalse(truth *bool) bool { return truth != nil && !*truth }
