// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

// Bounds and defaults of arguments.
const (
	defaultLimit   = 100
	maxLimit       = 10000
	defaultTimeout = 10 * time.Minute
)

// limit is how many events are wanted.
func (a Arguments) limit() int {
	if a.Limit == nil {
		return defaultLimit
	}
	return int(*a.Limit)
}

// full says whether whole events are wanted.
func (a Arguments) full() bool { return isTrue(a.Full) }

func isTrue(truth *bool) bool { return truth != nil && *truth }

func textOf(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// within is the longest time for the read.
func (c Config) within() (time.Duration, diag.Diagnostics) {
	if c.Timeouts == nil || c.Timeouts.Read == nil {
		return defaultTimeout, nil
	}
	return attribute.ParseDuration(path.Root("timeouts").AtName("read"), *c.Timeouts.Read)
}

// check finds arguments that cannot be used or contradict each other.
func check(arguments Arguments) diag.Diagnostics {
	diags := checkPlace(arguments)
	diags.Append(checkSpan(arguments)...)
	if limit := arguments.limit(); limit < 1 || limit > maxLimit {
		diags.AddAttributeError(path.Root("limit"), "Invalid Limit",
			fmt.Sprintf("The value of limit is %d, but must be from 1 to %d.", limit, maxLimit))
	}
	return diags
}

// checkPlace finds contradictions between the arguments that say which list is
// read.
func checkPlace(arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	switch {
	case arguments.IssueID != nil && arguments.Project != nil:
		diags.AddAttributeError(path.Root("project"), "Project Beside Issue",
			"An issue belongs to one project, so `project` says nothing beside `issue_id`. Remove one of them.")
	case arguments.IssueID != nil:
	default:
		const advice = " Set `issue_id`, remove `%s`, or use the data source `sentry_event_query`, which searches all projects."
		if arguments.Query != nil {
			diags.AddAttributeError(path.Root("query"), "Query Without Issue",
				"Sentry searches the events of an issue, not the list of a project."+fmt.Sprintf(advice, "query"))
		}
		if arguments.Environments != nil {
			diags.AddAttributeError(path.Root("environments"), "Environments Without Issue",
				"Sentry limits the events of an issue to environments, not the list of a project."+
					fmt.Sprintf(advice, "environments"))
		}
	}
	return diags
}

// validate checks a configuration as far as it is known.
func validate(ctx context.Context, config tfsdk.Config) diag.Diagnostics {
	var (
		diags     diag.Diagnostics
		arguments Arguments
		limit     types.Int64
		places    types.List
	)
	unknown := map[string]bool{}
	for name, target := range map[string]**string{
		"project": &arguments.Project, "issue_id": &arguments.IssueID, "query": &arguments.Query,
		"stats_period": &arguments.StatsPeriod, "start": &arguments.Start, "end": &arguments.End,
	} {
		var text types.String
		diags.Append(config.GetAttribute(ctx, path.Root(name), &text)...)
		unknown[name] = text.IsUnknown()
		if !text.IsUnknown() {
			*target = text.ValueStringPointer()
		}
	}
	diags.Append(config.GetAttribute(ctx, path.Root("limit"), &limit)...)
	diags.Append(config.GetAttribute(ctx, path.Root("environments"), &places)...)
	if diags.HasError() {
		return diags
	}
	if !limit.IsUnknown() {
		arguments.Limit = limit.ValueInt64Pointer()
	}
	if !places.IsNull() && !places.IsUnknown() {
		arguments.Environments = []string{}
	}
	if unknown["issue_id"] { // which may turn out to be set, or not
		arguments.Project, arguments.Query, arguments.Environments = nil, nil, nil
	}
	return append(diags, check(arguments.assuming(unknown))...)
}

// assuming gives arguments that only complain of what is wrong whatever becomes
// known later: an unknown end of the time counts as there where the other is.
func (a Arguments) assuming(unknown map[string]bool) Arguments {
	first, last := "0001-01-01", "9999-12-31"
	switch {
	case unknown["start"] && a.End != nil:
		a.Start = &first
	case unknown["end"] && a.Start != nil:
		a.End = &last
	}
	return a
}
