// SPDX-License-Identifier: MPL-2.0

// Package attachments lists the files that came with an event of Sentry: the
// data source sentry_event_attachments. It never downloads one.
package attachments

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/source"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Source is the data source sentry_event_attachments.
func Source() source.Definition[Config, Model] {
	return source.Definition[Config, Model]{Name: "event_attachments", Schema: dataSourceSchema, Read: Read}
}

// Config is the configuration. It comes back as it is, but for what
// [projectevent.Arguments] shows of what was used.
type Config struct {
	projectevent.Arguments

	Query *string `tfsdk:"query"`
}

// Model is the state.
type Model struct {
	Config

	Attachments []Attachment `tfsdk:"attachments"`
}

// Configuration gives the configuration that the state is of.
func (m Model) Configuration() Config { return m.Config }

// Attachment is one file that came with the event.
type Attachment struct {
	ID          *string      `tfsdk:"id"`
	EventID     *string      `tfsdk:"event_id"`
	Type        *string      `tfsdk:"type"`
	Name        *string      `tfsdk:"name"`
	MIMEType    *string      `tfsdk:"mimetype"`
	Size        *wire.Number `tfsdk:"size"`
	SHA1        *string      `tfsdk:"sha1"`
	DateCreated *string      `tfsdk:"date_created"`
}
