// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"errors"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// failure explains why the report could not be read.
func failure(request diagnostic.Request, err error) diag.Diagnostic {
	api, ok := errors.AsType[*sentry.APIError](err)
	if ok && api.StatusCode == http.StatusBadRequest && strings.Contains(api.Detail, "frame_idx") {
		return request.Explained(err, diagnostic.Explanation{
			Summary: "Server Too Old for Source-Map Reports",
			Advice: "Self-hosted servers up to about 2024 answer for one frame at a time only, and want to be told which. Newer ones " +
				"report on all frames of an event: update the server.",
		})
	}
	return request.FromError(err)
}
