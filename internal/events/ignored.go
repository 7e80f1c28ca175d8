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
	end := f.rest(arguments)
	if f.untimely > 0 {
		diags.AddAttributeWarning(path.Root(arguments.Named()), ignoredTime, fmt.Sprintf(
			"The server's list contains %d events outside the time range. They were left out of the result.", f.untimely)+oldServers+end)
	}
	if f.elsewhere > 0 {
		diags.AddAttributeWarning(path.Root("environments"), ignoredEnvironments, fmt.Sprintf(
			"The server's list contains %d events of other environments. They were left out of the result. Some compatible servers "+
				"ignore `environments`.", f.elsewhere)+end)
	}
	if f.unverified > 0 {
		diags.Append(diagnostic.EnvironmentUnverified(fmt.Sprintf("%d events of the server's list do not contain", f.unverified)))
	}
	return diags
}

// rest is what else follows from a server that does not filter.
func (f *filter) rest(arguments Arguments) string {
	var text string
	if arguments.Query != nil {
		text = " Such a server may ignore `query` too. Events do not show that: check that the result contains only what you search for."
	}
	if f.stopped && f.byCreation.Broken() && f.byReception.Broken() {
		text += " The list is not sorted by time."
	}
	if f.stopped {
		text += fmt.Sprintf(" The read stopped after %d events that were left out, so `has_more` is true: later events may be missing.",
			f.untimely+f.elsewhere)
	}
	return text
}

// outOfReach explains that none of the events was wanted, of as many as are read.
func (f *filter) outOfReach(err error, request diagnostic.Request, arguments Arguments) diag.Diagnostic {
	if f.elsewhere > f.untimely {
		return request.Explained(err, diagnostic.Explanation{
			Summary: ignoredEnvironments, Attribute: path.Root("environments"),
			Advice: "The list may contain some of `environments` later, but no more of it is read. Remove `environments`, and " +
				"filter the result by `environment`.",
		})
	}
	return request.Explained(err, diagnostic.Explanation{
		Summary: ignoredTime, Attribute: path.Root(arguments.Named()),
		Advice: "The list may contain events of the time range later, but no more of it is read." + oldServers +
			" Choose a time range that is closer to now, or use the data source `sentry_event_query`.",
	})
}
