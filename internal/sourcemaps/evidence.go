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

// evidence are the members of a report that no other response has.
var evidence = []string{
	"exceptions", "sdk_debug_id_support", "min_debug_id_sdk_version", "sdk_version", "has_debug_ids", "has_scraping_data",
	"project_has_some_artifact_bundle", "release_has_some_artifact", "has_uploaded_some_artifact_with_a_debug_id",
}

// checkedReport reads a report, and returns an error for a response that has nothing of
// one. It would be read as a report without frames, on which a check passes.
func checkedReport(_ context.Context, document *jsontree.Document, request diagnostic.Request) (field.Source, diag.Diagnostics) {
	if !slices.ContainsFunc(evidence, document.Root().Has) {
		err := fmt.Errorf("the JSON document is %s, and contains nothing of a source map report", document.Value().Describe())
		return nil, diag.Diagnostics{request.Unexpected(err)}
	}
	return readReport(document.Root()), nil
}
