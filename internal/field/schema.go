// SPDX-License-Identifier: MPL-2.0

package field

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// schemaOf returns the schema of the fields of an object.
func schemaOf(fields []*definition) map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(fields))
	for _, f := range fields {
		attributes[f.name] = f.schema()
	}
	return attributes
}

func (d *definition) schema() schema.Attribute {
	doc, computed, sensitive := d.description(), true, d.sensitive
	nested := schema.NestedAttributeObject{}
	if d.fields != nil {
		nested.Attributes = schemaOf(d.fields)
	}
	switch d.kind {
	case KindString, KindJSON:
		return schema.StringAttribute{Computed: computed, Sensitive: sensitive, MarkdownDescription: doc}
	case KindNumber:
		return schema.NumberAttribute{Computed: computed, Sensitive: sensitive, MarkdownDescription: doc}
	case KindBool:
		return schema.BoolAttribute{Computed: computed, Sensitive: sensitive, MarkdownDescription: doc}
	case KindStrings:
		return schema.ListAttribute{
			Computed: computed, Sensitive: sensitive, MarkdownDescription: doc, ElementType: types.StringType,
		}
	case KindStringMap, KindJSONMap:
		return schema.MapAttribute{
			Computed: computed, Sensitive: sensitive, MarkdownDescription: doc, ElementType: types.StringType,
		}
	case KindStringMaps:
		return schema.ListAttribute{
			Computed: computed, Sensitive: sensitive, MarkdownDescription: doc,
			ElementType: types.MapType{ElemType: types.StringType},
		}
	case KindObject:
		return schema.SingleNestedAttribute{
			Computed: computed, Sensitive: sensitive, MarkdownDescription: doc, Attributes: nested.Attributes,
		}
	case KindObjectMap:
		return schema.MapNestedAttribute{
			Computed: computed, Sensitive: sensitive, MarkdownDescription: doc, NestedObject: nested,
		}
	default: // KindObjects, KindPairs
		return schema.ListNestedAttribute{
			Computed: computed, Sensitive: sensitive, MarkdownDescription: doc, NestedObject: nested,
		}
	}
}

// description returns the description of an attribute. It begins with the section of an
// attribute that is read only with that section; nested ones do not repeat it. When values
// are null or empty, and where they come from, is in the documentation once for all.
func (d *definition) description() string {
	description := d.doc
	if d.section != "" {
		description = "Section `" + d.section + "`. " + description
	}
	if d.volatile {
		description += " Volatile."
	}
	return description
}
