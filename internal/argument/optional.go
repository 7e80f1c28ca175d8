// SPDX-License-Identifier: MPL-2.0

package argument

// OrZero returns the value of an argument, or the zero value if it is not configured.
func OrZero[T any](value *T) (zero T) {
	if value == nil {
		return zero
	}
	return *value
}
