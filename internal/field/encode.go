// SPDX-License-Identifier: MPL-2.0

package field

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// State returns the state of a read: the arguments, a struct with tfsdk tags, and the values
// that the fields read from the source. Its errors are those of [wire.Write].
func (t *Table) State(ctx context.Context, arguments any, source Source) (*tfprotov6.DynamicValue, error) {
	return wire.Write(ctx, func(w *wire.Writer) {
		fields := t.compiled().fields
		w.Object(arguments, len(fields))
		e := &encoder{Writer: w, source: source}
		node := Node{object: source.Object(), source: source}
		for _, f := range fields {
			if err := ctx.Err(); err != nil {
				w.Fail(err)
			}
			if !w.Name(f.name) {
				return
			}
			if f.always || source.Reads(f.section) {
				e.field(f, node)
			} else {
				w.Null()
			}
		}
	})
}

// Rows is a list of objects from several documents. Each row is written before its document
// is released.
type Rows struct {
	table  *Table
	writer *wire.Writer
	count  int
}

// Rows returns an empty list of objects with the fields of the table.
func (t *Table) Rows(ctx context.Context) *Rows { return &Rows{table: t, writer: wire.NewWriter(ctx)} }

// Add adds an object.
func (r *Rows) Add(source Source) {
	e := &encoder{Writer: r.writer, source: source}
	e.object(r.table.compiled().fields, Node{object: source.Object(), source: source})
	r.count++
}

// Err returns the error that ended adding, or nil. After an error, Add has no effect.
func (r *Rows) Err() error { return r.writer.Err() }

// encoder writes the values of fields.
type encoder struct {
	*wire.Writer

	source Source
}

// object writes an object whose fields are read from a node.
func (e *encoder) object(fields []*definition, n Node) {
	e.Map(len(fields))
	for _, f := range fields {
		switch {
		case !e.Name(f.name):
			return
		case f.section == "" || e.source.Reads(f.section):
			e.field(f, n)
		default:
			e.Null()
		}
	}
}

// field writes the value of one field.
func (e *encoder) field(f *definition, n Node) {
	switch {
	case f.value != nil:
		f.value.write(e, f, n)
	case f.inline:
		e.object(f.fields, n)
	default:
		o, key := e.find(f, n.object)
		e.value(f, o, key)
	}
}

// find returns the object and the key of the value, from the first location that has a value.
func (e *encoder) find(f *definition, from *jsontree.Object) (o *jsontree.Object, key string) {
	o = e.follow(f.at, from)
	if len(f.also) == 0 || o.Has(f.at.key) {
		return o, f.at.key
	}
	for i := range f.also {
		if other := e.follow(f.also[i], from); other.Has(f.also[i].key) {
			return other, f.also[i].key
		}
	}
	return o, f.at.key
}

func (e *encoder) follow(to location, o *jsontree.Object) *jsontree.Object {
	if to.list != "" {
		o = e.source.(Selector).Select(to.list, to.element) //nolint:forcetypeassert // Table.check has looked.
	}
	for _, key := range to.parents {
		o = o.Object(key)
	}
	return o
}

// value writes the member of an object.
func (e *encoder) value(f *definition, o *jsontree.Object, key string) {
	switch f.kind {
	case KindString:
		if f.orJSON {
			e.text(o.PeekText(key))
		} else {
			e.text(o.PeekString(key))
		}
	case KindJSON:
		e.text(o.PeekJSON(key))
	case KindNumber:
		if number, ok := o.PeekNumber(key); ok {
			e.Number(number)
		} else {
			e.Null()
		}
	case KindBool:
		if truth, ok := o.PeekBool(key); ok {
			e.Bool(truth)
		} else {
			e.Null()
		}
	case KindStrings:
		e.Strings(o.Strings(key))
	case KindStringMap:
		if f.orJSON {
			e.StringMap(o.TextMap(key))
		} else {
			e.StringMap(o.StringMap(key))
		}
	case KindJSONMap:
		e.StringMap(o.JSONMap(key))
	case KindObject:
		e.object(f.fields, Node{object: o.Object(key), source: e.source})
	case KindObjects:
		e.objects(f.fields, o.Objects(key))
	case KindObjectMap:
		e.objectMap(f.fields, o.ObjectMap(key))
	case KindPairs:
		e.pairs(f.fields, o.Pairs(key))
	case KindStringMaps: // Always computed.
	}
}

func (e *encoder) text(text []byte, ok bool) {
	if ok {
		e.Text(text)
	} else {
		e.Null()
	}
}

func (e *encoder) objects(fields []*definition, list []*jsontree.Object) {
	e.List(len(list))
	for _, o := range list {
		e.object(fields, Node{object: o, source: e.source})
	}
}

func (e *encoder) objectMap(fields []*definition, members map[string]*jsontree.Object) {
	e.Map(len(members))
	for name, o := range members {
		e.String(name)
		e.object(fields, Node{object: o, source: e.source})
	}
}

func (e *encoder) pairs(fields []*definition, list []jsontree.Pair) {
	e.List(len(list))
	for _, pair := range list {
		e.Map(len(fields))
		for i, text := range []*string{pair.Name, pair.Value} {
			e.Name(fields[i].name)
			e.StringOrNull(text)
		}
	}
}
