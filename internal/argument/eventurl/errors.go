// SPDX-License-Identifier: MPL-2.0

package eventurl

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
)

const (
	// maxBytes is more than any browser or server accepts for a URL in practice.
	maxBytes = 8192
	// maxEchoed is how many characters of a path an error repeats.
	maxEchoed = 200
)

// Errors of Parse. Their texts make sense without the link, and contain nothing of it.
var (
	// ErrTooLong is returned for a string of more than 8192 bytes.
	ErrTooLong = errors.New(
		"the value is longer than 8192 bytes, more than any link to an issue or event. Copy the link from the address bar again")
	// ErrControl is returned for a string that contains a control character.
	ErrControl = errors.New(
		"the value contains a control character, such as a line break or NUL. Expected one link on one line")
	// ErrNotURL is returned for a string that is not a link, or more than one.
	ErrNotURL = errors.New(
		"the value is not a link. Expected one link as copied from Sentry, such as https://acme.sentry.io/issues/123/, and no other text")
	// ErrScheme is returned for a link that is neither https nor http.
	ErrScheme = errors.New(
		"the scheme of the link is neither https nor http. Expected a link of Sentry, such as https://acme.sentry.io/issues/123/")
	// ErrHost is returned for a link whose host or port can't be those of a Sentry server.
	ErrHost = errors.New("the link has no valid host name or port. Expected a host name of ASCII letters, digits, dashes, and dots " +
		"(the xn-- form of an international one) or an IP address, and a port from 1 to 65535")
	// ErrNothingNamed is returned for a link to something other than an issue or event.
	ErrNothingNamed = errors.New("the link leads to neither an issue nor an event. " +
		"Open one of them in Sentry, and copy the address of the page, such as https://acme.sentry.io/issues/123/")
	// ErrShareLink is returned for the public link to an issue.
	ErrShareLink = errors.New("the link is a share link, which does not contain the ID of the issue. " +
		"Sign in to Sentry, open the issue, and copy its address, such as https://acme.sentry.io/issues/123/")
	// ErrIssueID is returned for a link with something other than an issue ID where one is
	// expected.
	ErrIssueID = errors.New("the link has no valid issue ID (a number of up to 20 digits, or a short ID such as WEB-1A2). " +
		"Open the issue in Sentry, and copy its link again")
	// ErrEventID is returned for a link with something other than an event ID where one is
	// expected.
	ErrEventID = errors.New("the link has no valid event ID (32 hexadecimal digits; in a link to an issue also latest, oldest, or " +
		"recommended). Open the event in Sentry, and copy its link again")
	// ErrSlug is returned for a link with an invalid organization or project, or an invalid
	// path before them.
	ErrSlug = errors.New("the organization, the project, or the path before them is invalid. " +
		"They contain only ASCII letters, digits, dashes, underscores, and dots. Copy the link from the address bar again")
	// ErrQueryProject is returned for a link with an invalid project in its query.
	ErrQueryProject = errors.New("the project in the query of the link is neither a slug nor a number. " +
		"Remove project from the query, or copy the link from the address bar again")
	// ErrHostedPath is returned for a link to sentry.io with a path prefix.
	ErrHostedPath = errors.New("the link has a path prefix, which links of sentry.io do not have. " +
		"Copy the link from the address bar again. It looks like https://sentry.io/organizations/acme/issues/123/")
)

// secretMarks are strings that hint at a password or a token anywhere in a path. An unescaped
// slash, hash or question mark in the user information of a link makes the rest of it look
// like a path.
var secretMarks = []string{"@", "%40", "=", ";", "sntry"}

// withPath adds the path of the link to an error, so that the user sees which of many links
// it is about. It leaves the error unchanged if a part of the link may be a secret.
func withPath(err error, u *url.URL) error {
	path := u.EscapedPath()
	if strings.Trim(path, "/") == "" || slices.ContainsFunc(secretMarks, func(text string) bool {
		return strings.Contains(path, text)
	}) || strings.Contains(u.RawQuery+u.Fragment, "@") {
		return err
	}
	// An escaped path is ASCII.
	if len(path) > maxEchoed {
		path = path[:maxEchoed-1] + "…"
	}
	return fmt.Errorf("%w. The path of your link is %q", err, path)
}
