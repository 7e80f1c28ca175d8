// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/vmihailenco/msgpack/v5"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// none are the arguments of an entity without arguments.
type none struct{}

// page is a source with sections, and with lists whose elements have a type.
type page struct {
	field.Whole

	sections []string
	missing  bool
	selected []string
}

// Reads reports whether a section is read.
func (p *page) Reads(section string) bool {
	if section == "" {
		return !p.missing
	}
	return slices.Contains(p.sections, section)
}

// Select returns the element of a type.
func (p *page) Select(list, name string) *jsontree.Object {
	p.selected = append(p.selected, list+"/"+name)
	for _, element := range p.Root.Objects(list) {
		if found := element.String("type"); found != nil && *found == name {
			return element
		}
	}
	return p.Root.Absent()
}

// tableOf returns the table of fields that are read from a whole document.
func tableOf(fields ...field.Field) *field.Table { return field.NewTable[field.Whole]("thing", fields) }

// parse parses a document, which is released at the end of the test.
func parse(t testing.TB, body string) *jsontree.Document {
	t.Helper()
	document, err := jsontree.Parse([]byte(body))
	if err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	t.Cleanup(document.Release)
	return document
}

// decode returns a state like Terraform decodes it. It must have the type of the table's
// schema.
func decode(t testing.TB, table *field.Table, state *tfprotov6.DynamicValue, arguments map[string]schema.Attribute) tftypes.Value {
	t.Helper()
	attributes := table.Schema()
	maps.Copy(attributes, arguments)
	value, err := state.Unmarshal(schema.Schema{Attributes: attributes}.Type().TerraformType(t.Context()))
	if err != nil {
		t.Fatalf("the state does not conform to the schema: %v", err)
	}
	return value
}

// raw returns a state as it is written: integers as int64, and long numbers as strings.
func raw(t testing.TB, state *tfprotov6.DynamicValue) map[string]any {
	t.Helper()
	decoder := msgpack.NewDecoder(bytes.NewReader(state.MsgPack))
	decoder.UseLooseInterfaceDecoding(true)
	var written map[string]any
	if err := decoder.Decode(&written); err != nil {
		t.Fatal(err)
	}
	return written
}

// read returns the state of a table without arguments as JSON, and the paths of the
// mismatches, separated by spaces.
func read(t testing.TB, table *field.Table, body string) (state, mismatches string) {
	t.Helper()
	document := parse(t, body)
	return readFrom(t, table, field.Whole{Root: document.Root()}), paths(document)
}

// readFrom returns the state for a source as JSON.
func readFrom(t testing.TB, table *field.Table, source field.Source) string {
	t.Helper()
	state, err := table.State(t.Context(), none{}, source)
	if err != nil {
		t.Fatal(err)
	}
	return show(t, decode(t, table, state, nil))
}

// expect compares the state for a body, and its mismatches.
func expect(t *testing.T, table *field.Table, body, state, mismatches string) {
	t.Helper()
	got, found := read(t, table, body)
	if got != state || found != mismatches {
		t.Errorf("%s is read as\n%s, want\n%s\nmismatches %q, want %q", abbreviate(body), abbreviate(got), abbreviate(state), found, mismatches)
	}
}

// sent is a value of the JSON, empty for none, with its state and mismatches.
type sent struct{ value, state, mismatches string }

// expectField compares the results of a field with a name for the values of a key.
func expectField(t *testing.T, f field.Field, name, key string, values []sent) {
	t.Helper()
	table := tableOf(f)
	for _, v := range values {
		body := `{"another":1}`
		if v.value != "" {
			body = `{"` + key + `":` + v.value + `}`
		}
		expect(t, table, body, `{"`+name+`":`+v.state+`}`, v.mismatches)
	}
}

func paths(document *jsontree.Document) string {
	var found []string
	for _, mismatch := range document.Mismatches() {
		found = append(found, mismatch.Path)
	}
	return strings.Join(found, " ")
}

func abbreviate(text string) string {
	if len(text) > 500 {
		return text[:500] + "…"
	}
	return text
}

// show encodes a value as JSON.
func show(t testing.TB, value tftypes.Value) string {
	t.Helper()
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(plain(t, value)); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(text.String(), "\n")
}

func plain(t testing.TB, value tftypes.Value) any {
	t.Helper()
	if value.IsNull() {
		return nil
	}
	switch typ := value.Type(); {
	case typ.Is(tftypes.String):
		return as[string](t, value)
	case typ.Is(tftypes.Bool):
		return as[bool](t, value)
	case typ.Is(tftypes.Number):
		number := as[big.Float](t, value)
		return json.Number(number.Text('g', -1))
	case typ.Is(tftypes.List{}):
		list := []any{}
		for _, element := range as[[]tftypes.Value](t, value) {
			list = append(list, plain(t, element))
		}
		return list
	default:
		object := map[string]any{}
		for name, member := range as[map[string]tftypes.Value](t, value) {
			object[name] = plain(t, member)
		}
		return object
	}
}

func as[To any](t testing.TB, value tftypes.Value) To {
	t.Helper()
	var to To
	if err := value.As(&to); err != nil {
		t.Fatal(err)
	}
	return to
}
