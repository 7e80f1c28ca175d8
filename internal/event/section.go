// SPDX-License-Identifier: MPL-2.0

package event

import "slices"

// Names of the sections of an event. A section is read, or left out, as a whole.
const (
	sectionSummary         = "summary"
	sectionTags            = "tags"
	sectionErrors          = "errors"
	sectionReleaseDetails  = "release_details"
	sectionUser            = "user"
	sectionContexts        = "contexts"
	sectionExceptions      = "exceptions"
	sectionRequest         = "request"
	sectionSecurityReports = "security_reports"
	sectionOccurrence      = "occurrence"
	sectionMeasurements    = "measurements"
	sectionUserReport      = "user_report"

	sectionFrames       = "frames"
	sectionThreads      = "threads"
	sectionBreadcrumbs  = "breadcrumbs"
	sectionSpans        = "spans"
	sectionDebugImages  = "debug_images"
	sectionPackages     = "packages"
	sectionExtra        = "extra"
	sectionOtherEntries = "other_entries"
	sectionMeta         = "meta"
	sectionScan         = "scan"
	sectionDigest       = "digest"
	sectionRaw          = "raw"
)

// allSections means every section in the arguments that include or exclude sections. Raw is
// included only by its own name.
const allSections = "all"

// defaultSections are read by default, because they are small.
var defaultSections = []string{
	sectionSummary, sectionTags, sectionErrors, sectionReleaseDetails, sectionUser, sectionContexts,
	sectionExceptions, sectionRequest, sectionSecurityReports, sectionOccurrence, sectionMeasurements,
	sectionUserReport,
}

// requestedSections are read only if they are included.
var requestedSections = []string{
	sectionFrames, sectionThreads, sectionBreadcrumbs, sectionSpans, sectionDebugImages, sectionPackages,
	sectionExtra, sectionOtherEntries, sectionMeta, sectionScan, sectionDigest, sectionRaw,
}

// SectionNames returns all sections, in the order of `sections`.
func SectionNames() []string {
	return slices.Concat(defaultSections, requestedSections)
}

// selection reports which sections are read.
type selection map[string]bool

// selectSections returns the sections to read. The first of these that applies wins: the
// provider's exclude, a name in include, exclude, "all" in include, the defaults.
func selectSections(providerExclude, include, exclude []string) selection {
	selected := selection{}
	for _, section := range SectionNames() {
		switch {
		case slices.Contains(providerExclude, section):
		case slices.Contains(include, section):
			selected[section] = true
		case slices.Contains(exclude, section) || slices.Contains(exclude, allSections):
		case slices.Contains(include, allSections):
			selected[section] = section != sectionRaw
		default:
			selected[section] = slices.Contains(defaultSections, section)
		}
	}
	return selected
}

// names returns the names of the sections that are read, never nil.
func (s selection) names() []string {
	names := []string{}
	for _, section := range SectionNames() {
		if s[section] {
			names = append(names, section)
		}
	}
	return names
}
