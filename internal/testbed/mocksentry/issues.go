// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Issue is a Sentry issue. Every event with a new groupID adds an issue with the next short
// ID of its project. In the default world, WEB-1 is the issue of the first event of the
// catalogue in the project web.
type Issue struct {
	// ID is the issue's ID in decimal digits, the groupID of its events.
	ID string
	// ShortID is the short ID, such as WEB-1A. If it is empty, the mock makes it from the
	// project's slug and the number of issues so far.
	ShortID string
	// Project is the slug of the project that the issue belongs to.
	Project string
	// Status is the status. Empty means unresolved.
	Status string
	// Assignee is the user or team that the issue is assigned to. The zero value means
	// nobody.
	Assignee Assignee
}

// Assignee is a user or a team that an issue is assigned to.
type Assignee struct {
	// Type is user or team. A team has no email.
	Type, ID, Name, Email string
}

type issue struct {
	status   string
	assignee Assignee

	id      string
	project *project
	// number is the part of the short ID after the slug. It is not used if fixed is set.
	number int
	fixed  string
}

// issueIDPattern matches the IDs of issues on all servers.
var issueIDPattern = regexp.MustCompile(`^[0-9a-zA-Z]+$`)

var shortIDPattern = regexp.MustCompile(`^[A-Z0-9_-]+-[0-9A-Z]+$`)

// AddIssue adds an issue without events, or changes the short ID, project, status, or assignee
// of an existing one.
func (s *Server) AddIssue(orgSlug string, added Issue) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	p := s.world.mustProject(orgSlug, added.Project)
	if !isDigits(added.ID) || (added.ShortID != "" && !shortIDPattern.MatchString(added.ShortID)) {
		panic(fmt.Sprintf("mocksentry: issue %q (%s) needs digits and a short id in upper case", added.ID, added.ShortID))
	}
	if other := p.org.issueByShortID(added.ShortID); other != nil && other.id != s.profile.id(added.ID) {
		panic(fmt.Sprintf("mocksentry: the short id %s is taken", added.ShortID))
	}
	known := p.org.issueByID(s.profile.id(added.ID))
	if known == nil {
		known = &issue{id: s.profile.id(added.ID)}
		p.org.issues = append(p.org.issues, known)
	}
	known.status, known.assignee = added.Status, added.Assignee
	if known.project == p && added.ShortID == "" {
		return s
	}
	known.project, known.fixed = p, added.ShortID
	if added.ShortID == "" {
		p.numbered++
		known.number = p.numbered
	}
	return s
}

// ShortID returns the short ID of an issue, or an empty string if it does not exist.
func (s *Server) ShortID(orgSlug, issueID string) string {
	s.world.mu.RLock()
	defer s.world.mu.RUnlock()
	if known := s.world.mustOrg(orgSlug).issueByID(s.profile.id(issueID)); known != nil {
		return known.shortID()
	}
	return ""
}

func (p *project) newIssue(id string) *issue {
	p.numbered++
	return &issue{id: id, project: p, number: p.numbered}
}

// shortID returns the short ID. It follows the project's slug when that changes, like in
// Sentry. Its number uses Crockford's digits, without I, L, O and U.
func (i *issue) shortID() string {
	if i.fixed != "" {
		return i.fixed
	}
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	text := ""
	for n := i.number; n > 0; n /= len(digits) {
		text = string(digits[n%len(digits)]) + text
	}
	return strings.ToUpper(i.project.Slug) + "-" + text
}

func (o *organization) issueByID(id string) *issue {
	for _, i := range o.issues {
		if i.id == id {
			return i
		}
	}
	return nil
}

func (o *organization) issueByShortID(short string) *issue {
	for _, i := range o.issues {
		if strings.EqualFold(i.shortID(), short) {
			return i
		}
	}
	return nil
}

// resolveIssue returns the issue of a call by ID or short ID. If the token cannot see its
// project, the issue does not exist for it.
func (c *call) resolveIssue(part string) *issue {
	found := cmp.Or(c.org.issueByID(part), c.org.issueByShortID(part))
	if found == nil && isDigits(part) {
		// A number may be padded, because the server uses its value.
		found = c.org.issueByID(strings.TrimLeft(part, "0"))
	}
	if found == nil || found.project.Inactive || !c.token.seesProject(found.project.Slug) {
		return nil
	}
	return found
}

// eventsOf returns the events of an issue, newest first.
func (c *call) eventsOf(i *issue) []*event {
	found := c.visibleEvents(func(e *event) bool { return e.group == i.id })
	newestFirst(found)
	return found
}

// isoDate formats a date like the API. It returns nil for none.
func isoDate(date time.Time) any {
	if date.IsZero() {
		return nil
	}
	return date.UTC().Format("2006-01-02T15:04:05.999999Z")
}
