// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// Issue validates the numeric or short id of an issue.
func Issue() validator.String { return issueValidator{} }

type issueValidator struct{}

// Description says what is accepted.
func (issueValidator) Description(context.Context) string {
	return "the numeric id of an issue, or its short id such as WEB-1A2"
}

// MarkdownDescription says what is accepted.
func (v issueValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString refuses anything else. The framework's own validator would repeat
// the text as it is, escapes for the terminal included.
func (v issueValidator) ValidateString(ctx context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	text := req.ConfigValue.ValueString()
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() || sentry.IsIssueID(text) {
		return
	}
	resp.Diagnostics.AddAttributeError(req.Path, "Invalid Issue Id",
		fmt.Sprintf("The value %s is no issue id. It must be %s.", Quote(text), v.Description(ctx)))
}

// ProjectBesideIssue refuses a project beside an issue.
func ProjectBesideIssue() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("project"), "Project Beside Issue",
		"An issue belongs to one project, so `project` says nothing beside `issue_id`. Remove one of them.")
}
