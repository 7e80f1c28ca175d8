// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// ErrInvalidEventID is the error for a string that is not an event ID.
var ErrInvalidEventID = errors.New(
	"an event ID is 32 hexadecimal digits, such as 9999aaaaca8b46d797c23c6077c6ff01, or the same with dashes as a UUID")

var eventIDPattern = regexp.MustCompile(
	`^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`)

// ParseEventID returns an event ID in the only form that all of Sentry's API accepts: 32
// lower-case hexadecimal digits. It accepts either case, and the dashes of a UUID. Its error
// is [ErrInvalidEventID].
func ParseEventID(text string) (string, error) {
	id := strings.ToLower(text)
	if !eventIDPattern.MatchString(id) {
		return "", ErrInvalidEventID
	}
	return strings.ReplaceAll(id, "-", ""), nil
}

// isEventID reports whether text is an event ID in the form that every route of the API
// accepts: 32 hexadecimal digits, in either case.
func isEventID(text string) bool {
	return len(text) == 32 && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}

// Positions returns Sentry's names for some events of an issue, by their position among the
// others. They are valid in place of an event ID.
func Positions() []string { return []string{"latest", "oldest", "recommended"} }

// IsPosition reports whether text is one of [Positions].
func IsPosition(text string) bool { return slices.Contains(Positions(), text) }

// issueIDPattern matches any issue ID without a dash. Sentry's are numeric. Those of
// compatible servers may have a prefix or be ULIDs.
var issueIDPattern = regexp.MustCompile(`^[A-Za-z0-9_]+$`)

// maxIssueID is the maximum length of such an ID. A counted repetition in the pattern would
// take a noticeable share of the provider's start to compile.
const maxIssueID = 64

// shortIDPattern matches the slug of a project with a suffix.
var shortIDPattern = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_-]*-[A-Za-z0-9]+$`)

// maxNumericID is the largest number of digits of a 64-bit ID.
const maxNumericID = 20

// IsIssueID reports whether text is valid in a path as the ID of an issue: a number or, on
// compatible servers, ASCII letters, digits and underscores, or a UUID.
func IsIssueID(text string) bool {
	if IsNumericID(text) {
		return len(text) <= maxNumericID
	}
	return len(text) <= maxIssueID && issueIDPattern.MatchString(text) || isUUID(text)
}

// IsShortID reports whether text is the short ID of an issue, such as WEB-1A2 in either case.
// A UUID is not one.
func IsShortID(text string) bool { return shortIDPattern.MatchString(text) && !isUUID(text) }

// isUUID reports whether text is a UUID with dashes.
func isUUID(text string) bool {
	return strings.Contains(text, "-") && eventIDPattern.MatchString(strings.ToLower(text))
}

// IsNumericID reports whether text is a numeric ID, as Sentry's IDs of issues and projects
// are.
func IsNumericID(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// SameIssue reports whether two issue IDs are the same. A server may write one in either
// case, and with or without the dashes of a UUID.
func SameIssue(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, "-", ""), strings.ReplaceAll(b, "-", ""))
}

var slugPattern = regexp.MustCompile(`^[A-Za-z0-9_.-]+$`)

// maxSlug is much longer than Sentry's slugs and IDs.
const maxSlug = 255

// CheckSlug returns a [*PathError] unless value is valid as a slug or an ID in a path of
// Sentry's API: 1 to 255 ASCII letters, digits, '_', '-' and '.', but neither "." nor "..".
// The alphabet is slightly larger than that of Sentry's slugs, and contains nothing with a
// meaning in a URL.
func CheckSlug(value string) error { return checkSegments(segment{value: value}) }

// slugProblem completes the sentence "the value …". It returns an empty string for a slug.
func slugProblem(value string) string {
	switch {
	case value == "":
		return "is empty"
	case value == "." || value == "..":
		return "is a relative path"
	case len(value) > maxSlug:
		return fmt.Sprintf("is longer than %d characters", maxSlug)
	case !slugPattern.MatchString(value):
		return "is not a slug or numeric ID. These contain only ASCII letters, digits, dashes, underscores, and dots"
	}
	return ""
}
