// SPDX-License-Identifier: MPL-2.0

// Package eventurl parses the links that people copy from Sentry's web interface, its
// emails, and its API.
package eventurl

import (
	"net/url"
	"strings"
)

// Link contains the parts of a link to Sentry. A field is empty if the link doesn't contain
// it.
type Link struct {
	// BaseURL is the root of the installation: scheme, host, port and the path
	// before Sentry's own paths, with a trailing slash.
	BaseURL string
	// Organization is a slug or a numeric ID.
	Organization string
	// Project is a slug or a numeric ID.
	Project string
	// IssueID is a number, a short ID such as WEB-1A2 in upper case, or an ID of a compatible
	// server, which contains a digit.
	IssueID string
	// EventID is 32 lower-case hexadecimal digits or, only alongside an IssueID, latest,
	// oldest or recommended.
	EventID string
}

// Parse parses a link to an issue or an event. It accepts every style of link that Sentry has
// or had, with or without a scheme. White space, brackets, quotes and punctuation that chats
// and mails put around a link are ignored.
//
// The link that it returns names at least an issue or an event. Its errors are the variables
// of this package, some wrapped together with the link's path. None contains user information
// or the query of the link.
func Parse(text string) (Link, error) {
	if len(text) > maxBytes {
		return Link{}, ErrTooLong
	}
	u, err := parseURL(text)
	if err != nil {
		return Link{}, err
	}
	link, err := read(u)
	if err != nil {
		return Link{}, err
	}
	// The canonical link can be longer than the text, and Parse must accept it.
	if len(link.String()) > maxBytes {
		return Link{}, ErrTooLong
	}
	return link, nil
}

// read parses a URL.
func read(u *url.URL) (Link, error) {
	place, err := siteOf(u)
	if err != nil {
		return Link{}, err
	}
	segments, err := segmentsOf(u)
	if err != nil {
		return Link{}, err
	}
	query := u.Query()
	found, err := readPath(segments, query)
	if err != nil {
		return Link{}, withPath(err, u)
	}
	if found.project == "" {
		found.project, err = queriedProject(query)
		if err != nil {
			return Link{}, err
		}
	}
	if err := found.normalize(); err != nil {
		return Link{}, withPath(err, u)
	}
	link := Link{Project: found.project, IssueID: found.issue, EventID: found.event}
	if link.BaseURL, link.Organization, err = place.resolve(found); err != nil {
		return Link{}, withPath(err, u)
	}
	return link, nil
}

// String returns a canonical link for a Link that Parse returned: Parse accepts it, and
// returns the same Link again. It is the URL of a web page if one represents everything in
// the Link, and otherwise a URL of the API.
func (l Link) String() string {
	var path string
	switch {
	case l.IssueID != "":
		return l.issueLink()
	case l.EventID == "":
	case l.Project == "" && l.Organization == "":
		path = "api/0/issues/?query=" + l.EventID
	case l.Project == "":
		path = "api/0/organizations/" + l.Organization + "/eventids/" + l.EventID + "/"
	case l.Organization == "":
		path = "explore/discover/" + l.Project + ":" + l.EventID + "/"
	default:
		path = "organizations/" + l.Organization + "/projects/" + l.Project + "/events/" + l.EventID + "/"
	}
	return l.BaseURL + path
}

func (l Link) issueLink() string {
	// Without an organization, the path is one of the API. On the web, a prefix of two
	// segments would look like an organization and a project.
	path := "api/0/"
	if l.Organization != "" {
		path = "organizations/" + l.Organization + "/"
	}
	path += "issues/" + l.IssueID + "/"
	if l.EventID != "" {
		path += "events/" + l.EventID + "/"
	}
	if l.Project != "" {
		// A dot at the end of a link would be taken for the end of a sentence.
		path += "?project=" + strings.ReplaceAll(l.Project, ".", "%2E")
	}
	return l.BaseURL + path
}
