// SPDX-License-Identifier: MPL-2.0

package event

import (
	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func mapSummary(event *Event, s source) {
	event.Title = s.root.String("title")
	event.Message = s.root.String("message")
	event.Culprit = s.root.String("culprit")
	event.Location = s.root.String("location")
	event.Metadata = s.root.TextMap("metadata")
	event.LogEntry = mapLogEntry(s.entries.data("message"))
}

func mapLogEntry(o *jsontree.Object) *LogEntry {
	return &LogEntry{
		Message:    o.String("message"),
		Formatted:  o.String("formatted"),
		ParamsJSON: o.JSON("params"),
	}
}

func mapTags(event *Event, s source) {
	event.Tags = s.tags.Impersonal()
	event.Transaction = s.tags.Value("transaction")
}

func mapErrors(event *Event, s source) {
	event.Errors = mapObjects(s.root.Objects("errors"), mapProcessingError)
}

func mapProcessingError(o *jsontree.Object) ProcessingError {
	return ProcessingError{
		Type:     o.String("type"),
		Message:  o.String("message"),
		DataJSON: o.JSON("data"),
	}
}

func mapPackages(event *Event, s source) {
	event.Packages = s.root.StringMap("packages")
}

func mapExtra(event *Event, s source) {
	event.ExtraJSON = s.root.JSONMap("context")
}

func mapMeta(event *Event, s source) {
	event.MetaJSON = s.root.JSON("_meta")
}

// entriesWithAttributes are the types of entries that have attributes of their
// own.
var entriesWithAttributes = map[string]bool{
	"message": true, "exception": true, "stacktrace": true, "spans": true, "threads": true, "csp": true,
	"hpkp": true, "expectct": true, "expectstaple": true, "nel": true, "breadcrumbs": true, "request": true,
	"debugmeta": true,
}

func mapOtherEntries(event *Event, s source) {
	event.OtherEntriesJSON = map[string]string{}
	for _, kind := range s.entries.types {
		if entriesWithAttributes[kind] {
			continue
		}
		if data := s.entries.entry(kind).JSON("data"); data != nil {
			event.OtherEntriesJSON[norm.NFC.String(kind)] = *data
		}
	}
}
