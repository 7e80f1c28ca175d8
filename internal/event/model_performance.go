// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"

// Occurrence is what Sentry's issue platform found in the event.
type Occurrence struct {
	ID               *string      `tfsdk:"id"`
	ProjectID        *string      `tfsdk:"project_id"`
	EventID          *string      `tfsdk:"event_id"`
	Fingerprint      []string     `tfsdk:"fingerprint"`
	IssueTitle       *string      `tfsdk:"issue_title"`
	Subtitle         *string      `tfsdk:"subtitle"`
	ResourceID       *string      `tfsdk:"resource_id"`
	Type             *wire.Number `tfsdk:"type"`
	DetectionTime    *wire.Number `tfsdk:"detection_time"`
	Level            *string      `tfsdk:"level"`
	Culprit          *string      `tfsdk:"culprit"`
	Assignee         *string      `tfsdk:"assignee"`
	Priority         *wire.Number `tfsdk:"priority"`
	EvidenceDisplay  []Evidence   `tfsdk:"evidence_display"`
	EvidenceDataJSON *string      `tfsdk:"evidence_data_json"`
}

// Evidence is one finding of an occurrence.
type Evidence struct {
	Name      *string `tfsdk:"name"`
	Value     *string `tfsdk:"value"`
	Important *bool   `tfsdk:"important"`
}

// Measurement is a value measured during a transaction.
type Measurement struct {
	Value *wire.Number `tfsdk:"value"`
	Unit  *string      `tfsdk:"unit"`
}

// Span is a timed operation of a transaction.
type Span struct {
	SpanID         *string           `tfsdk:"span_id"`
	ParentSpanID   *string           `tfsdk:"parent_span_id"`
	TraceID        *string           `tfsdk:"trace_id"`
	Op             *string           `tfsdk:"op"`
	Description    *string           `tfsdk:"description"`
	Status         *string           `tfsdk:"status"`
	Origin         *string           `tfsdk:"origin"`
	Hash           *string           `tfsdk:"hash"`
	StartTimestamp *wire.Number      `tfsdk:"start_timestamp"`
	Timestamp      *wire.Number      `tfsdk:"timestamp"`
	ExclusiveTime  *wire.Number      `tfsdk:"exclusive_time"`
	Tags           map[string]string `tfsdk:"tags"`
	DataJSON       *string           `tfsdk:"data_json"`
}
