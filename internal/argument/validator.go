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

// description describes what a validator accepts.
type description string

// Description implements the interfaces of package validator.
func (d description) Description(context.Context) string { return string(d) }

// MarkdownDescription implements the interfaces of package validator.
func (d description) MarkdownDescription(context.Context) string { return string(d) }

// Validator returns a validator of strings, which ignores unknown ones. Accepted describes
// what check accepts. Check gets the path of the argument and the string. The framework's own
// validators are not used because they repeat the string unchanged, including escape
// sequences for the terminal.
func Validator(accepted string, check func(path.Path, string) diag.Diagnostics) validator.String {
	return stringValidator{description(accepted), check}
}

type stringValidator struct {
	description

	check func(path.Path, string) diag.Diagnostics
}

// ValidateString implements [validator.String].
func (v stringValidator) ValidateString(_ context.Context, req validator.StringRequest, resp *validator.StringResponse) {
	if !req.ConfigValue.IsNull() && !req.ConfigValue.IsUnknown() {
		resp.Diagnostics.Append(v.check(req.Path, req.ConfigValue.ValueString())...)
	}
}

// Slug returns a validator of the slug or numeric ID of an organization or project.
func Slug() validator.String {
	const accepted = "a slug or numeric ID: letters, digits, dashes, underscores, and dots"
	return Validator(accepted, func(attribute path.Path, text string) (diags diag.Diagnostics) {
		if invalid, ok := errors.AsType[*sentry.PathError](sentry.CheckSlug(text)); ok {
			diags.AddAttributeError(attribute, "Invalid Slug", fmt.Sprintf(
				"The value %s %s. Copy the slug from the address in Sentry: in https://acme.sentry.io/projects/backend/, acme is the "+
					"organization and backend is the project.", Quote(invalid.Value), invalid.Reason))
		}
		return diags
	})
}

// ProjectConflict returns the diagnostic for a block that sets both a project and an issue.
func ProjectConflict() diag.Diagnostic {
	return diag.NewAttributeErrorDiagnostic(path.Root("project"), "Project Conflicts With Issue",
		"An issue belongs to one project, so `project` has no meaning alongside `issue_id`. Remove one of them.")
}

// OneOf returns a validator of elements that must be one of the names, which the error lists.
// What describes the names. The error is attached to the outermost attribute, because
// Terraform shows no line for an element of a set.
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

const durationDescription = "a duration greater than zero, such as \"30s\" or \"5m\""

// Duration returns a validator of durations in Go's notation that are greater than zero.
func Duration() validator.String {
	return Validator(durationDescription, func(attribute path.Path, text string) diag.Diagnostics {
		_, diags := ParseDuration(attribute, text)
		return diags
	})
}

// ParseDuration parses a duration that the validator [Duration] accepts. Its error names the
// attribute, and is attached to the outermost one, because Terraform shows no line for a
// nested attribute.
func ParseDuration(attribute path.Path, text string) (time.Duration, diag.Diagnostics) {
	var diags diag.Diagnostics
	duration, err := time.ParseDuration(text)
	if err != nil || duration <= 0 {
		diags.AddAttributeError(outermost(attribute), "Invalid Duration",
			fmt.Sprintf("The value of `%s` is %s, but must be %s.", attribute, Quote(text), durationDescription))
	}
	return duration, diags
}

func outermost(attribute path.Path) path.Path {
	for len(attribute.Steps()) > 1 {
		attribute = attribute.ParentPath()
	}
	return attribute
}
