// SPDX-License-Identifier: MPL-2.0

package wire_test

import (
	"fmt"
	"math/big"
	"reflect"
	"strconv"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// program makes a value out of bytes, and writes it at the same time. A list may have
// elements of any types, so it is a tuple for Terraform.
type program struct {
	bytes []byte
	*wire.Writer
}

func (p *program) next() byte {
	if len(p.bytes) == 0 {
		return 0
	}
	first := p.bytes[0]
	p.bytes = p.bytes[1:]
	return first
}

// count returns how many elements or bytes follow, with lengths around the boundaries of the
// encoding.
func (p *program) count() int {
	switch n := int(p.next()); {
	case n < 240:
		return n % 40
	case n < 250:
		return 250 + n%12
	default:
		return 65530 + n%10
	}
}

func (p *program) text() string {
	count := p.count()
	text := make([]byte, count)
	for i := range text[:min(count, len(p.bytes), 40)] {
		text[i] = p.next()
	}
	return string(text)
}

func (p *program) number() (digits string) {
	var n uint64
	for range p.next() % 9 {
		n = n<<8 | uint64(p.next())
	}
	digits = strconv.FormatUint(n, 10)
	kind := p.next()
	if kind&1 > 0 {
		digits = "-" + digits
	}
	if kind&2 > 0 {
		digits += "." + strconv.Itoa(int(p.next()))
	}
	if kind&4 > 0 {
		digits += fmt.Sprintf("e%d", int(int8(p.next()))*3)
	}
	return digits
}

// value writes a value, and returns the values that msgpack and Terraform decode.
func (p *program) value(t *testing.T, depth int) (any, tftypes.Value) {
	t.Helper()
	kind := p.next() % 10
	if depth > 4 {
		kind %= 7
	}
	switch kind {
	case 0:
		p.Null()
		return nil, tftypes.NewValue(tftypes.Bool, nil)
	case 1:
		truth := p.next()%2 > 0
		p.Bool(truth)
		return truth, tftypes.NewValue(tftypes.Bool, truth)
	case 2:
		text := p.text()
		p.String(text)
		return text, tftypes.NewValue(tftypes.String, text)
	case 3:
		text := p.text()
		p.Text([]byte(text))
		return text, tftypes.NewValue(tftypes.String, text)
	case 4:
		digits := p.number()
		p.Number([]byte(digits))
		exact, _, err := big.ParseFloat(digits, 10, 512, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		if integer, err := strconv.ParseInt(digits, 10, 64); err == nil {
			return integer, tftypes.NewValue(tftypes.Number, exact)
		}
		return digits, tftypes.NewValue(tftypes.Number, exact)
	case 5:
		return p.strings()
	case 6:
		return p.stringMap()
	case 7:
		return p.list(t, depth)
	default:
		return p.object(t, depth, kind == 9)
	}
}

func (p *program) strings() (any, tftypes.Value) {
	typ := tftypes.List{ElementType: tftypes.String}
	if p.next()%8 == 0 {
		p.Strings(nil)
		return nil, tftypes.NewValue(typ, nil)
	}
	list := make([]string, p.count()%300)
	want, values := make([]any, len(list)), make([]tftypes.Value, len(list))
	for i := range list {
		if i < 3 {
			list[i] = p.text()
		}
		want[i], values[i] = list[i], tftypes.NewValue(tftypes.String, list[i])
	}
	p.Strings(list)
	return want, tftypes.NewValue(typ, values)
}

func (p *program) stringMap() (any, tftypes.Value) {
	typ := tftypes.Map{ElementType: tftypes.String}
	if p.next()%8 == 0 {
		p.StringMap(nil)
		return nil, tftypes.NewValue(typ, nil)
	}
	texts, want, values := map[string]string{}, map[string]any{}, map[string]tftypes.Value{}
	for i := range p.count() % 300 {
		key, text := strconv.Itoa(i), ""
		if i < 3 {
			key, text = p.text(), p.text()
		}
		texts[key], want[key], values[key] = text, text, tftypes.NewValue(tftypes.String, text)
	}
	p.StringMap(texts)
	return want, tftypes.NewValue(typ, values)
}

func (p *program) list(t *testing.T, depth int) (any, tftypes.Value) {
	t.Helper()
	count := int(p.next() % 20)
	p.List(count)
	want, values, types := make([]any, count), make([]tftypes.Value, count), make([]tftypes.Type, count)
	for i := range count {
		want[i], values[i] = p.value(t, depth+1)
		types[i] = values[i].Type()
	}
	return want, tftypes.NewValue(tftypes.Tuple{ElementTypes: types}, values)
}

// object writes an object, with another writer if it is to be appended.
func (p *program) object(t *testing.T, depth int, appended bool) (any, tftypes.Value) {
	t.Helper()
	outer := p.Writer
	if appended {
		p.Writer = wire.NewWriter(t.Context())
	}
	count := int(p.next() % 20)
	p.Map(count)
	want, values, types := map[string]any{}, map[string]tftypes.Value{}, map[string]tftypes.Type{}
	for i := range count {
		name := strconv.Itoa(i) + ":" + p.text() // No name may be a prefix of a later one.
		if !p.Name(name) {
			t.Fatal("the writing ends")
		}
		want[name], values[name] = p.value(t, depth+1)
		types[name] = values[name].Type()
	}
	if appended {
		outer.Append(p.Writer)
		p.Writer = outer
	}
	return want, tftypes.NewValue(tftypes.Object{AttributeTypes: types}, values)
}

// FuzzWriter writes any value and decodes it like any reader of msgpack, and like Terraform.
func FuzzWriter(f *testing.F) {
	for _, seed := range []string{
		"", "\x02\xff", "\x04\x08\xff\xff\xff\xff\xff\xff\xff\xff\x07\x01\x80", "\x04\x08\x80\x00\x00\x00\x00\x00\x00\x00\x01",
		"\x07\x10\x01\x01\x02\x20", "\x08\x10\x02a\x09\x03\x01b\x05\x01\xfa", "\x06\x01\xfb", "\x05\x01\xf1\x1f", "\x09\x0f\x02ab\x09\x0f", "07x2y0",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 200 {
			data = data[:200] // Long values cost much and show no more.
		}
		var want any
		var value tftypes.Value
		encoded := write(t.Context(), t, func(w *wire.Writer) { want, value = (&program{data, w}).value(t, 0) })
		if got := loose(t, encoded); !reflect.DeepEqual(got, want) {
			t.Errorf("msgpack is %.500v, want %.500v", got, want)
		}
		got, err := encoded.Unmarshal(value.Type())
		if err != nil || !got.Equal(value) {
			t.Errorf("Terraform's value is %.500s, want %.500s, %v", got, value, err)
		}
	})
}
