// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"errors"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// valueSorts are the sort orders of values that Sentry documents.
var valueSorts = []string{"count", "date", "age", "id"}

// valuesFailure explains why the values of a tag could not be listed, although the tag itself
// could be read.
func (a TagValueArguments) valuesFailure(request diagnostic.Request, err error) diag.Diagnostic {
	request.Item = path.Root("limit")
	request.NotFound = &valuesNotFound
	if a.Sort != nil && isRejected(err) {
		return request.Explained(err, diagnostic.Explanation{
			Summary: "Sentry Rejected the Request", Attribute: path.Root("sort"),
			Advice: "The available sort orders depend on the server and its version. Without `sort`, Sentry uses `id`." +
				argument.Suggestion(*a.Sort, valueSorts...),
		})
	}
	return entity.ExplainList(err, request, "Lower `limit`.")
}

// isRejected reports whether a server rejected the arguments of a request.
func isRejected(err error) bool {
	api, ok := errors.AsType[*sentry.APIError](err)
	return ok && (api.StatusCode == http.StatusBadRequest || api.StatusCode == http.StatusUnprocessableEntity)
}

// valuesNotFound explains a response that does not show which object is missing. The tag
// exists.
var valuesNotFound = diagnostic.Explanation{
	Summary:   "Tag Values Not Found",
	Attribute: path.Root("limit"),
	Advice: "The server has the tag, but not the list of its values. " + diagnostic.PossibleCauses(
		"A compatible server may have no such list. Remove `limit`, and read `top_values`.",
		"The issue was deleted or merged in the meantime. Try again.",
	),
}
