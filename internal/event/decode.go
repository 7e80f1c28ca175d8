// SPDX-License-Identifier: MPL-2.0

package event

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// ObjectTypes returns the types of the data source's attributes, which are also those of
// what Decode returns.
func ObjectTypes() map[string]attr.Type {
	return DataSource().Schema().Type().(attr.TypeWithAttributeTypes).AttributeTypes() //nolint:forcetypeassert // It is an object.
}

// Decode reads the JSON of one event as the data source does, with every section but
// raw. The arguments and the link are null, and so is the ID if the JSON has none. The
// errors are those of [jsontree.Parse], [ErrStored], [ErrAnswer], and of [wire.Write].
func Decode(ctx context.Context, body []byte) (*tfprotov6.DynamicValue, error) {
	document, err := jsontree.Parse(body)
	if err != nil {
		return nil, err
	}
	defer document.Release()
	if err := otherForm(document.Root()); err != nil {
		return nil, err
	}
	event := newSource(ctx, document, selectSections(nil, []string{allSections}, nil))
	if event.id != nil {
		if _, err := sentry.ParseEventID(*event.id); err != nil {
			event.id = nil
		}
	}
	return fields.State(ctx, Config{}, event)
}

// Errors of Decode for JSON that is an object, but not what the API gives for an
// event. What has none of an event's fields is taken: tests write few of them.
var (
	// ErrStored is returned for what the button JSON of an event leads to.
	ErrStored = errors.New("it has event_id and not eventID, so that it is an event as Sentry stores it, whose fields have other " +
		"names; read .../events/{event_id}/ of the API without json/ at the end")
	// ErrAnswer is returned for the API's answer to a request that failed.
	ErrAnswer = errors.New("it has detail and no id, so that it is the answer of the API to a request that failed")
)

// otherForm tells JSON apart that would be read as an event of which next to
// nothing is known.
func otherForm(root *jsontree.Object) error {
	switch {
	case root.Has("eventID"), root.Has("id"):
		return nil
	case root.Has("event_id"):
		return ErrStored
	case root.Has("detail"):
		return ErrAnswer
	}
	return nil
}
