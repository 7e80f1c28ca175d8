// SPDX-License-Identifier: MPL-2.0

package query

import (
	"cmp"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Config is the configuration of the data source.
type Config struct {
	Arguments
	argument.ReadTimeout
}

// Arguments are the arguments of a query. The state contains them exactly as configured. Only
// Organization, if nil, shows the value in use.
type Arguments struct {
	Organization *string  `tfsdk:"organization"`
	Dataset      *string  `tfsdk:"dataset"`
	Fields       []string `tfsdk:"fields"`
	Query        *string  `tfsdk:"query"`
	Sort         *string  `tfsdk:"sort"`
	Projects     []string `tfsdk:"projects"`
	Environments []string `tfsdk:"environments"`
	Limit        *int64   `tfsdk:"limit"`

	argument.TimeRange
}

// maxFields is the maximum number of fields that Sentry accepts since June 2025. Older
// servers accept 20, and reject more themselves.
const maxFields = 50

// arguments returns the schema of the arguments.
func arguments() map[string]schema.Attribute {
	all := argument.TimeRangeAttributes("Sentry uses the last 90 days.")
	maps.Copy(all, map[string]schema.Attribute{
		"organization": argument.Organization(),
		"projects":     argument.Projects(),
		"environments": argument.Environments("Environments whose events count. Defaults to all."),
		"dataset": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "Kind of data, such as `errors`, `spans`, or `logs`. Names depend on the server. Defaults to `errors`.",
		},
		"fields": schema.ListAttribute{
			Required: true, ElementType: types.StringType,
			Validators: []validator.List{
				listvalidator.SizeBetween(1, maxFields), listvalidator.NoNullValues(),
				listvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1)),
			},
			MarkdownDescription: "Fields to read, 1 to 50 (20 on servers before June 2025), such as `title`, `tags[team]`, `count()`, " +
				"or `p95(span.duration)`. If a field is a function, there is one row for each combination of the other fields.",
		},
		"query": schema.StringAttribute{
			Optional:            true,
			MarkdownDescription: "Search for events in Sentry's syntax, such as `level:fatal !environment:staging`.",
		},
		"sort": schema.StringAttribute{
			Optional: true,
			MarkdownDescription: "Field to sort the rows by, one of `fields`, with a `-` in front for descending order. Defaults to " +
				"Sentry's own order.",
		},
		"limit": argument.Limit("rows"),
	})
	return all
}

// defaultDataset is sent if none is configured. Sentry's own default, discover, is
// deprecated.
const defaultDataset = "errors"

// datasets lists the names that versions of Sentry use for datasets. It is for suggestions
// only, because the server decides which datasets exist.
var datasets = []string{
	"errors", "spans", "logs", "tracemetrics", "issuePlatform", "uptime_results", "profiles", "profileFunctions", "profile_functions",
	"metrics", "metricsEnhanced", "discover", "transactions",
}

// options returns the options of the request.
func (a Arguments) options() sentry.ExploreOptions {
	options := sentry.ExploreOptions{
		Dataset: cmp.Or(argument.OrZero(a.Dataset), defaultDataset),
		Fields:  a.Fields, Query: argument.OrZero(a.Query), Sort: argument.OrZero(a.Sort),
		Projects: a.Projects, Environments: a.Environments, StatsPeriod: argument.OrZero(a.StatsPeriod),
	}
	options.Start, options.End = a.Sent()
	return options
}
