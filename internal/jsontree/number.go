// SPDX-License-Identifier: MPL-2.0

package jsontree

import (
	"strconv"
	"strings"
)

// isPlainInteger reports whether text is a number of a few digits. Most numbers are, and need
// no further check.
func isPlainInteger[T string | []byte](text T) bool {
	for i := range len(text) {
		if text[i] < '0' || '9' < text[i] {
			return false
		}
	}
	return 0 < len(text) && len(text) <= 18 && (text[0] != '0' || len(text) == 1)
}

// isNumber reports whether text is a number in JSON's grammar.
func isNumber(text string) bool {
	rest := strings.TrimPrefix(text, "-")
	whole, rest := digits(rest)
	if whole == "" || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	if fraction, ok := strings.CutPrefix(rest, "."); ok {
		var decimals string
		if decimals, rest = digits(fraction); decimals == "" {
			return false
		}
	}
	if rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		rest = rest[1:]
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			rest = rest[1:]
		}
		var exponent string
		if exponent, rest = digits(rest); exponent == "" {
			return false
		}
	}
	return rest == ""
}

// digits splits the leading digits from text.
func digits(text string) (leading, rest string) {
	end := 0
	for end < len(text) && '0' <= text[end] && text[end] <= '9' {
		end++
	}
	return text[:end], text[end:]
}

// isZero reports whether a JSON number is zero.
func isZero(text string) bool {
	mantissa, _ := cutExponent(text)
	return strings.Trim(mantissa, "-0.") == ""
}

// plainDigits returns the number of digits of a JSON number in plain decimal form, without an
// exponent.
func plainDigits(text string) int {
	mantissa, exponentText := cutExponent(strings.TrimPrefix(text, "-"))
	whole, fraction, _ := strings.Cut(mantissa, ".")
	exponent := 0
	if exponentText != "" {
		var err error
		if exponent, err = strconv.Atoi(exponentText); err != nil || abs(exponent) > MaxDigits+len(text) {
			return MaxDigits + 1
		}
	}
	return max(len(whole)+exponent, 1) + max(len(fraction)-exponent, 0)
}

func cutExponent(text string) (mantissa, exponent string) {
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		return text[:i], text[i+1:]
	}
	return text, ""
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
