// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/vmihailenco/msgpack/v5"
)

// structTag is the tag that names attributes, the framework's own.
const structTag = "tfsdk"

// MaxState is the largest state that is sent, in bytes: half of what a message
// to Terraform may have, and far more than Terraform handles well.
const MaxState = 128 << 20

// maxPieces bounds how many keys, values and lengths a state is written as: about
// three for each attribute, null ones included, for which Terraform takes some
// hundred bytes each. It is several times what the largest event has, and what
// Terraform can do in a minute.
const maxPieces = 4_000_000

// maxKept is the size up to which the memory of a state is kept for later ones.
const maxKept = 16 << 20

var errTooLarge = errors.New("the state is too large")

// buffers recycles the memory that states grow in.
var buffers = sync.Pool{New: func() any { return new(limitedBuffer) }}

// limitedBuffer grows to MaxState, so that a small answer that makes an enormous
// state is found out before it takes all memory, and while somebody waits for it.
type limitedBuffer struct {
	text  []byte
	ctx   context.Context //nolint:containedctx // Lives as long as one Encode.
	check int             // the size at which to look whether ctx ended

	pieces int
}

// checkEvery is how many bytes are written between two looks at the context, some
// milliseconds.
const checkEvery = 1 << 20

// Write fails beyond the limit, and soon after the end of the context.
func (b *limitedBuffer) Write(text []byte) (int, error) {
	if err := b.grow(len(text)); err != nil {
		return 0, err
	}
	b.text = append(b.text, text...)
	return len(text), nil
}

// WriteByte fails as Write does.
func (b *limitedBuffer) WriteByte(c byte) error {
	if err := b.grow(1); err != nil {
		return err
	}
	b.text = append(b.text, c)
	return nil
}

func (b *limitedBuffer) grow(by int) error {
	size := len(b.text) + by
	b.pieces++
	if size > MaxState || b.pieces > maxPieces {
		return errTooLarge
	}
	if size >= b.check {
		b.check = size + checkEvery
		return b.ctx.Err()
	}
	return nil
}

// Decode reads a configuration into target, a pointer to a struct with tfsdk
// tags; attributes without a field are passed over. It fails for a value that
// is not msgpack, and for one that holds an unknown where target has no place
// for it.
func Decode(value *tfprotov6.DynamicValue, target any) error {
	if value == nil || len(value.MsgPack) == 0 {
		return errNotMsgpack
	}
	decoder := msgpack.GetDecoder()
	defer msgpack.PutDecoder(decoder)
	decoder.Reset(bytes.NewReader(value.MsgPack))
	decoder.SetCustomStructTag(structTag)
	if err := decoder.Decode(target); err != nil {
		return fmt.Errorf("decoding the configuration: %w", err)
	}
	return nil
}

// Encode writes model, a struct with tfsdk tags for every attribute, as
// Terraform expects a state: nil pointers, slices and maps are null. It fails
// beyond MaxState, for more than about a million attributes, and with the error of ctx where that ended.
func Encode(ctx context.Context, model any) (*tfprotov6.DynamicValue, error) {
	buffer := buffers.Get().(*limitedBuffer)
	defer func() {
		if cap(buffer.text) <= maxKept {
			buffer.ctx = nil
			buffers.Put(buffer)
		}
	}()
	*buffer = limitedBuffer{text: buffer.text[:0], ctx: ctx}
	encoder := msgpack.GetEncoder()
	defer msgpack.PutEncoder(encoder)
	encoder.Reset(buffer)
	encoder.SetCustomStructTag(structTag)
	if err := encoder.Encode(model); err != nil {
		return nil, fmt.Errorf("encoding the state: %w", err)
	}
	return &tfprotov6.DynamicValue{MsgPack: bytes.Clone(buffer.text)}, nil
}
