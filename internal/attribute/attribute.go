// SPDX-License-Identifier: MPL-2.0

// Package attribute builds the attributes of this provider's schemas. Those that
// are computed take one line each, and their descriptions all say the same things
// in the same order: the section, what the value is, the API's field, and what
// null or empty means. Those that several blocks have as arguments stand here with
// their validators and defaults.
package attribute

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Group builds attributes that are read together. Its methods take the API's
// field that the attribute mirrors ("" where the text says where the value comes
// from) and a text of full sentences.
type Group struct {
	prefix string
}

// Always is the group of attributes that every read fills.
var Always = Group{}

// InSection is the group of the attributes of one section.
func InSection(section string) Group {
	return Group{prefix: fmt.Sprintf("Section `%s`. ", section)}
}

// String builds a text attribute.
func (g Group) String(field, text string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: g.describe(field, text, scalar)}
}

// JSON builds a text attribute that holds normalised JSON.
func (g Group) JSON(field, text string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: g.describe(field, text, document)}
}

// Number builds a number attribute.
func (g Group) Number(field, text string) schema.NumberAttribute {
	return schema.NumberAttribute{Computed: true, MarkdownDescription: g.describe(field, text, scalar)}
}

// Bool builds a truth value.
func (g Group) Bool(field, text string) schema.BoolAttribute {
	return schema.BoolAttribute{Computed: true, MarkdownDescription: g.describe(field, text, scalar)}
}

// Strings builds a list of texts.
func (g Group) Strings(field, text string) schema.ListAttribute {
	return schema.ListAttribute{
		Computed: true, ElementType: types.StringType, MarkdownDescription: g.describe(field, text, collection),
	}
}

// StringMap builds a map of texts.
func (g Group) StringMap(field, text string) schema.MapAttribute {
	return schema.MapAttribute{
		Computed: true, ElementType: types.StringType, MarkdownDescription: g.describe(field, text, collection),
	}
}

// Object builds an object.
func (g Group) Object(field, text string, attributes map[string]schema.Attribute) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{
		Computed: true, Attributes: attributes, MarkdownDescription: g.describe(field, text, object),
	}
}

// Objects builds a list of objects.
func (g Group) Objects(field, text string, attributes map[string]schema.Attribute) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, NestedObject: schema.NestedAttributeObject{Attributes: attributes},
		MarkdownDescription: g.describe(field, text, collection),
	}
}

// ObjectMap builds a map of objects.
func (g Group) ObjectMap(field, text string, attributes map[string]schema.Attribute) schema.MapNestedAttribute {
	return schema.MapNestedAttribute{
		Computed: true, NestedObject: schema.NestedAttributeObject{Attributes: attributes},
		MarkdownDescription: g.describe(field, text, collection),
	}
}

// What a description says of null and empty, by kind of attribute.
const (
	scalar     = "Sentry's `%s`, null where it sends none."
	document   = "Sentry's `%s` as normalised JSON, null where it sends none."
	collection = "Sentry's `%s`, empty where it sends none."
	object     = "Sentry's `%s`; all of it is null or empty where Sentry sends none."
)

func (g Group) describe(field, text, null string) string {
	if field == "" {
		return g.prefix + text
	}
	return g.prefix + text + " " + fmt.Sprintf(null, field)
}
