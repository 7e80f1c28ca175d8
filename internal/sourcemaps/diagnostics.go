// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// failure explains why the report could not be read.
func failure(request diagnostic.Request, err error) diag.Diagnostic {
	api, ok := errors.AsType[*sentry.APIError](err)
	if ok && api.FrameMissing() {
		return request.Explained(err, diagnostic.Explanation{
			Summary: "Source Map Reports Not Supported",
			Advice:  "This server reports on one frame at a time, not on all frames of an event. Update the server.",
		})
	}
	if ok && api.Missing == sentry.MissingResource {
		return request.Explained(err, diagnostic.Explanation{
			Summary: "Source Map Report Not Found", Attribute: request.Item,
			Advice: "The server has the event, but no report on its source maps. " + diagnostic.PossibleCauses(
				"A compatible server may lack such reports.",
				"The server is too old.",
			),
		})
	}
	return request.FromError(err)
}
