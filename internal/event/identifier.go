// SPDX-License-Identifier: MPL-2.0

package event

import (
	"errors"
	"regexp"
	"strings"
)

// ErrInvalidID is returned for a text that is no event id.
var ErrInvalidID = errors.New(
	"an event id is 32 hexadecimal digits, such as 9999aaaaca8b46d797c23c6077c6ff01, or the same with dashes as a UUID")

var idPattern = regexp.MustCompile(
	`^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`)

// NormalizeID gives an event id in the one form that all of Sentry's API takes:
// 32 lower-case hexadecimal digits. It takes either case, and the dashes of a
// UUID. Its error is ErrInvalidID.
func NormalizeID(id string) (string, error) {
	id = strings.ToLower(id)
	if !idPattern.MatchString(id) {
		return "", ErrInvalidID
	}
	return strings.ReplaceAll(id, "-", ""), nil
}
