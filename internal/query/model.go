// SPDX-License-Identifier: MPL-2.0

package query

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/period"
)

// Config is the configuration of the data source.
type Config struct {
	Arguments
	attribute.ReadTimeout
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
