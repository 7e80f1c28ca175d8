// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"fmt"
	"net/url"
	"strings"
)

// maxSegment is far more than Sentry's slugs and ids have.
const maxSegment = 255

// PathError is an organization, project, event id or issue id that cannot stand
// in a path of the API.
type PathError struct {
	// Argument is organization, project, event_id or issue_id; empty where the
	// error comes from [CheckSlug] itself.
	Argument string
	// Value is the refused text.
	Value string
	// Reason completes the sentence "the value …".
	Reason string
}

// Error implements error.
func (e *PathError) Error() string {
	argument := e.Argument
	if argument == "" {
		argument = "value"
	}
	return fmt.Sprintf("%s %q %s", argument, printable(e.Value, maxNameRunes), e.Reason)
}

// CheckSlug reports, as a [*PathError], whether value can be a slug or an id
// in a path of Sentry's API: one or more ASCII letters, digits, '_', '-' and
// '.', 255 at most, but neither "." nor "..". The alphabet is a bit wider than that of
// Sentry's slugs, and holds nothing with a meaning in a URL.
func CheckSlug(value string) error {
	switch {
	case value == "":
		return &PathError{Value: value, Reason: "is empty"}
	case value == "." || value == "..":
		return &PathError{Value: value, Reason: "is a relative path"}
	case len(value) > maxSegment:
		return &PathError{Value: value, Reason: fmt.Sprintf("is longer than %d characters", maxSegment)}
	case strings.ContainsFunc(value, notSlugRune):
		return &PathError{Value: value, Reason: "may only hold ASCII letters, digits, '_', '-' and '.'"}
	}
	return nil
}

func notSlugRune(r rune) bool {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return false
	}
	return r != '_' && r != '-' && r != '.'
}

// segment is one variable part of a path, with the name it has for the user.
type segment struct{ argument, value string }

// checkSegments returns a [*PathError] for the first segment that would change
// the path.
func checkSegments(segments ...segment) error {
	for _, s := range segments {
		if err := CheckSlug(s.value); err != nil {
			refused := err.(*PathError) //nolint:errorlint,forcetypeassert // CheckSlug returns nothing else.
			refused.Argument = s.argument
			return refused
		}
	}
	return nil
}

// checkForm returns a [*PathError] for a segment that is not of its form. The
// reason completes the sentence "the value …".
func checkForm(s segment, valid bool, reason string) error {
	if valid {
		return nil
	}
	return &PathError{Argument: s.argument, Value: s.value, Reason: reason}
}

// isNumericID reports whether text is an id as the API has it of issues.
func isNumericID(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// isEventID reports whether text is an event id in the form that every route of
// the API takes: 32 hexadecimal digits, in either case.
func isEventID(text string) bool {
	return len(text) == 32 && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}

// apiPath joins parts below /api/0/ and ends with the slash that Sentry's
// routes require. Parts are escaped although they were checked before.
func apiPath(parts ...string) string {
	var path strings.Builder
	path.WriteString("/api/0/")
	for _, part := range parts {
		path.WriteString(url.PathEscape(part))
		path.WriteByte('/')
	}
	return path.String()
}
