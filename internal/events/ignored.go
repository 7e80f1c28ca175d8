// SPDX-License-Identifier: MPL-2.0

package events

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
)

// Summaries of diagnostics about servers that do not filter.
const (
	ignoredTime         = "Server Ignored the Time Range"
	ignoredEnvironments = "Server Ignored the Environments"
)

const oldServers = " Sentry before August 2025 and some compatible servers ignore the time range of a list."

// warnings returns a warning for each filter that the server ignored.
func (f *filter) warnings(arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	end := f.consequences(arguments)
	if f.outsideTimeRange > 0 {
		diags.AddAttributeWarning(path.Root(arguments.Named()), ignoredTime, fmt.Sprintf(
			"The server's list contains %s outside the time range, which the result leaves out.",
			eventCount(f.outsideTimeRange))+oldServers+end)
	}
	if f.otherEnvironments > 0 {
		diags.AddAttributeWarning(path.Root("environments"), ignoredEnvironments, fmt.Sprintf(
			"The server's list contains %s of other environments, which the result leaves out. Some compatible servers ignore "+
				"`environments`.", eventCount(f.otherEnvironments))+end)
	}
	if f.unverified > 0 {
		without := " of the server's list do not contain"
		if f.unverified == 1 {
			without = " of the server's list does not contain"
		}
		diags.Append(diagnostic.EnvironmentUnverified(eventCount(f.unverified) + without))
	}
	return diags
}

// eventCount returns a number of events, such as "1 event".
func eventCount(count int) string {
	if count == 1 {
		return "1 event"
	}
	return fmt.Sprintf("%d events", count)
}

// consequences returns the sentences about other consequences of a server that does not filter.
func (f *filter) consequences(arguments Arguments) string {
	var text string
	if arguments.Query != nil {
		text = " Such a server may also ignore `query`, and the provider cannot verify that. Check that the result contains only what " +
			"you search for."
	}
	if f.stopped && f.byCreation.Broken() && f.byReception.Broken() {
		text += " The list is not sorted by time."
	}
	if f.stopped {
		text += fmt.Sprintf(" The read stopped after it had left out %s. Matching events further down the list may be missing, so "+
			"`has_more` is true.",
			eventCount(f.outsideTimeRange+f.otherEnvironments))
	}
	return text
}

// outOfReach explains that none of the events matches, among as many as are read.
func (f *filter) outOfReach(err error, request diagnostic.Request, arguments Arguments) diag.Diagnostic {
	if f.otherEnvironments > f.outsideTimeRange {
		return request.Explained(err, diagnostic.Explanation{
			Summary: ignoredEnvironments, Attribute: path.Root("environments"),
			Advice: "Later pages of the list may contain matching events, but the provider does not read them. Remove " +
				"`environments`, and filter the result by `environment`.",
		})
	}
	return request.Explained(err, diagnostic.Explanation{
		Summary: ignoredTime, Attribute: path.Root(arguments.Named()),
		Advice: "Later pages of the list may contain matching events, but the provider does not read them." + oldServers +
			" Choose a time range that is closer to now, or use the data source `sentry_event_query`.",
	})
}
