// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// arguments are the arguments of an entity, one of them in its own struct.
type arguments struct {
	embedded

	Names []string          `tfsdk:"names"`
	Limit *int64            `tfsdk:"limit"`
	Match map[string]string `tfsdk:"match"`
	Inner *struct {
		Read *string `tfsdk:"read"`
	} `tfsdk:"inner"`
}

type embedded struct {
	Query *string `tfsdk:"query"`
}

var argumentsSchema = map[string]schema.Attribute{
	"query": schema.StringAttribute{}, "limit": schema.NumberAttribute{},
	"names": schema.ListAttribute{ElementType: types.StringType}, "match": schema.MapAttribute{ElementType: types.StringType},
	"inner": schema.SingleNestedAttribute{Attributes: map[string]schema.Attribute{"read": schema.StringAttribute{}}},
}

func TestStateContainsArgumentsUnchanged(t *testing.T) {
	t.Parallel()
	table := tableOf(field.String{Name: "a", Doc: "A."})
	unusual := " e\u0301\u00e9\x00\"\\\u2028<é> "
	for want, config := range map[string]arguments{
		`{"a":"x","inner":null,"limit":null,"match":null,"names":null,"query":null}`: {},
		`{"a":"x","inner":{"read":null},"limit":0,"match":{},"names":[],"query":""}`: {
			embedded: embedded{Query: new("")}, Names: []string{}, Limit: new(int64(0)), Match: map[string]string{}, Inner: &struct {
				Read *string `tfsdk:"read"`
			}{},
		},
		`{"a":"x","inner":{"read":"1m"},"limit":-9223372036854775808,"match":{"k":"v"},"names":["b","a","b"],"query":"q"}`: {
			embedded: embedded{Query: new("q")}, Names: []string{"b", "a", "b"}, Limit: new(int64(-1 << 63)), Match: map[string]string{"k": "v"}, Inner: &struct {
				Read *string `tfsdk:"read"`
			}{new("1m")},
		},
	} {
		state, err := table.State(t.Context(), config, field.Whole{Root: parse(t, `{"a":"x"}`).Root()})
		if err != nil {
			t.Fatal(err)
		}
		got := strings.ReplaceAll(show(t, decode(t, table, state, argumentsSchema)), "-9.223372036854775808e+18", "-9223372036854775808")
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	state, err := table.State(t.Context(), &arguments{embedded: embedded{Query: &unusual}}, field.Whole{Root: parse(t, `{}`).Root()})
	if err != nil {
		t.Fatal(err)
	}
	if written := raw(t, state); written["query"] != unusual || len(written) != 6 {
		t.Errorf("%q comes back as %q", unusual, written["query"])
	}
}

func TestFieldsAreReadInOrderOfTable(t *testing.T) {
	t.Parallel()
	var order []string
	see := func(name string) field.Value[*string] {
		return field.Func(func(field.Source) *string { order = append(order, name); return nil })
	}
	read(t, tableOf(
		field.String{Name: "z", Value: see("z"), Doc: "Z."},
		field.Object{Name: "m", Doc: "M.", Fields: field.Fields{field.String{Name: "b", Value: see("b"), Doc: "B."}, field.String{Name: "a", Value: see("a"), Doc: "A."}}},
		field.String{Name: "c", Value: see("c"), Doc: "C."},
	), `{}`)
	if !slices.Equal(order, []string{"z", "b", "a", "c"}) {
		t.Errorf("the order is %q", order)
	}
}

func TestStateEndsWithContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	later := 0
	table := tableOf(
		field.String{Name: "first", Value: field.Func(func(field.Source) *string { cancel(nil); return nil }), Doc: "F."},
		field.String{Name: "later", Value: field.Func(func(field.Source) *string { later++; return nil }), Doc: "L."},
	)
	state, err := table.State(ctx, none{}, field.Whole{Root: parse(t, `{}`).Root()})
	if !errors.Is(err, context.Canceled) || wire.IsTooLarge(err) || state != nil || later != 0 {
		t.Errorf("got %v, %v, and read %d more fields", state, err, later)
	}
}

// endless is a source with a list of many large items.
type endless struct {
	field.Whole

	items  int
	text   string
	cancel context.CancelFunc
	read   int
}

func (e *endless) list() []bare { return make([]bare, e.items) }

func (e *endless) value() *string {
	e.read++
	if e.read == 3 && e.cancel != nil {
		e.cancel()
	}
	return &e.text
}

var endlessTable = field.NewTable[*endless]("thing", field.Fields{
	field.Objects{Name: "items", Items: field.Items((*endless).list), Doc: "I.", Fields: field.Fields{
		field.String{Name: "s", Value: field.Func((*endless).value), Doc: "S."},
		field.String{Name: "t", Doc: "T."},
	}},
})

func TestStateOfManyItemsEndsWithContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	source := &endless{Whole: field.Whole{Root: parse(t, `{}`).Root()}, items: 1000, text: strings.Repeat("x", 100_000), cancel: cancel}
	_, err := endlessTable.State(ctx, none{}, source)
	if !errors.Is(err, context.Canceled) || source.read > 3+1<<20/100_000+1 {
		t.Errorf("got %v after %d items", err, source.read)
	}
	rows := endlessTable.Rows(ctx)
	source = &endless{Whole: source.Whole, items: 1000, text: source.text}
	rows.Add(source)
	if source.read > 1 {
		t.Errorf("%d items were read for a row after the end", source.read)
	}
}

// rowsOf returns a source with rows of the table of many items.
func rowsOf(t *testing.T, count int, source *endless) *shop {
	t.Helper()
	rows := endlessTable.Rows(t.Context())
	for range count {
		rows.Add(source)
	}
	return &shop{Whole: source.Whole, rows: rows}
}

var rowsTable = field.NewTable[*shop]("shop", field.Fields{
	field.Objects{Name: "rows", Rows: field.Func(func(s *shop) *field.Rows { return s.rows }), Table: endlessTable, Doc: "R."},
})

// TestStateRejectsMoreThanMaxState needs some hundred megabytes, so it does not run in
// parallel. The state and its rows have separate limits.
func TestStateRejectsMoreThanMaxState(t *testing.T) {
	text := strings.Repeat("x", wire.MaxState/2)
	source := &endless{Whole: field.Whole{Root: parse(t, `{}`).Root()}, items: 3, text: text}
	if _, err := rowsTable.State(t.Context(), none{}, rowsOf(t, 1, source)); !wire.IsTooLarge(err) || source.read != 2 {
		t.Errorf("got %v after %d items", err, source.read)
	}
}

func TestStateRejectsMoreThanAMillionAttributes(t *testing.T) {
	t.Parallel()
	root := parse(t, `{}`).Root()
	for items, tooLarge := range map[int]bool{499_999: false, 500_000: true} {
		_, err := endlessTable.State(t.Context(), none{}, &endless{Whole: field.Whole{Root: root}, items: items})
		if wire.IsTooLarge(err) != tooLarge || (err != nil) != tooLarge {
			t.Errorf("%d items: %v", items, err)
		}
	}
	// Each row has one attribute, and each of its items has two.
	for items, tooLarge := range map[int]bool{249_999: false, 250_000: true} {
		_, err := rowsTable.State(t.Context(), none{}, rowsOf(t, 2, &endless{Whole: field.Whole{Root: root}, items: items}))
		if wire.IsTooLarge(err) != tooLarge || (err != nil) != tooLarge {
			t.Errorf("2 rows of %d items: %v", items, err)
		}
	}
}
