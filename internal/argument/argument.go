// SPDX-License-Identifier: MPL-2.0

// Package argument contains the arguments that several data sources share, with their
// validators, their defaults in the provider block, and their variants in ephemeral resources.
package argument

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Organization returns the argument that every block has. If it is not configured, it shows
// the organization in use.
func Organization() schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{Slug()},
		MarkdownDescription: "Slug or numeric ID of the organization. Defaults to the provider's `organization`.",
	}
}

// Project returns the argument that names a project. If it is not configured, it shows the
// project in use. The text ends the description: what the project is for, and its default.
func Project(text string) schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{Slug()},
		MarkdownDescription: "Slug or numeric ID of the project" + text,
	}
}

// IssueID returns the argument that names an issue. Its description begins with the text.
func IssueID(text string) schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Validators: []validator.String{Issue()},
		MarkdownDescription: text + ": a numeric ID, a short ID such as `WEB-1A2`, or an ID of a compatible server. Takes " +
			"precedence over the provider's `project`. Requires the scope `event:read`.",
	}
}

// RequiredIssueID returns the argument of a block that is about one issue. Its description
// begins with the text.
func RequiredIssueID(text string) schema.Attribute {
	return schema.StringAttribute{
		Required: true, Validators: []validator.String{Issue()},
		MarkdownDescription: text + ": a numeric ID, a short ID such as `WEB-1A2`, or an ID of a compatible server.",
	}
}

// Projects returns the argument of lists and searches of an organization, which names projects.
func Projects() schema.Attribute {
	return schema.ListAttribute{
		Optional: true, ElementType: types.StringType,
		Validators: []validator.List{listvalidator.NoNullValues(), listvalidator.ValueStringsAre(Slug())},
		MarkdownDescription: "Slugs or numeric IDs of projects, or `-1` for all projects that the token has access to. Defaults to the " +
			"projects of the token's owner, which may be none. The provider's `project` is not used.",
	}
}

// Environments returns the argument that names environments. The text is its description.
func Environments(text string) schema.Attribute {
	return schema.ListAttribute{
		Optional: true, ElementType: types.StringType, MarkdownDescription: text,
		Validators: []validator.List{listvalidator.NoNullValues(), listvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1))},
	}
}
