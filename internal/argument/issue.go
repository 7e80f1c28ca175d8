// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Issue validates the numeric or short id of an issue.
func Issue() validator.String {
	const accepted = "the numeric id of an issue, or its short id such as WEB-1A2"
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		if !sentry.IsIssueID(text) {
			diags.AddAttributeError(attribute, "Invalid Issue Id",
				fmt.Sprintf("The value %s is no issue id. It must be %s.", Quote(text), accepted))
		}
		return diags
	})
}

// ProjectBesideIssue refuses a project beside an issue.
func ProjectBesideIssue() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("project"), "Project Beside Issue",
		"An issue belongs to one project, so `project` says nothing beside `issue_id`. Remove one of them.")
}
