// SPDX-License-Identifier: MPL-2.0

package eventurl

import (
	"net/url"
	"slices"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// lists are the words that occur instead of an issue in issues/{issue}/. They name pages that
// show many issues or none.
var lists = []string{
	"alerts", "autofix", "breached-metrics", "dynamic-groups", "errors-outages", "feedback", "instrumentation", "metrics",
	"recent", "searches", "supergroups", "top-issues", "views", "warnings",
}

// parts are the parts of a path, unchanged.
type parts struct {
	prefix                              []string // before Sentry's own path
	share                               bool     // whether it is a public link
	short                               bool     // whether the organization is alone before issues/
	organization, project, issue, event string
}

// segmentsOf splits the path of u. Percent signs are decoded after the split, so that an
// encoded slash stays within its segment, in which it is rejected.
func segmentsOf(u *url.URL) ([]string, error) {
	var segments []string
	for segment := range strings.SplitSeq(u.EscapedPath(), "/") {
		if segment == "" {
			continue
		}
		decoded, err := url.PathUnescape(segment)
		if err != nil {
			return nil, ErrNotURL
		}
		segments = append(segments, decoded)
	}
	return segments, nil
}

// readPath finds where Sentry's own path begins, and parses it. The parts may contain strings
// of any form.
func readPath(segments []string, query url.Values) (parts, error) {
	found := readAnywhere(segments, query)
	switch {
	case found.share:
		return parts{}, ErrShareLink
	case found.issue == "" && found.event == "":
		return parts{}, ErrNothingNamed
	}
	return found, nil
}

// readAnywhere looks for the words that mark the end of the prefix, the two unambiguous ones
// first. The prefix can't contain them, so a link made from the parts is parsed in the same
// way again.
func readAnywhere(segments []string, query url.Values) parts {
	for i := range segments {
		prefix, rest := segments[:i], segments[i:]
		if hasPrefix(rest, "api", "0") {
			found := readAPI(rest[2:], query)
			found.prefix = prefix
			return found
		}
		if rest[0] == "organizations" && len(rest) > 1 {
			found := readOrganization(rest[1:], query)
			found.prefix = prefix
			return found
		}
	}
	return readBare(segments, query)
}

// readAPI reads what follows api/0/.
func readAPI(rest []string, query url.Values) parts {
	switch {
	case len(rest) > 1 && rest[0] == "organizations":
		return readOrganization(rest[1:], query)
	case len(rest) > 2 && rest[0] == "projects":
		found, _ := readProject(rest[3:], query)
		found.organization, found.project = rest[1], rest[2]
		return found
	case hasPrefix(rest, "issues"), hasPrefix(rest, "groups"):
		return readIssue(rest[1:], query)
	}
	return parts{share: hasPrefix(rest, "shared", "issues")}
}

// readOrganization reads what follows organizations/.
func readOrganization(rest []string, query url.Values) parts {
	organization, rest := rest[0], rest[1:]
	found, _ := readPage(rest, query)
	if len(rest) > 1 {
		switch rest[0] {
		case "eventids":
			found.event = rest[1]
		case "shortids":
			found.issue = rest[1]
		case "shared":
			found.share = rest[1] == "issues"
		}
	}
	found.organization = organization
	return found
}

// readBare reads a path without organizations/, which names the organization
// and the project before the page, or neither; GlitchTip's names the organization alone.
func readBare(segments []string, query url.Values) parts {
	for i := range segments {
		rest := segments[i:]
		if i >= 2 {
			if found, ok := readProject(rest, query); ok {
				found.prefix, found.organization, found.project = segments[:i-2], segments[i-2], segments[i-1]
				return found
			}
		}
		found, ok := readPage(rest, query)
		switch {
		case !ok:
		case i == 1 && rest[0] == "issues" && !hasPrefix(rest, "issues", "feedback"):
			found.organization, found.short = segments[0], true
			return found
		default:
			found.prefix = segments[:i]
			return found
		}
	}
	return parts{}
}

// readPage reads a page of an organization, and reports whether rest begins
// with one that is about issues or events.
func readPage(rest []string, query url.Values) (parts, bool) {
	if len(rest) == 0 {
		return parts{}, false
	}
	if hasPrefix(rest, "issues", "feedback") || hasPrefix(rest, "feedback") {
		if found, ok := readFeedback(query); ok {
			return found, true
		}
	}
	if hasPrefix(rest, "explore", "discover") || hasPrefix(rest, "explore", "traces") {
		rest = rest[1:]
	}
	switch rest[0] {
	case "issues":
		return readIssue(rest[1:], query), true
	case "projects":
		if len(rest) > 1 {
			found, ok := readProject(rest[2:], query)
			found.project = rest[1]
			return found, ok
		}
	case "discover", "performance", "events", "eventsv2":
		if len(rest) > 1 {
			return readPair(rest[1])
		}
	case "insights", "traces":
		return findPair(rest[1:])
	case "share":
		shared := hasPrefix(rest, "share", "issue")
		return parts{share: shared}, shared
	}
	return parts{}, false
}

// readProject reads a page of a project, as readPage does.
func readProject(rest []string, query url.Values) (parts, bool) {
	switch {
	case hasPrefix(rest, "issues", "feedback"):
		// It is a page of the organization, and newer than pages of projects.
		return parts{}, false
	case hasPrefix(rest, "issues"), hasPrefix(rest, "group"):
		return readIssue(rest[1:], query), true
	case hasPrefix(rest, "events") && len(rest) > 1 && !strings.Contains(rest[1], ":"):
		return parts{event: rest[1]}, true
	}
	return parts{}, false
}

// readIssue reads what follows issues/. Tabs behind the issue or the event
// don't matter.
func readIssue(rest []string, query url.Values) parts {
	switch {
	case len(rest) == 0:
		return readSearch(single(query, "query"))
	case slices.Contains(lists, rest[0]):
		return parts{}
	}
	found := parts{issue: rest[0]}
	if len(rest) > 2 && rest[1] == "events" {
		found.event = rest[2]
	}
	return found
}

// readSearch parses the search of a list of issues, which may consist of just an ID.
func readSearch(search string) parts {
	search = strings.TrimFunc(search, isBlank)
	if _, err := sentry.ParseEventID(search); err == nil {
		return parts{event: search}
	}
	// In lower case, it is more likely a word with a dash.
	if sentry.IsShortID(search) && search == strings.ToUpper(search) {
		return parts{issue: search}
	}
	return parts{}
}

// findPair finds the segment that has the form project:event, and parses it.
func findPair(segments []string) (parts, bool) {
	for _, segment := range segments {
		if found, ok := readPair(segment); ok {
			if _, err := sentry.ParseEventID(found.event); err == nil {
				return found, true
			}
		}
	}
	return parts{}, false
}

// readPair reads project:event.
func readPair(segment string) (parts, bool) {
	project, event, _ := strings.Cut(segment, ":")
	if project == "" || event == "" {
		return parts{}, false
	}
	return parts{project: project, event: event}, true
}

// readFeedback reads the feedback page, the only one that names its issue in the query.
func readFeedback(query url.Values) (parts, bool) {
	project, issue, ok := strings.Cut(single(query, "feedbackSlug"), ":")
	return parts{project: project, issue: issue}, ok
}

// hasPrefix reports whether segments begin with words.
func hasPrefix(segments []string, words ...string) bool {
	return len(segments) >= len(words) && slices.Equal(segments[:len(words)], words)
}

// single returns the query's value for key if there is exactly one.
func single(query url.Values, key string) string {
	if values := query[key]; len(values) == 1 {
		return values[0]
	}
	return ""
}
