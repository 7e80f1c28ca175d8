// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// fields is the table of everything that is read of an event. The list of unread values comes
// last, because it is complete only when everything else was read.
var fields = field.NewTable[*source]("event", slices.Concat(always, field.Fields{
	section(sectionSummary, summary),
	section(sectionTags, tagged),
	section(sectionErrors, problems),
	section(sectionUser, user),
	section(sectionContexts, contexts),
	section(sectionExceptions, exceptions),
	section(sectionRequest, request),
	section(sectionSecurityReports, securityReports),
	section(sectionOccurrence, occurrence),
	section(sectionMeasurements, measurements),
	section(sectionUserReport, userReport),
	stacktrace,
	section(sectionThreads, threads),
	section(sectionBreadcrumbs, breadcrumbs),
	section(sectionSpans, spans),
	section(sectionDebugImages, debugImages),
	section(sectionPackages, packages),
	section(sectionExtra, extra),
	section(sectionOtherEntries, otherEntries),
	section(sectionMeta, meta),
	section(sectionScan, verdicts),
	section(sectionDigest, digest),
	section(sectionRaw, raw),
	unread,
}), SectionNames()...)

// section returns the fields of a section.
func section(name string, fields field.Fields) field.Section {
	return field.Section{Name: name, Fields: fields}
}
