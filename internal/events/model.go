// SPDX-License-Identifier: MPL-2.0

package events

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/period"
)

// Config is the configuration of the data source.
type Config struct {
	Arguments

	Timeouts *attribute.Timeouts `tfsdk:"timeouts"`
}

// Arguments say which events are listed, and how much of them. They come back
// exactly as configured; only Organization and Project, where nil, show what was
// used.
type Arguments struct {
	Organization *string  `tfsdk:"organization"`
	Project      *string  `tfsdk:"project"`
	IssueID      *string  `tfsdk:"issue_id"`
	Query        *string  `tfsdk:"query"`
	Environments []string `tfsdk:"environments"`
	Sample       *bool    `tfsdk:"sample"`
	Limit        *int64   `tfsdk:"limit"`
	Full         *bool    `tfsdk:"full"`

	period.Arguments
}

// Model is the state of the data source.
type Model struct {
	Config
	Results
}

// Configuration gives the configuration that the state is of.
func (m Model) Configuration() Config { return m.Config }

// Results are what is read. RawEvents is nil where whole events were not asked
// for; the lists have one element for each event, in the same order.
type Results struct {
	IDs       []string `tfsdk:"ids"`
	Events    []Event  `tfsdk:"events"`
	HasMore   *bool    `tfsdk:"has_more"`
	RawEvents []string `tfsdk:"raw_events"`
}

// Event is what a list tells of one event. A nil pointer or map is null: a value
// that Sentry does not send, or one of a section that the provider excludes.
type Event struct {
	ID          *string           `tfsdk:"id"`
	InternalID  *string           `tfsdk:"internal_id"`
	GroupID     *string           `tfsdk:"group_id"`
	ProjectID   *string           `tfsdk:"project_id"`
	Title       *string           `tfsdk:"title"`
	Message     *string           `tfsdk:"message"`
	Culprit     *string           `tfsdk:"culprit"`
	Location    *string           `tfsdk:"location"`
	Platform    *string           `tfsdk:"platform"`
	Type        *string           `tfsdk:"type"`
	DateCreated *string           `tfsdk:"date_created"`
	Environment *string           `tfsdk:"environment"`
	Level       *string           `tfsdk:"level"`
	Release     *string           `tfsdk:"release"`
	Tags        map[string]string `tfsdk:"tags"`
	Metadata    map[string]string `tfsdk:"metadata"`
}
