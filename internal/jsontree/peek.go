// SPDX-License-Identifier: MPL-2.0

package jsontree

import "github.com/valyala/fastjson"

// PeekString is like String, but returns bytes that are valid until the next call of the
// document, and whether there is a string.
func (o *Object) PeekString(key string) (text []byte, ok bool) {
	value := o.get(key)
	if value == nil {
		return nil, false
	}
	if text, ok = o.document.peekScalar(value); !ok {
		o.mismatch(key)
	}
	return text, ok
}

// PeekText is like Text, but returns its result in the same way as PeekString.
func (o *Object) PeekText(key string) (text []byte, ok bool) {
	value := o.get(key)
	switch {
	case value == nil:
		return nil, false
	case value.Type() == fastjson.TypeString:
		text, _ = value.StringBytes()
		return text, true
	default:
		return o.document.peekJSON(value), true
	}
}

// PeekNumber is like Number, but returns its result in the same way as PeekString.
func (o *Object) PeekNumber(key string) (number []byte, ok bool) {
	value := o.get(key)
	if value == nil {
		return nil, false
	}
	number, ok = o.document.peekScalar(value)
	if ok && isPlainInteger(number) {
		return number, true
	}
	switch text := string(number); {
	case !ok || !isNumber(text):
	case isZero(text):
		return append(o.document.scratch[:0], '0'), true // for any exponent
	case plainDigits(text) <= MaxDigits:
		return number, true
	}
	o.mismatch(key)
	return nil, false
}

// PeekBool is like Bool, but returns its result as two values: the Boolean, and whether there
// is one.
func (o *Object) PeekBool(key string) (truth, ok bool) {
	value := o.get(key)
	if value == nil {
		return false, false
	}
	truth, err := value.Bool()
	if err != nil {
		o.mismatch(key)
	}
	return truth, err == nil
}

// PeekJSON is like JSON, but returns its result in the same way as PeekString.
func (o *Object) PeekJSON(key string) (text []byte, ok bool) {
	value := o.get(key)
	if value == nil {
		return nil, false
	}
	return o.document.peekJSON(value), true
}

func (d *Document) peekScalar(value *fastjson.Value) ([]byte, bool) {
	switch value.Type() {
	case fastjson.TypeString:
		text, _ := value.StringBytes()
		return text, true
	case fastjson.TypeNumber:
		d.scratch = appendNumber(d.scratch[:0], value)
		return d.scratch, d.scratch[0] != '"'
	default:
		return nil, false
	}
}

func (d *Document) peekJSON(value *fastjson.Value) []byte {
	n := normalizers.Get().(*normalizer)
	defer normalizers.Put(n)
	n.dropNull = false
	d.scratch = n.value(d.scratch[:0], value, nil)
	return d.scratch
}
