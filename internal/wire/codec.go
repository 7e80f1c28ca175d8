// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"bytes"
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

// maxKept is the size up to which the memory of a state is kept for later ones.
const maxKept = 16 << 20

var errTooLarge = errors.New("the state is too large")

// buffers recycles the memory that states grow in.
var buffers = sync.Pool{New: func() any { return new(limitedBuffer) }}

// limitedBuffer grows to MaxState, so that a small answer that makes an enormous
// state is found out before it takes all memory.
type limitedBuffer []byte

// Write fails beyond the limit.
func (b *limitedBuffer) Write(text []byte) (int, error) {
	if len(*b)+len(text) > MaxState {
		return 0, errTooLarge
	}
	*b = append(*b, text...)
	return len(text), nil
}

// WriteByte fails beyond the limit.
func (b *limitedBuffer) WriteByte(c byte) error {
	if len(*b) >= MaxState {
		return errTooLarge
	}
	*b = append(*b, c)
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
// beyond MaxState.
func Encode(model any) (*tfprotov6.DynamicValue, error) {
	buffer := buffers.Get().(*limitedBuffer)
	defer func() {
		if cap(*buffer) <= maxKept {
			buffers.Put(buffer)
		}
	}()
	*buffer = (*buffer)[:0]
	encoder := msgpack.GetEncoder()
	defer msgpack.PutEncoder(encoder)
	encoder.Reset(buffer)
	encoder.SetCustomStructTag(structTag)
	if err := encoder.Encode(model); err != nil {
		return nil, fmt.Errorf("encoding the state: %w", err)
	}
	return &tfprotov6.DynamicValue{MsgPack: bytes.Clone(*buffer)}, nil
}
