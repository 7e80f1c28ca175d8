// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// ObjectTypes gives the types of the data source's attributes, which are those of
// what Decode gives, too.
func ObjectTypes() map[string]attr.Type {
	attributes := dataSourceSchema().Attributes
	types := make(map[string]attr.Type, len(attributes))
	for name, a := range attributes {
		types[name] = a.GetType()
	}
	return types
}

// Decode reads the JSON of one event as the data source does, every section but
// raw. The arguments are nil, WebURL too, and ID where the JSON has no id. The
// errors are those of [jsontree.Parse], and that of ctx where it ended.
func Decode(ctx context.Context, body []byte) (DataSourceModel, error) {
	document, err := jsontree.Parse(body)
	if err != nil {
		return DataSourceModel{}, err
	}
	defer document.Release()
	event := mapEvent(ctx, document, selectSections(nil, []string{allSections}, nil))
	event.ReadWarnings = pathsOf(document.Mismatches())
	if event.ID != nil {
		if _, err := attribute.ParseEventID(*event.ID); err != nil {
			event.ID = nil
		}
	}
	return DataSourceModel{Event: event}, ctx.Err()
}

// pathsOf lists the paths of what was not read.
func pathsOf(mismatches []jsontree.Mismatch) []string {
	paths := make([]string, len(mismatches))
	for i, mismatch := range mismatches {
		paths[i] = mismatch.Path
	}
	return paths
}
