// SPDX-License-Identifier: MPL-2.0

// Package argument is the arguments that several data sources have, with their
// validators, their defaults in the provider block, and their twins in ephemeral
// resources.
package argument

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Organization is the argument that every block has. Where it is not configured,
// it shows what was used.
func Organization() schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{Slug()},
		MarkdownDescription: "Slug or numeric id of the organization. Defaults to the provider's `organization`.",
	}
}

// Project is the argument that names a project. Where it is not configured, it
// shows what was used. The text says what it is the project of, and what stands
// in for it.
func Project(text string) schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{Slug()},
		MarkdownDescription: "Slug or numeric id of the project" + text,
	}
}

// IssueID is the argument that names an issue, which the text begins with.
func IssueID(text string) schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Validators: []validator.String{Issue()},
		MarkdownDescription: text + ": its numeric ID, its short ID such as `WEB-1A2`, which is resolved first, or the ID of a " +
			"compatible server. It takes precedence over the provider's `project`. The token needs the scope `event:read`.",
	}
}

// RequiredIssueID is the argument of a block that is about one issue, which the text begins with.
func RequiredIssueID(text string) schema.Attribute {
	return schema.StringAttribute{
		Required: true, Validators: []validator.String{Issue()},
		MarkdownDescription: text + ": its numeric ID, its short ID such as `WEB-1A2`, which is resolved first, or the ID of a " +
			"compatible server.",
	}
}

// Environments is the argument that names environments; the text says what of
// them.
func Environments(text string) schema.Attribute {
	return schema.ListAttribute{
		Optional: true, ElementType: types.StringType, MarkdownDescription: text,
		Validators: []validator.List{listvalidator.NoNullValues(), listvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1))},
	}
}
