// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// TestModelMatchesSchema compares the model with the schema, field by field and
// type by type: what the framework would check when it filled the state.
func TestModelMatchesSchema(t *testing.T) {
	t.Parallel()
	schema := wired(t, block("http://127.0.0.1")).DataSourceType(typeName)
	model := modelType(t, reflect.TypeFor[event.DataSourceModel](), "")
	if !model.Equal(schema) {
		want, got := schema.(tftypes.Object).AttributeTypes, model.(tftypes.Object).AttributeTypes
		for name, typ := range want {
			if got[name] == nil || !got[name].Equal(typ) {
				t.Errorf("%s is %v in the schema and %v in the model", name, typ, got[name])
			}
		}
		for name := range got {
			if want[name] == nil {
				t.Errorf("%s is in the model only", name)
			}
		}
	}
}

// modelType gives the type that a Go type of the model is encoded as.
func modelType(t *testing.T, typ reflect.Type, name string) tftypes.Type {
	t.Helper()
	switch {
	case typ.Kind() == reflect.Pointer:
		return modelType(t, typ.Elem(), name)
	case typ == reflect.TypeFor[wire.Number]():
		return tftypes.Number
	case typ.Kind() == reflect.String:
		return tftypes.String
	case typ.Kind() == reflect.Bool:
		return tftypes.Bool
	case typ.Kind() == reflect.Map:
		return tftypes.Map{ElementType: modelType(t, typ.Elem(), name)}
	case typ.Kind() == reflect.Slice && (name == "include" || name == "exclude"):
		return tftypes.Set{ElementType: modelType(t, typ.Elem(), name)}
	case typ.Kind() == reflect.Slice:
		return tftypes.List{ElementType: modelType(t, typ.Elem(), name)}
	case typ.Kind() == reflect.Struct:
		attributes := map[string]tftypes.Type{}
		for _, field := range reflect.VisibleFields(typ) {
			if tag := field.Tag.Get("tfsdk"); tag != "" {
				attributes[tag] = modelType(t, field.Type, tag)
			}
		}
		return tftypes.Object{AttributeTypes: attributes}
	default:
		t.Fatalf("the model has a %s", typ)
		return nil
	}
}

// volatile are the attributes that the contract calls volatile (rule 8).
var volatile = []string{
	"group_id", "size", "sdk_updates", "resolved_with", "next_event_id", "previous_event_id", "release.status",
	"release.date_released", "release.last_event", "release.commit_count", "release.deploy_count", "release.new_groups",
	"release.last_commit", "release.last_deploy", "release.authors", "release.projects[].new_groups", "errors", "user_report",
}

func TestVolatileAttributesSaySo(t *testing.T) {
	t.Parallel()
	for _, a := range acctest.Attributes(wired(t, block("http://127.0.0.1")).Schemas().DataSourceSchemas[typeName]) {
		if got, want := strings.Contains(a.Description, "Volatile: "), slices.Contains(volatile, a.Path); got != want {
			t.Errorf("%s is volatile: %v, but its description says %v", a.Path, want, got)
		}
	}
}
