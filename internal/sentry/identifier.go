// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// ErrInvalidEventID is the error for a text that is no event id.
var ErrInvalidEventID = errors.New(
	"an event ID is 32 hexadecimal digits, such as 9999aaaaca8b46d797c23c6077c6ff01, or the same with dashes as a UUID")

var eventIDPattern = regexp.MustCompile(
	`^(?:[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$`)

// ParseEventID returns an event id in the one form that all of Sentry's API takes: 32
// lower-case hexadecimal digits. It takes either case, and the dashes of a UUID. Its
// error is [ErrInvalidEventID].
func ParseEventID(text string) (string, error) {
	id := strings.ToLower(text)
	if !eventIDPattern.MatchString(id) {
		return "", ErrInvalidEventID
	}
	return strings.ReplaceAll(id, "-", ""), nil
}

// isEventID reports whether text is an event id in the form that every route of
// the API takes: 32 hexadecimal digits, in either case.
func isEventID(text string) bool {
	return len(text) == 32 && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}

// Positions are what an issue calls some of its events, by their place among the
// others. They stand where an event id does.
func Positions() []string { return []string{"latest", "oldest", "recommended"} }

// IsPosition reports whether text is one of [Positions].
func IsPosition(text string) bool { return slices.Contains(Positions(), text) }

// issueIDPattern is any issue ID without a dash. Sentry's are numeric; those of compatible
// servers may have a prefix or be ULIDs.
var issueIDPattern = regexp.MustCompile(`^[A-Za-z0-9_]{1,64}$`)

// shortIDPattern is the slug of a project with a suffix.
var shortIDPattern = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_-]*-[A-Za-z0-9]+$`)

// maxNumericID is how many digits an ID of 64 bits has at most.
const maxNumericID = 20

// IsIssueID reports whether text can be in a path as the ID of an issue: a number, or
// what a compatible server has instead: ASCII letters, digits and underscores, or a UUID.
func IsIssueID(text string) bool {
	if IsNumericID(text) {
		return len(text) <= maxNumericID
	}
	return issueIDPattern.MatchString(text) || isUUID(text)
}

// IsShortID reports whether text is the short ID of an issue, such as WEB-1A2 in either
// case. A UUID is none.
func IsShortID(text string) bool { return shortIDPattern.MatchString(text) && !isUUID(text) }

// isUUID reports whether text is a UUID with dashes.
func isUUID(text string) bool {
	return strings.Contains(text, "-") && eventIDPattern.MatchString(strings.ToLower(text))
}

// IsNumericID reports whether text is an ID as Sentry has it of issues and projects.
func IsNumericID(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// SameIssue reports whether two issue IDs are the same. A server may write one in either
// case, and with or without the dashes of a UUID.
func SameIssue(a, b string) bool {
	return strings.EqualFold(strings.ReplaceAll(a, "-", ""), strings.ReplaceAll(b, "-", ""))
}

var slugPattern = regexp.MustCompile(`^[A-Za-z0-9_.-]+$`)

// maxSlug is far more than Sentry's slugs and ids have.
const maxSlug = 255

// CheckSlug reports, as a [*PathError], whether value can be a slug or an id
// in a path of Sentry's API: one or more ASCII letters, digits, '_', '-' and
// '.', 255 at most, but neither "." nor "..". The alphabet is a bit wider than that of
// Sentry's slugs, and holds nothing with a meaning in a URL.
func CheckSlug(value string) error { return checkSegments(segment{value: value}) }

// slugProblem completes the sentence "the value …"; empty for a slug.
func slugProblem(value string) string {
	switch {
	case value == "":
		return "is empty"
	case value == "." || value == "..":
		return "is a relative path"
	case len(value) > maxSlug:
		return fmt.Sprintf("is longer than %d characters", maxSlug)
	case !slugPattern.MatchString(value):
		return "may only contain ASCII letters, digits, '_', '-' and '.'"
	}
	return ""
}
