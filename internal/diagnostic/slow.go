// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// TookTooLong is for a query that Sentry gave up on because it ran for too long. The error
// is attached to the argument of the time range.
func (r Request) TookTooLong(err error, timeRange path.Path) diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(timeRange, "Query Took Too Long", r.detail(err,
		"Sentry has a limit on the time of a query, and the same query is likely to reach it again. Narrow the time range with "+
			"`stats_period`, or with `start` and `end`. If that is not possible, name fewer projects or a narrower `query`."))
}
