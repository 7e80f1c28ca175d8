// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"

func mapOccurrence(event *Event, s source) {
	o := s.root.Object("occurrence")
	event.Occurrence = &Occurrence{
		ID:               o.String("id"),
		ProjectID:        o.String("projectId"),
		EventID:          o.String("eventId"),
		Fingerprint:      o.Strings("fingerprint"),
		IssueTitle:       o.String("issueTitle"),
		Subtitle:         o.String("subtitle"),
		ResourceID:       o.String("resourceId"),
		Type:             number(o.Number("type")),
		DetectionTime:    number(o.Number("detectionTime")),
		Level:            o.String("level"),
		Culprit:          o.String("culprit"),
		Assignee:         o.String("assignee"),
		Priority:         number(o.Number("priority")),
		EvidenceDisplay:  mapObjects(o.Objects("evidenceDisplay"), mapEvidence),
		EvidenceDataJSON: o.JSON("evidenceData"),
	}
}

func mapEvidence(o *jsontree.Object) Evidence {
	return Evidence{
		Name:      o.String("name"),
		Value:     o.Text("value"),
		Important: o.Bool("important"),
	}
}

func mapMeasurements(event *Event, s source) {
	event.Measurements = map[string]Measurement{}
	for name, o := range s.root.ObjectMap("measurements") {
		event.Measurements[name] = Measurement{
			Value: number(o.Number("value")),
			Unit:  o.String("unit"),
		}
	}
	event.BreakdownsJSON = s.root.JSON("breakdowns")
}

func mapSpans(event *Event, s source) {
	event.Spans = mapObjects(s.entries.entry("spans").Objects("data"), mapSpan)
}

func mapSpan(o *jsontree.Object) Span {
	return Span{
		SpanID:         o.String("span_id"),
		ParentSpanID:   o.String("parent_span_id"),
		TraceID:        o.String("trace_id"),
		Op:             o.String("op"),
		Description:    o.String("description"),
		Status:         o.String("status"),
		Origin:         o.String("origin"),
		Hash:           o.String("hash"),
		StartTimestamp: number(o.Number("start_timestamp")),
		Timestamp:      number(o.Number("timestamp")),
		ExclusiveTime:  number(o.Number("exclusive_time")),
		Tags:           o.TextMap("tags"),
		DataJSON:       o.JSON("data"),
	}
}
