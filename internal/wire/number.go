// SPDX-License-Identifier: MPL-2.0

package wire

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/vmihailenco/msgpack/v5"
)

// numberPrecision is the precision, in bits, of a number in Terraform.
const numberPrecision = 512

// Number is a number attribute as the decimal text that was sent, in JSON's
// grammar, so that no digit is lost on the way to Terraform.
type Number string

// EncodeMsgpack writes the number as Terraform's own codec does: an integer
// where it fits one, else the decimal text.
func (n *Number) EncodeMsgpack(encoder *msgpack.Encoder) error {
	if integer, err := strconv.ParseInt(string(*n), 10, 64); err == nil {
		return encoder.EncodeInt(integer)
	}
	return encoder.EncodeString(string(*n))
}

// ToTerraform5Value gives the number to the framework, which calls this method
// when it builds a state from a model, on nil too: that is null.
func (n *Number) ToTerraform5Value() (any, error) {
	if n == nil {
		return nil, nil
	}
	number, _, err := big.ParseFloat(string(*n), 10, numberPrecision, big.ToNearestEven)
	if err != nil {
		return nil, fmt.Errorf("the number is not in decimal notation: %w", err)
	}
	return number, nil
}
