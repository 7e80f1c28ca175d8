// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// evidence lists the members of a report that no other response has.
var evidence = []string{
	"exceptions", "sdk_debug_id_support", "min_debug_id_sdk_version", "sdk_version", "has_debug_ids", "has_scraping_data",
	"project_has_some_artifact_bundle", "release_has_some_artifact", "has_uploaded_some_artifact_with_a_debug_id",
}

// checkedReport parses a report. It returns an error for a response without any member of a
// report. Such a response would look like a report without frames, which checks accept.
func checkedReport(_ context.Context, document *jsontree.Document, request diagnostic.Request) (field.Source, diag.Diagnostics) {
	if !slices.ContainsFunc(evidence, document.Root().Has) {
		err := fmt.Errorf("the JSON document is %s, and contains nothing of a source map report", document.Value().Describe())
		return nil, diag.Diagnostics{request.Unexpected(err)}
	}
	return readReport(document.Root()), nil
}
