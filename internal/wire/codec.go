// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/vmihailenco/msgpack/v5"
)

// structTag is the struct tag with the names of attributes. The framework uses the same one.
const structTag = "tfsdk"

var errNotMsgpack = errors.New("the value is not msgpack")

// Decode decodes a configuration into target, a pointer to a struct with tfsdk tags. It
// ignores attributes without a member. It returns an error for a value that is not msgpack,
// and for an unknown value that target cannot represent.
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

// Value returns the output of Write as a value of the framework.
func Value(ctx context.Context, typ attr.Type, written *tfprotov6.DynamicValue) (attr.Value, error) {
	value, err := written.Unmarshal(typ.TerraformType(ctx))
	if err != nil {
		return nil, fmt.Errorf("decoding the result: %w", err)
	}
	return typ.ValueFromTerraform(ctx, value)
}

// NotEncodable returns the error diagnostic for an error of Write that is neither about the size
// of the state nor that of the context.
func NotEncodable(err error) diag.Diagnostic {
	return diag.NewErrorDiagnostic("State Not Encodable", reportable("encode the result", err))
}

// reportable returns the detail for an error that should never happen: the provider could not do
// something.
func reportable(do string, err error) string {
	return "The provider could not " + do + ". This is a bug in the provider; please report it.\n\n" + err.Error()
}

// IsTooLarge reports whether Write failed because its output was too large.
func IsTooLarge(err error) bool { return errors.Is(err, errTooLarge) }
