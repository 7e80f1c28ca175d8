// SPDX-License-Identifier: MPL-2.0

package acctest

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// SchemaAttribute is an attribute of a schema, with its path.
type SchemaAttribute struct {
	*tfprotov6.SchemaAttribute

	// Path names the attribute from the outside in. Below lists and maps of objects, it
	// contains "[]".
	Path string
	// InList reports whether the attribute is below a list or map of objects.
	InList bool
	// SensitiveAround reports whether an attribute around it is sensitive.
	SensitiveAround bool
}

// Attributes returns all attributes of a schema, sorted by path.
func Attributes(schema *tfprotov6.Schema) []SchemaAttribute {
	found := map[string]SchemaAttribute{}
	collect(schema.Block.Attributes, SchemaAttribute{}, found)
	return slices.SortedFunc(maps.Values(found), func(a, b SchemaAttribute) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
}

func collect(attributes []*tfprotov6.SchemaAttribute, around SchemaAttribute, found map[string]SchemaAttribute) {
	for _, attribute := range attributes {
		one := SchemaAttribute{
			SchemaAttribute: attribute, Path: around.Path + attribute.Name,
			InList: around.InList, SensitiveAround: around.SensitiveAround,
		}
		found[one.Path] = one
		if attribute.NestedType == nil {
			continue
		}
		inner := SchemaAttribute{
			Path: one.Path + ".", InList: one.InList, SensitiveAround: one.SensitiveAround || attribute.Sensitive,
		}
		if attribute.NestedType.Nesting != tfprotov6.SchemaObjectNestingModeSingle {
			inner.Path, inner.InList = one.Path+"[].", true
		}
		collect(attribute.NestedType.Attributes, inner, found)
	}
}
