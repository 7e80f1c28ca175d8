// SPDX-License-Identifier: MPL-2.0

package attribute

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
)

// Sensitive marks an attribute as personal or secret, so that Terraform never
// shows it in plan and apply output. On an attribute below a list it would make
// Terraform quadratic; mark the list instead.
func Sensitive(attribute schema.Attribute) schema.Attribute {
	return modify(attribute, true, "")
}

// Volatile says in the description that the value may differ between two reads
// of an unchanged event.
func Volatile(attribute schema.Attribute) schema.Attribute {
	return modify(attribute, false, " Volatile: it can differ between two reads of an unchanged event.")
}

// Annotate adds a sentence to the description.
func Annotate(attribute schema.Attribute, sentence string) schema.Attribute {
	return modify(attribute, false, " "+sentence)
}

func modify(attribute schema.Attribute, sensitive bool, suffix string) schema.Attribute {
	switch a := attribute.(type) {
	case schema.StringAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	case schema.NumberAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	case schema.BoolAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	case schema.ListAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	case schema.MapAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	case schema.SingleNestedAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	case schema.ListNestedAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	case schema.MapNestedAttribute:
		a.Sensitive, a.MarkdownDescription = a.Sensitive || sensitive, a.MarkdownDescription+suffix
		return a
	default:
		panic(fmt.Sprintf("attribute: no modifier for %T", attribute))
	}
}
