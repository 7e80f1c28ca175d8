// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Attachment is a file that came with an event.
type Attachment struct {
	// ID is the attachment's number in digits. If it is empty, the mock uses the number of
	// attachments of the project so far.
	ID string
	// Type is a type such as event.attachment or event.minidump. The default is
	// event.attachment.
	Type string
	// Name is the file's name, by which lists are sorted.
	Name string
	// Mimetype and SHA1 are null in responses if they are empty.
	Mimetype, SHA1 string
	// DateCreated is when the attachment was stored. Zero means the event's date.
	DateCreated time.Time
	// Size is the length in bytes.
	Size int64
	// Headers are the headers that are stored with the file. A value may be null.
	Headers map[string]*string
}

// AddAttachment adds an attachment to an existing event.
func (s *Server) AddAttachment(orgSlug, projectSlug, eventID string, a Attachment) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	p := s.world.mustProject(orgSlug, projectSlug)
	e := p.mustEvent(eventID)
	count := 1
	for _, others := range p.attachments {
		count += len(others)
	}
	if a.ID == "" {
		a.ID = strconv.Itoa(count)
	}
	if a.Type == "" {
		a.Type = "event.attachment"
	}
	if a.DateCreated.IsZero() {
		a.DateCreated = e.date
	}
	p.attachments[eventID] = append(p.attachments[eventID], a)
	return s
}

func (p *project) mustEvent(id string) *event {
	e := p.events[id]
	if e == nil {
		panic(fmt.Sprintf("mocksentry: no event %q in project %q", id, p.Slug))
	}
	return e
}

func serveAttachments(_ *Server, c *call) response {
	if c.org.NoAttachments {
		return emptyResponse(http.StatusNotFound)
	}
	e := c.eventOfResource()
	if e == nil {
		return eventMissing()
	}
	query := c.request.URL.Query()
	p, bad := pageOf(query)
	if bad != nil {
		return *bad
	}
	accept := attachmentFilter(query.Get("query"))
	found := slices.DeleteFunc(slices.Clone(c.project.attachments[e.id]), func(a Attachment) bool { return !accept(a) })
	slices.SortStableFunc(found, func(a, b Attachment) int { return strings.Compare(a.Name, b.Name) })
	shown, link := cut(c.request, p, found)
	rows := make([]any, len(shown))
	for i, a := range shown {
		headers := a.Headers
		if headers == nil {
			headers = map[string]*string{}
		}
		rows[i] = map[string]any{
			"id": a.ID, "event_id": e.id, "type": a.Type, "name": a.Name, "mimetype": orNull(a.Mimetype),
			"dateCreated": isoDate(a.DateCreated), "size": a.Size, "headers": headers, "sha1": orNull(a.SHA1),
		}
	}
	return jsonResponse(http.StatusOK, rows).with("Link", link)
}

// eventOfResource returns the event of a sub-resource, whose ID may contain dashes.
func (c *call) eventOfResource() *event {
	return c.project.events[strings.ToLower(strings.ReplaceAll(c.param["event"], "-", ""))]
}

var screenshotName = regexp.MustCompile(`^screenshot(-\d)?\.(jpg|png)$`)

// attachmentFilter parses a query of words that the name contains and of is:screenshot. Other
// values of is: change nothing, and other keys match no attachment.
func attachmentFilter(query string) func(Attachment) bool {
	var words []string
	screenshots, none := false, false
	for word := range strings.FieldsSeq(query) {
		key, value, isPair := strings.Cut(word, ":")
		switch {
		case !isPair:
			words = append(words, word)
		case key != "is":
			none = true
		case value == "screenshot":
			screenshots = true
		}
	}
	part := strings.ToLower(strings.Join(words, " "))
	return func(a Attachment) bool {
		return !none && (!screenshots || screenshotName.MatchString(a.Name)) && strings.Contains(strings.ToLower(a.Name), part)
	}
}

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}
