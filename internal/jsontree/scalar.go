// SPDX-License-Identifier: MPL-2.0

package jsontree

import "github.com/valyala/fastjson"

// MaxDigits is the maximum number of digits of a number in plain decimal form. No reader of a
// number attribute accepts more.
const MaxDigits = 1000

// String returns the string under key, or a number as it was sent. It returns nil for null, a
// missing member and (reported) a member of another type.
func (o *Object) String(key string) *string {
	value := o.get(key)
	if value == nil {
		return nil
	}
	text, ok := o.document.scalarText(value)
	if !ok {
		o.mismatch(key)
		return nil
	}
	return o.document.newText(text)
}

// Text is like String, but returns a member of another type as normalized JSON.
func (o *Object) Text(key string) *string {
	value := o.get(key)
	if value == nil {
		return nil
	}
	return o.document.newText(o.document.textOrJSON(value))
}

// Number returns the number under key as it was sent. A string that contains a JSON number
// counts as that number. It returns nil for null, a missing member, and (reported) a member
// of another type or a number of more than MaxDigits.
func (o *Object) Number(key string) *string {
	value := o.get(key)
	if value == nil {
		return nil
	}
	text, ok := o.document.scalarText(value)
	switch {
	case isPlainInteger(text):
	case !ok || !isNumber(text):
		o.mismatch(key)
		return nil
	case isZero(text):
		text = "0" // for any exponent
	case plainDigits(text) > MaxDigits:
		o.mismatch(key)
		return nil
	}
	return o.document.newText(text)
}

// Bool returns the Boolean under key. It returns nil for null, a missing member and
// (reported) a member of another type.
func (o *Object) Bool(key string) *bool {
	value := o.get(key)
	if value == nil {
		return nil
	}
	truth, err := value.Bool()
	if err != nil {
		o.mismatch(key)
		return nil
	}
	return &truth
}

// JSON returns the value under key as normalized JSON. It returns nil for null and a missing
// member.
func (o *Object) JSON(key string) *string {
	value := o.get(key)
	if value == nil {
		return nil
	}
	return o.document.newText(o.document.normalized(value))
}

// scalarText returns the text of a string or number, and whether there is one. A value that
// looks like a number but is not one has no text.
func (d *Document) scalarText(value *fastjson.Value) (string, bool) {
	switch value.Type() {
	case fastjson.TypeString:
		text, _ := value.StringBytes()
		return d.strings.keep(text), true
	case fastjson.TypeNumber:
		text := d.normalized(value)
		return text, text[0] != '"'
	default:
		return "", false
	}
}

func (d *Document) textOrJSON(value *fastjson.Value) string {
	if value.Type() == fastjson.TypeString {
		text, _ := value.StringBytes()
		return d.strings.keep(text)
	}
	return d.normalized(value)
}
