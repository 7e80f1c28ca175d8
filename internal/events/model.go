// SPDX-License-Identifier: MPL-2.0

package events

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/period"
)

// Config is the configuration of the data source.
type Config struct {
	Arguments
	attribute.ReadTimeout
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
