// SPDX-License-Identifier: MPL-2.0

package query

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/period"
)

// Config is the configuration of the data source.
type Config struct {
	Arguments

	Timeouts *attribute.Timeouts `tfsdk:"timeouts"`
}

// Arguments say what is asked. They come back exactly as configured; only
// Organization, where nil, shows what was used.
type Arguments struct {
	Organization *string  `tfsdk:"organization"`
	Dataset      *string  `tfsdk:"dataset"`
	Fields       []string `tfsdk:"fields"`
	Query        *string  `tfsdk:"query"`
	Sort         *string  `tfsdk:"sort"`
	Projects     []string `tfsdk:"projects"`
	Environments []string `tfsdk:"environments"`
	Limit        *int64   `tfsdk:"limit"`

	period.Arguments
}

// Model is the state of the data source.
type Model struct {
	Config
	Results
}

// Configuration gives the configuration that the state is of.
func (m Model) Configuration() Config { return m.Config }

// Results are what is read.
type Results struct {
	// Rows are maps of field to exact text, without nulls.
	Rows       []map[string]string `tfsdk:"rows"`
	FieldTypes map[string]string   `tfsdk:"field_types"`
	FieldUnits map[string]string   `tfsdk:"field_units"`
	HasMore    *bool               `tfsdk:"has_more"`
}
