// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Organization is a Sentry organization.
type Organization struct {
	// Slug is the name in URLs.
	Slug string
	// ID is the number that works in URLs too.
	ID int64
	// NoAttachments and NoExplore report whether the plan lacks the feature. Its endpoint
	// then responds with 404 and an empty body.
	NoAttachments, NoExplore bool
}

// Project is a Sentry project.
type Project struct {
	// Slug is the name in URLs, unique within the organization.
	Slug string
	// ID is the number that works in URLs too.
	ID int64
	// Platform is the platform that the project was created for.
	Platform string
	// RenamedFrom lists former slugs. Requests for them are redirected.
	RenamedFrom []string
	// Inactive reports whether the project is being deleted. It no longer exists for the API.
	Inactive bool
}

// EventInfo describes a stored event.
type EventInfo struct {
	// Organization and Project are the slugs of the event's project.
	Organization, Project string
	// ID is the event ID, 32 lower-case hexadecimal digits, and ShortID the short ID of its
	// issue.
	ID, ShortID string
	// Type and Title are copied from the event. They are empty if the event has none, like
	// ShortID.
	Type, Title string
}

type organization struct {
	Organization
	projects []*project
	issues   []*issue
	tables   []exploreTable
}

type project struct {
	Project
	org *organization
	// id is the server's ID of the project.
	id     string
	events map[string]*event
	order  []string

	// numbered and generated count the short IDs and the IDs of generated events.
	numbered, generated int
	// attachments and reports contain these by event ID.
	attachments map[string][]Attachment
	reports     map[string][]byte
}

type world struct {
	mu     sync.RWMutex
	orgs   []*organization
	tokens map[string]Token
}

var (
	slugPattern    = regexp.MustCompile(`^[a-z0-9_-]*[a-z_-][a-z0-9_-]*$`)
	eventIDPattern = regexp.MustCompile(`^[0-9a-f]{32}$`)
)

// AddOrganization adds an organization. Like all methods that build the world, it panics on
// mistakes, such as an invalid slug or one that exists.
func (s *Server) AddOrganization(org Organization) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	mustSlug(org.Slug)
	for _, other := range s.world.orgs {
		if other.Slug == org.Slug || other.ID == org.ID {
			panic(fmt.Sprintf("mocksentry: organization %q (%d) is there already", org.Slug, org.ID))
		}
	}
	s.world.orgs = append(s.world.orgs, &organization{Organization: org})
	return s
}

// AddProject adds a project to the organization with that slug.
func (s *Server) AddProject(orgSlug string, p Project) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	mustSlug(p.Slug)
	org := s.world.mustOrg(orgSlug)
	for _, o := range s.world.orgs {
		for _, other := range o.projects {
			if other.ID == p.ID || (o == org && other.Slug == p.Slug) {
				panic(fmt.Sprintf("mocksentry: project %q (%d) is there already", p.Slug, p.ID))
			}
		}
	}
	p.RenamedFrom = slices.Clone(p.RenamedFrom)
	s.add(org, p)
	return s
}

func (s *Server) add(o *organization, p Project) {
	o.projects = append(o.projects, &project{
		Project: p, org: o, id: s.profile.id(strconv.FormatInt(p.ID, 10)),
		events: map[string]*event{}, attachments: map[string][]Attachment{}, reports: map[string][]byte{},
	})
}

// RenameProject renames a project. The former slug redirects to the new one from now on, and
// so do earlier ones.
func (s *Server) RenameProject(orgSlug, slug, newSlug string) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	mustSlug(newSlug)
	p := s.world.mustProject(orgSlug, slug)
	p.RenamedFrom = append(p.RenamedFrom, p.Slug)
	p.Slug = newSlug
	return s
}

// AddEvent stores an event like the API would return it. It returns the event's ID from the
// body's eventID. The body must be a JSON object. It is stored unchanged except for white
// space between tokens.
func (s *Server) AddEvent(orgSlug, projectSlug string, body []byte) (string, error) {
	var top struct {
		EventID json.RawMessage `json:"eventID"`
	}
	if err := json.Unmarshal(body, &top); err != nil {
		return "", fmt.Errorf("event is not a JSON object: %w", err)
	}
	var id string
	if err := json.Unmarshal(top.EventID, &id); err != nil {
		return "", errors.New("event has no text in eventID")
	}
	return id, s.AddEventWithID(orgSlug, projectSlug, id, body)
}

// AddEventWithID stores a body under an ID of 32 hexadecimal digits, whatever the body
// contains. The body need not be JSON.
func (s *Server) AddEventWithID(orgSlug, projectSlug, id string, body []byte) error {
	if !eventIDPattern.MatchString(id) {
		return fmt.Errorf("event id %q is not 32 lower-case hex digits", id)
	}
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	p, err := s.world.project(orgSlug, projectSlug)
	if err != nil {
		return err
	}
	var compact bytes.Buffer
	if json.Compact(&compact, body) != nil {
		compact.Reset()
		compact.Write(body)
	}
	p.store(id, s.profile.formed(compact.Bytes()))
	return nil
}

// AddToken adds a token.
func (s *Server) AddToken(token Token) *Server {
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	if token.Value == "" || strings.ContainsAny(token.Value, " \t\r\n") {
		panic("mocksentry: a token is text without white space")
	}
	s.world.tokens[token.Value] = token
	return s
}

// Events returns the stored events by organization, project and the order in which they were
// added.
func (s *Server) Events() []EventInfo {
	s.world.mu.RLock()
	defer s.world.mu.RUnlock()
	var all []EventInfo
	for _, org := range s.world.orgs {
		for _, p := range org.projects {
			for _, id := range p.order {
				e := p.events[id]
				info := EventInfo{Organization: org.Slug, Project: p.Slug, ID: id, Type: e.kind, Title: e.title}
				if i := org.issueByID(e.group); i != nil {
					info.ShortID = i.shortID()
				}
				all = append(all, info)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b EventInfo) int {
		return cmp.Or(strings.Compare(a.Organization, b.Organization), strings.Compare(a.Project, b.Project))
	})
	return all
}

func mustSlug(slug string) {
	if !slugPattern.MatchString(slug) {
		panic(fmt.Sprintf("mocksentry: %q is not a slug", slug))
	}
}

func (w *world) mustOrg(slug string) *organization {
	for _, org := range w.orgs {
		if org.Slug == slug {
			return org
		}
	}
	panic(fmt.Sprintf("mocksentry: no organization %q", slug))
}

func (w *world) mustProject(orgSlug, slug string) *project {
	p, err := w.project(orgSlug, slug)
	if err != nil {
		panic("mocksentry: " + err.Error())
	}
	return p
}

func (w *world) project(orgSlug, slug string) (*project, error) {
	for _, org := range w.orgs {
		for _, p := range org.projects {
			if org.Slug == orgSlug && p.Slug == slug {
				return p, nil
			}
		}
	}
	return nil, fmt.Errorf("no project %q in organization %q", slug, orgSlug)
}

// isNamed reports whether a part of a path names the organization by slug or by ID. Digits
// are always an ID, because a slug cannot consist of digits only.
func (o *organization) isNamed(part string) bool {
	return part == o.Slug || part == strconv.FormatInt(o.ID, 10)
}

// isNamed reports whether a part of a path names the project by slug or by ID.
func (p *project) isNamed(part string) bool { return part == p.Slug || part == p.id }
