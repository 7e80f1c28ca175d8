// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// description is what a validator accepts, in words.
type description string

// Description implements the interfaces of package validator.
func (d description) Description(context.Context) string { return string(d) }

// MarkdownDescription implements the interfaces of package validator.
func (d description) MarkdownDescription(context.Context) string { return string(d) }

// Validator returns a validator of texts as far as they are known. Accepted says in words
// what check accepts, which gets the path of the argument and the text. The framework's
// own validators would repeat the text as it is, escapes for the terminal included.
func Validator(accepted string, check func(path.Path, string) diag.Diagnostics) validator.String {
	return textValidator{description(accepted), check}
}

type textValidator struct {
	description

	check func(path.Path, string) diag.Diagnostics
}

// ValidateString implements [validator.String].
func (v textValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if !req.ConfigValue.IsNull() && !req.ConfigValue.IsUnknown() {
		resp.Diagnostics.Append(v.check(req.Path, req.ConfigValue.ValueString())...)
	}
}

// Slug validates the slug or numeric id of an organization or project.
func Slug() validator.String {
	const accepted = "a slug or numeric id: letters, digits, dashes, underscores and dots"
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		if invalid, ok := errors.AsType[*sentry.PathError](sentry.CheckSlug(text)); ok {
			diags.AddAttributeError(attribute, "Invalid Slug", fmt.Sprintf(
				"The value %s %s. It must be %s, as in the address of the project in Sentry.",
				Quote(invalid.Value), invalid.Reason, accepted))
		}
		return diags
	})
}

// ProjectBesideIssue refuses a project beside an issue.
func ProjectBesideIssue() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("project"), "Project Conflicts With Issue",
		"An issue belongs to one project, so `project` says nothing beside `issue_id`. Remove one of them.")
}

// OneOf validates the text of an element to be one of the names, which the error
// lists, the nearest first. What says what the names are of. The error is attached to the outermost
// attribute: Terraform shows no line for an element of a set.
func OneOf(what string, names ...string) validator.String {
	accepted := "one of " + strings.Join(names, ", ")
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		if !slices.Contains(names, text) {
			diags.AddAttributeError(outermost(attribute), "Unknown "+strings.ToUpper(what[:1])+what[1:],
				fmt.Sprintf("There is no %s %s.%s It must be %s.", what, Quote(text), Suggestion(text, names...), accepted))
		}
		return diags
	})
}

const durationDescription = "a duration of more than nothing, such as \"30s\" or \"5m\""

// Duration validates a duration in Go's notation that is longer than nothing.
func Duration() validator.String {
	return Validator(durationDescription, func(attribute path.Path, text string) diag.Diagnostics {
		_, diags := ParseDuration(attribute, text)
		return diags
	})
}

// ParseDuration reads what Duration accepts. Its error names the attribute, and
// is attached to the outermost one: Terraform shows no line for one inside.
func ParseDuration(attribute path.Path, text string) (time.Duration, diag.Diagnostics) {
	var diags diag.Diagnostics
	duration, err := time.ParseDuration(text)
	if err != nil || duration <= 0 {
		diags.AddAttributeError(outermost(attribute), "Invalid Duration",
			fmt.Sprintf("The value of %s is %s, but must be %s.", attribute, Quote(text), durationDescription))
	}
	return duration, diags
}

func outermost(attribute path.Path) path.Path {
	for len(attribute.Steps()) > 1 {
		attribute = attribute.ParentPath()
	}
	return attribute
}
