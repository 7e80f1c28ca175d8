// SPDX-License-Identifier: MPL-2.0

package field

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// schemaOf returns the schema of the fields of an object that belongs to a section.
func schemaOf(fields []*definition, section, noun string) map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(fields))
	for _, f := range fields {
		attributes[f.name] = f.schema(section, noun)
	}
	return attributes
}

func (d *definition) schema(section, noun string) schema.Attribute {
	if d.section != "" {
		section = d.section
	}
	doc, computed, sensitive := d.description(section, noun), true, d.sensitive
	nested := schema.NestedAttributeObject{}
	if d.fields != nil {
		nested.Attributes = schemaOf(d.fields, section, noun)
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

// description returns the description of an attribute, in the same order for all of
// them: section, meaning, location, when it is null or empty, and notes.
func (d *definition) description(section, noun string) string {
	var before, location, volatile, note string
	if section != "" {
		before = "Section `" + section + "`. "
	}
	if d.from != "" {
		location = " Sentry's `" + d.from + "`" + d.absence()
	}
	if d.volatile {
		volatile = " Volatile: it can differ between two reads of an unchanged " + noun + "."
	}
	if d.note != "" {
		note = " " + d.note
	}
	return before + d.doc + location + volatile + note
}

// absence ends a sentence with what the field is if Sentry sends no value.
func (d *definition) absence() string {
	switch d.kind {
	case KindString, KindNumber, KindBool:
		return ", null where it sends none."
	case KindJSON:
		return " as normalised JSON, null where it sends none."
	case KindObject:
		return "; all of it is null or empty where Sentry sends none."
	default:
		return ", empty where it sends none."
	}
}
