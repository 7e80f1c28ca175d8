// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// PathError reports an organization, project, event ID or issue ID that is not valid in a
// path of the API.
type PathError struct {
	// Argument is organization, project, event_id or issue_id. It is empty if the error comes
	// from [CheckSlug] itself.
	Argument string
	Value    string // the rejected string
	Reason   string // the end of the sentence "the value …"
}

// Error implements error.
func (e *PathError) Error() string {
	argument := e.Argument
	if argument == "" {
		argument = "value"
	}
	return fmt.Sprintf("%s %q %s", argument, redact.Printable(e.Value, redact.MaxName), e.Reason)
}

// segment is one variable part of a path, with the name of its argument.
type segment struct{ argument, value string }

// checkSegments returns a [*PathError] for the first segment that would change
// the path.
func checkSegments(segments ...segment) error {
	for _, s := range segments {
		if problem := slugProblem(s.value); problem != "" {
			return &PathError{Argument: s.argument, Value: s.value, Reason: problem}
		}
	}
	return nil
}

// checkForm returns a [*PathError] if valid is false. The reason completes the sentence "the
// value …".
func checkForm(s segment, valid bool, reason string) error {
	if valid {
		return nil
	}
	return &PathError{Argument: s.argument, Value: s.value, Reason: reason}
}

// apiPath joins parts below /api/0/ and ends with the slash that Sentry's routes require.
// Parts are escaped although they were already checked.
func apiPath(parts ...string) string {
	var path strings.Builder
	path.WriteString("/api/0/")
	for _, part := range parts {
		path.WriteString(url.PathEscape(part))
		path.WriteByte('/')
	}
	return path.String()
}
