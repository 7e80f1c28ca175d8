// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// RedirectTargetError reports a redirect within the origin that leads to another resource
// than the requested one, and was not followed. Otherwise, the data of another organization
// would seem to be that of the configured one.
type RedirectTargetError struct {
	StatusCode int
	// Location is the target of the redirect: the origin and the path without query, cleaned
	// and truncated for printing.
	Location string
	// API reports whether the location is a path of Sentry's API. If not, it may be a login
	// page.
	API bool
	// Organization and Project contain the differences. They are zero if there is none, and
	// if API is false.
	Organization, Project Difference
}

// Difference is a part of a path that a redirect changes.
type Difference struct {
	Requested string // the requested slug or ID; empty if nothing differs
	Target    string // the slug or ID of the target; empty if there is none that can be printed
}

// Error implements error.
func (e *RedirectTargetError) Error() string {
	text := fmt.Sprintf("the server responded with %s, a redirect to %s, which was not followed: it leads to ",
		statusText(e.StatusCode), e.Location)
	var differences []string
	for _, part := range []struct {
		name string
		Difference
	}{{"organization", e.Organization}, {"project", e.Project}} {
		switch {
		case part.Requested == "":
		case part.Target == "":
			differences = append(differences, fmt.Sprintf("something else instead of %s %q", part.name, part.Requested))
		default:
			differences = append(differences, fmt.Sprintf("%s %q instead of %q", part.name, part.Target, part.Requested))
		}
	}
	switch {
	case len(differences) > 0:
		return text + strings.Join(differences, " and ")
	case e.API:
		return text + "another path of the API than the requested one"
	default:
		return text + "a path outside of Sentry's API"
	}
}

// RedirectedError reports a failure after a redirect that was followed.
type RedirectedError struct {
	// Location is the target of the redirect: the origin and the path without query, cleaned
	// and truncated for printing.
	Location string
	Err      error // the failure, of any other type of this package
}

// Error implements error.
func (e *RedirectedError) Error() string {
	return e.Err.Error() + " (after a redirect to " + e.Location + ")"
}

// Unwrap returns the failure.
func (e *RedirectedError) Unwrap() error { return e.Err }

// afterRedirect adds the target of a redirect to an error, if one was followed. The errors
// about redirects already contain their target.
func afterRedirect(location string, err error) error {
	if location == "" || isA[*RedirectError](err) || isA[*RedirectTargetError](err) {
		return err
	}
	return &RedirectedError{Location: location, Err: err}
}

// printable returns the origin and the path of a URL, without the query. It decodes the path,
// because a server may encode a secret that it repeats.
func (c *Client) printable(target *url.URL) string {
	return c.secrets.Text(originOf(target)+target.Path, redact.MaxText)
}

// checkTarget returns an error for a redirect that does not lead to the requested resource. A
// prefix before the path of the API, letter case, percent-encoding and the trailing slash may
// differ. Only Sentry's response about a renamed project may change the project, to the slug
// in the response.
func (c *call) checkTarget(from, target *url.URL, reply *reply) error {
	configured := segments(strings.TrimPrefix(c.path, c.client.base.prefix))[1:]
	all := segments(target.EscapedPath())
	requested, led := last(segments(from.EscapedPath()), len(configured)), last(all, len(configured))
	if slices.EqualFunc(requested, led, strings.EqualFold) {
		return nil
	}
	if slug := c.client.movedSlug(reply.body); slug != "" && renames(requested, led, slug) {
		c.moved = slug
		return nil
	}
	failure := &RedirectTargetError{StatusCode: reply.status, Location: c.client.printable(target)}
	start := apiStart(all)
	if failure.API = start >= 0; failure.API {
		wanted, found := containersIn(configured), containersIn(all[start:])
		failure.Organization = c.difference(wanted[0], found[0])
		failure.Project = c.difference(wanted[1], found[1])
	}
	return failure
}

// renames reports whether two paths differ only in the project, which is the slug in the
// second one.
func renames(requested, led []string, slug string) bool {
	if len(led) <= projectIndex || requested[collectionIndex] != "projects" || !strings.EqualFold(led[projectIndex], slug) {
		return false
	}
	renamed := slices.Clone(requested)
	renamed[projectIndex] = led[projectIndex]
	return slices.EqualFunc(renamed, led, strings.EqualFold)
}

// difference returns the difference between the requested organization or project, if there
// is one, and that of a redirect.
func (c *call) difference(requested, led string) Difference {
	if strings.EqualFold(requested, led) || requested == "" {
		return Difference{}
	}
	return Difference{Requested: requested, Target: c.client.PrintableSlug(led)}
}

// Indexes of the segments of a path of the API, such as api/0/projects/acme/web/events.
const (
	collectionIndex   = 2
	organizationIndex = 3
	projectIndex      = 4
)

// containersIn returns the organization and the project in the segments of a path of the API.
// They are empty if the path does not name them.
func containersIn(path []string) (containers [2]string) {
	if len(path) <= organizationIndex || path[collectionIndex] != "organizations" && path[collectionIndex] != "projects" {
		return containers
	}
	containers[0] = path[organizationIndex]
	if path[collectionIndex] == "projects" && len(path) > projectIndex {
		containers[1] = path[projectIndex]
	}
	return containers
}

// apiStart returns the index at which the path of the API begins, or -1.
func apiStart(path []string) int {
	for i := range len(path) - 1 {
		if path[i] == "api" && path[i+1] == "0" {
			return i
		}
	}
	return -1
}

// segments returns the decoded segments of an escaped path. The first one is empty. Trailing
// slashes do not count.
func segments(path string) []string {
	parts := strings.Split(strings.TrimRight(path, "/"), "/")
	for i, part := range parts {
		if decoded, err := url.PathUnescape(part); err == nil {
			parts[i] = decoded
		}
	}
	return parts
}

// last returns the last length elements of a list, or nil if there are fewer.
func last(list []string, length int) []string {
	if len(list) < length {
		return nil
	}
	return list[len(list)-length:]
}

// keepsQuery reports whether a redirect keeps the parameters that narrow a query. The page
// size is not one of them.
func keepsQuery(from, target *url.URL) bool {
	led := target.Query()
	for name, values := range from.Query() {
		if name != "per_page" && name != "limit" && !slices.Equal(values, led[name]) {
			return false
		}
	}
	return true
}
