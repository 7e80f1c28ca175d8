// SPDX-License-Identifier: MPL-2.0

package query

import (
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
)

// errNoProject reports that an empty result proves nothing.
var errNoProject = errors.New("the server found no project to query, so it evaluated nothing")

// check inspects Sentry's metadata about the rows. Rows of no project are an error, because a
// check that expects none would pass without any data.
func (r *reading) check(request diagnostic.Request, arguments Arguments) diag.Diagnostics {
	var diags diag.Diagnostics
	if r.noProject && len(r.rows) == 0 {
		advice := "The token has no access to any project. Check which teams its owner is in, and the projects of these teams."
		if len(arguments.Projects) == 0 {
			advice = "Without `projects`, Sentry queries the projects that the token's owner is a member of, but there are none. Set " +
				"`projects = [\"-1\"]` to query all projects that the token has access to, or name them."
		}
		diags.Append(request.Explained(errNoProject, diagnostic.Explanation{
			Summary: "No Project to Query", Attribute: path.Root("projects"), Advice: advice,
		}))
		return diags
	}
	if ignored := r.ignoredFilter(request, arguments); ignored != nil {
		diags.Append(ignored)
		return diags
	}
	if r.scanned != nil && *r.scanned != fullScan {
		diags.AddAttributeWarning(path.Root("fields"), "Counts Are Estimates",
			"Sentry scanned only a part of the data, so `data_scanned` is not `full`, and counts and other functions are extrapolated "+
				"from samples. For exact numbers, narrow the time range or use the dataset `errors`.")
	}
	return diags
}
