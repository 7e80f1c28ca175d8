// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/tinylib/msgp/msgp"
	"github.com/vmihailenco/msgpack/v5"
)

// MaxState is the maximum size of a state in bytes. It is half of the maximum size of a
// message to Terraform, and far more than Terraform handles well.
const MaxState = 128 << 20

// maxAttributes limits the attributes of a state, including null ones, and the elements of
// its lists and maps. Terraform needs some hundred bytes for each. The limit is several times
// what the largest event has, and what Terraform can process in a minute.
const maxAttributes = 1_000_000

// checkEvery is how many bytes are written between two checks of the context. That takes some
// milliseconds.
const checkEvery = 1 << 20

// maxRecycled is the size up to which the memory of a state is kept for later ones.
const maxRecycled = 16 << 20

var errTooLarge = errors.New("the state is too large")

// Writer writes a value in the encoding that Terraform expects. After an error, the written
// bytes are not used.
type Writer struct {
	buffer     []byte
	ctx        context.Context //nolint:containedctx // It lives as long as one Write.
	check      int             // The size at which the context is checked next.
	attributes int
	err        error
}

var writers = sync.Pool{New: func() any { return new(Writer) }}

// NewWriter returns a Writer whose output another Writer appends.
func NewWriter(ctx context.Context) *Writer { return &Writer{ctx: ctx} }

// Write returns the value that write writes. It returns an error for more than MaxState or a
// million attributes, see [IsTooLarge]. If ctx ends, it returns the error of ctx.
func Write(ctx context.Context, write func(*Writer)) (*tfprotov6.DynamicValue, error) {
	w := writers.Get().(*Writer) //nolint:forcetypeassert // Nothing else is in the pool.
	*w = Writer{buffer: w.buffer[:0], ctx: ctx}
	defer func() {
		if w.ctx = nil; cap(w.buffer) <= maxRecycled {
			writers.Put(w)
		}
	}()
	write(w)
	w.limit()
	if w.err != nil {
		return nil, fmt.Errorf("encoding the state: %w", w.err)
	}
	return &tfprotov6.DynamicValue{MsgPack: bytes.Clone(w.buffer)}, nil
}

// Fail ends the writing with an error.
func (w *Writer) Fail(err error) {
	if w.err == nil {
		w.err = err
	}
}

// Err returns the error that ended the writing, or nil.
func (w *Writer) Err() error { return w.err }

// Name begins an attribute. Its value follows. It reports whether to continue.
func (w *Writer) Name(name string) bool {
	w.attributes++
	if size := len(w.buffer); size >= w.check {
		w.check = size + checkEvery
		w.Fail(w.ctx.Err())
	}
	w.limit()
	w.String(name)
	return w.err == nil
}

// limit fails if the output is too large.
func (w *Writer) limit() {
	if len(w.buffer) > MaxState || w.attributes > maxAttributes {
		w.Fail(errTooLarge)
	}
}

// Null writes null.
func (w *Writer) Null() { w.buffer = msgp.AppendNil(w.buffer) }

// Bool writes a Boolean.
func (w *Writer) Bool(truth bool) { w.buffer = msgp.AppendBool(w.buffer, truth) }

// String writes a string.
func (w *Writer) String(text string) { w.buffer = msgp.AppendString(w.buffer, text) }

// Text writes a string.
func (w *Writer) Text(text []byte) { w.buffer = msgp.AppendStringFromBytes(w.buffer, text) }

// Number writes a number of JSON's grammar like Terraform's own codec: an integer if it has
// 64 bits, or else the decimal digits.
func (w *Writer) Number(text []byte) {
	if integer, err := strconv.ParseInt(string(text), 10, 64); err == nil {
		w.buffer = msgp.AppendInt64(w.buffer, integer)
	} else {
		w.Text(text)
	}
}

// StringOrNull writes a string, or null for nil.
func (w *Writer) StringOrNull(text *string) {
	if text != nil {
		w.String(*text)
	} else {
		w.Null()
	}
}

// NumberOrNull writes a number, or null for nil.
func (w *Writer) NumberOrNull(number *json.Number) {
	if number != nil {
		w.Number([]byte(*number))
	} else {
		w.Null()
	}
}

// BoolOrNull writes a Boolean, or null for nil.
func (w *Writer) BoolOrNull(truth *bool) {
	if truth != nil {
		w.Bool(*truth)
	} else {
		w.Null()
	}
}

// Strings writes a list of strings, or null for nil.
func (w *Writer) Strings(list []string) {
	if list == nil {
		w.Null()
		return
	}
	w.attributes += len(list)
	w.List(len(list))
	for _, text := range list {
		w.String(text)
	}
}

// StringMap writes a map of strings, or null for nil. The order is that of the map, because
// Terraform does not keep an order.
func (w *Writer) StringMap(texts map[string]string) {
	if texts == nil {
		w.Null()
		return
	}
	w.attributes += len(texts)
	w.Map(len(texts))
	for key, text := range texts {
		w.String(key)
		w.String(text)
	}
}

// List begins a list. Its elements follow.
func (w *Writer) List(elements int) {
	w.buffer = msgp.AppendArrayHeader(w.buffer, uint32(elements)) //nolint:gosec // Memory bounds it.
}

// Map begins an object or a map. Its members follow: key and value of each.
func (w *Writer) Map(members int) {
	w.buffer = msgp.AppendMapHeader(w.buffer, uint32(members)) //nolint:gosec // Memory bounds it.
}

// Object begins an object with the members of a struct with tfsdk tags. The other members,
// more of them, follow.
func (w *Writer) Object(model any, more int) {
	var own bytes.Buffer
	encoder := msgpack.GetEncoder()
	defer msgpack.PutEncoder(encoder)
	encoder.Reset(&own)
	encoder.SetCustomStructTag(structTag)
	if err := encoder.Encode(model); err != nil {
		w.Fail(err)
		return
	}
	count, members, err := msgp.ReadMapHeaderBytes(own.Bytes())
	if err != nil {
		w.Fail(err)
		return
	}
	w.Map(int(count) + more)
	w.buffer = append(w.buffer, members...)
}

// Append writes the output of another Writer.
func (w *Writer) Append(other *Writer) {
	w.Fail(other.err)
	if w.err != nil {
		return
	}
	w.attributes += other.attributes
	w.buffer = append(w.buffer, other.buffer...)
}
