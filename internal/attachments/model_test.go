// SPDX-License-Identifier: MPL-2.0

package attachments_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attachments"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// TestModelMatchesSchema compares the model with the schema, type by type: what
// the framework would check when it filled the state.
func TestModelMatchesSchema(t *testing.T) {
	t.Parallel()
	schema := wired(t, dataFor(t, "http://127.0.0.1:1")).DataSourceType(typeName)
	if model := modelType(t, reflect.TypeFor[attachments.Model]()); !model.Equal(schema) {
		t.Errorf("the model is  %v\nthe schema is %v", model, schema)
	}
}

// modelType gives the type that a Go type of the model is encoded as.
func modelType(t *testing.T, typ reflect.Type) tftypes.Type {
	t.Helper()
	if typ == reflect.TypeFor[wire.Number]() {
		return tftypes.Number
	}
	switch typ.Kind() {
	case reflect.Pointer:
		return modelType(t, typ.Elem())
	case reflect.String:
		return tftypes.String
	case reflect.Bool:
		return tftypes.Bool
	case reflect.Slice:
		return tftypes.List{ElementType: modelType(t, typ.Elem())}
	case reflect.Struct:
		attributes := map[string]tftypes.Type{}
		for _, field := range reflect.VisibleFields(typ) {
			if tag := field.Tag.Get("tfsdk"); tag != "" {
				attributes[tag] = modelType(t, field.Type)
			}
		}
		return tftypes.Object{AttributeTypes: attributes}
	default:
		t.Fatalf("the model has a %s", typ)
		return nil
	}
}

// TestDescriptions wants a full sentence for each attribute, and nothing marked.
func TestDescriptions(t *testing.T) {
	t.Parallel()
	for _, a := range acctest.Attributes(wired(t, dataFor(t, "http://127.0.0.1:1")).Schemas().DataSourceSchemas[typeName]) {
		if !strings.HasSuffix(a.Description, ".") {
			t.Errorf("the description of %s is %q", a.Path, a.Description)
		}
		if a.Sensitive {
			t.Errorf("%s is sensitive", a.Path)
		}
	}
}
