// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// jsonNumber matches the grammar of a number.
var jsonNumber = regexp.MustCompile(`^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$`)

// sameNumberAs requires a number of up to a thousand digits, and rejects longer ones. If only
// zeros at its ends make it longer, both results are accepted.
func sameNumberAs(state, api any) (meant, equal bool) {
	const most = 1000
	text, _ := textOf(api)
	parts := jsonNumber.FindStringSubmatch(text)
	if parts == nil {
		return false, state == nil
	}
	got, isNumber := state.(json.Number)
	whole, digits := parts[2], parts[2]+parts[3]
	if strings.Trim(digits, "0") == "" {
		return true, isNumber && sameNumber(got.String(), "0")
	}
	exponent, err := strconv.Atoi(parts[4])
	if err != nil && parts[4] != "" {
		return true, state == nil // beyond all digits
	}
	point := len(whole) + exponent
	asSent := plainLength(len(digits), point)
	short := strings.TrimLeft(digits, "0")
	point -= len(digits) - len(short)
	atLeast := plainLength(len(strings.TrimRight(short, "0")), point)
	switch {
	case asSent <= most:
		return true, isNumber && sameNumber(got.String(), text)
	case atLeast > most:
		return true, state == nil
	default:
		return true, state == nil || isNumber && sameNumber(got.String(), text)
	}
}

// plainLength returns the number of digits of a number without an exponent. Point is how many
// of its digits are before the decimal point.
func plainLength(digits, point int) int {
	switch {
	case point <= 0:
		return 1 + digits - point
	case point > digits:
		return point
	default:
		return digits
	}
}

// sameNumber compares by value, with the precision of Terraform.
func sameNumber(one, other string) bool {
	const precision = 512
	x, _, errX := big.ParseFloat(one, 10, precision, big.ToNearestEven)
	y, _, errY := big.ParseFloat(other, 10, precision, big.ToNearestEven)
	return errX == nil && errY == nil && x.Cmp(y) == 0
}
