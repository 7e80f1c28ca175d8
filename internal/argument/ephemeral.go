// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	ephemeral "github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
)

// ForEphemeral converts the attributes of a data source to those of an ephemeral resource, so
// that both have one definition.
func ForEphemeral(attributes map[string]schema.Attribute) map[string]ephemeral.Attribute {
	converted := make(map[string]ephemeral.Attribute, len(attributes))
	for name, a := range attributes {
		converted[name] = forEphemeral(a)
	}
	return converted
}

func forEphemeral(attribute schema.Attribute) ephemeral.Attribute {
	switch a := attribute.(type) {
	case schema.StringAttribute:
		return ephemeral.StringAttribute(a)
	case schema.NumberAttribute:
		return ephemeral.NumberAttribute(a)
	case schema.BoolAttribute:
		return ephemeral.BoolAttribute(a)
	case schema.ListAttribute:
		return ephemeral.ListAttribute(a)
	case schema.SetAttribute:
		return ephemeral.SetAttribute(a)
	case schema.MapAttribute:
		return ephemeral.MapAttribute(a)
	default:
		return nestedForEphemeral(attribute)
	}
}

func nestedForEphemeral(attribute schema.Attribute) ephemeral.Attribute {
	switch a := attribute.(type) {
	case schema.SingleNestedAttribute:
		return ephemeral.SingleNestedAttribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive,
			MarkdownDescription: a.MarkdownDescription, Validators: a.Validators, Attributes: ForEphemeral(a.Attributes),
		}
	case schema.ListNestedAttribute:
		return ephemeral.ListNestedAttribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive,
			MarkdownDescription: a.MarkdownDescription, Validators: a.Validators,
			NestedObject: ephemeral.NestedAttributeObject{Attributes: ForEphemeral(a.NestedObject.Attributes)},
		}
	case schema.MapNestedAttribute:
		return ephemeral.MapNestedAttribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive,
			MarkdownDescription: a.MarkdownDescription, Validators: a.Validators,
			NestedObject: ephemeral.NestedAttributeObject{Attributes: ForEphemeral(a.NestedObject.Attributes)},
		}
	default:
		panic(fmt.Sprintf("argument: no ephemeral variant of %T", attribute))
	}
}
