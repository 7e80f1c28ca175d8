// SPDX-License-Identifier: MPL-2.0

package attribute

import (
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// issuePattern is a number, or the slug of a project with a suffix.
var issuePattern = regexp.MustCompile(`^(\d{1,20}|[A-Za-z0-9_][A-Za-z0-9_-]*-[A-Za-z0-9]+)$`)

// Issue validates the numeric or short id of an issue.
func Issue() validator.String {
	return stringvalidator.RegexMatches(issuePattern, "must be the numeric id of an issue, or its short id such as WEB-1A2")
}

// ProjectBesideIssue refuses a project beside an issue.
func ProjectBesideIssue() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("project"), "Project Beside Issue",
		"An issue belongs to one project, so `project` says nothing beside `issue_id`. Remove one of them.")
}
