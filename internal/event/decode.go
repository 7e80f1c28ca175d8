// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// ObjectTypes returns the types of the data source's attributes. The objects that Decode
// returns have the same types.
func ObjectTypes() map[string]attr.Type {
	return DataSource().Schema().Type().(attr.TypeWithAttributeTypes).AttributeTypes() //nolint:forcetypeassert // It is an object.
}

// Decode decodes the JSON of one event like the data source, with every section except raw.
// It accepts the form of the API and the stored form. The arguments and the link are null,
// and so is the ID if the JSON has none. The errors are those of [jsontree.Parse],
// [ErrNoEvent], and of [wire.Write].
func Decode(ctx context.Context, body []byte) (*tfprotov6.DynamicValue, error) {
	document, err := jsontree.Parse(body)
	if err != nil {
		return nil, err
	}
	defer document.Release()
	if err := checkDecoded(document.Root()); err != nil {
		return nil, err
	}
	read := selectSections(nil, []string{allSections}, nil)
	event := newSource
	if isStoredForm(document.Root()) {
		event = newStoredSource
	}
	return fields.State(ctx, Config{}, event(ctx, document, read))
}
