// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// fields are all that is read of an event. What was wrong with it is known once
// everything else is read.
var fields = field.NewTable[*source]("event", slices.Concat(always, field.Fields{
	field.Section{Name: sectionSummary, Fields: summary},
	field.Section{Name: sectionTags, Fields: tagged},
	field.Section{Name: sectionErrors, Fields: problems},
	field.Section{Name: sectionUser, Fields: user},
	field.Section{Name: sectionContexts, Fields: contexts},
	field.Section{Name: sectionExceptions, Fields: exceptions},
	field.Section{Name: sectionRequest, Fields: request},
	field.Section{Name: sectionSecurityReports, Fields: securityReports},
	field.Section{Name: sectionOccurrence, Fields: occurrence},
	field.Section{Name: sectionMeasurements, Fields: measurements},
	field.Section{Name: sectionUserReport, Fields: userReport},
	stacktrace,
	field.Section{Name: sectionThreads, Fields: threads},
	field.Section{Name: sectionBreadcrumbs, Fields: breadcrumbs},
	field.Section{Name: sectionSpans, Fields: spans},
	field.Section{Name: sectionDebugImages, Fields: debugImages},
	field.Section{Name: sectionPackages, Fields: packages},
	field.Section{Name: sectionExtra, Fields: extra},
	field.Section{Name: sectionOtherEntries, Fields: otherEntries},
	field.Section{Name: sectionMeta, Fields: meta},
	field.Section{Name: sectionScan, Fields: verdicts},
	field.Section{Name: sectionDigest, Fields: digest},
	field.Section{Name: sectionRaw, Fields: raw},
	unread,
}), SectionNames()...)
