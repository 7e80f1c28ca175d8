// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"fmt"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// DefaultOrganization is the slug of the default world's organization.
const DefaultOrganization = "acme"

// NewDefault returns a server with the default world.
func NewDefault(options ...Option) *Server { return New(options...).Seed() }

// Seed adds the default world: organization acme with the projects web, backend (formerly
// api, and server before), mobile, and desktop. Every event of the catalogue is in its
// project, and there is one token for each rule of authentication. Issues get their short IDs
// in the order of the catalogue. The issue of error-python is assigned, and that of scrubbed
// is resolved. The event error-javascript has a source-map report, and error-native has
// attachments. Explore knows the queries of explore.json.
func (s *Server) Seed() *Server {
	s.AddOrganization(Organization{Slug: DefaultOrganization, ID: 1})
	for _, p := range []Project{
		{Slug: "web", ID: 101, Platform: "javascript-react"},
		{Slug: "backend", ID: 102, Platform: "python-django", RenamedFrom: []string{"server", "api"}},
		{Slug: "mobile", ID: 103, Platform: "apple-ios"},
		{Slug: "desktop", ID: 4507000000000104, Platform: "native"},
	} {
		s.AddProject(DefaultOrganization, p)
	}
	for _, name := range catalogue.Names() {
		err := s.AddEventWithID(DefaultOrganization, catalogue.Project(name), catalogue.ID(name), catalogue.Event(name))
		if err != nil {
			panic(fmt.Sprintf("mocksentry: event %s: %v", name, err))
		}
	}

	s.AddIssue(DefaultOrganization, Issue{
		ID: "6400071867", Project: "backend",
		Assignee: Assignee{Type: "user", ID: "2701", Name: "Robin Hale", Email: "robin.hale@example.com"},
	})
	s.AddIssue(DefaultOrganization, Issue{ID: "6400799619", Project: catalogue.Project("scrubbed"), Status: "resolved"})
	s.AddExploreTables(DefaultOrganization, defaultTables)
	s.SetSourceMapReport(DefaultOrganization, "web", catalogue.ID("error-javascript"), sourceMapReport)
	for _, a := range []Attachment{
		{
			ID: "330001", Type: "event.minidump", Name: "crash-7781.dmp", Mimetype: "application/x-dmp", Size: 1482752,
			SHA1: "da39a3ee5e6b4b0d3255bfef95601890afd80709", DateCreated: time.Date(2026, 3, 14, 11, 11, 20, 10_000_000, time.UTC),
		},
		{ID: "330002", Name: "renderer.log", Mimetype: "text/plain", Size: 5120, SHA1: "de9f2c7fd25e1b3afad3e85a0bd17d9b100db4b3"},
	} {
		s.AddAttachment(DefaultOrganization, "desktop", catalogue.ID("error-native"), a)
	}

	acme := []string{DefaultOrganization}
	for _, token := range []Token{
		{Value: TokenFull, Scopes: readScopes, User: "alice"},
		{Value: TokenIntegration, Kind: IntegrationToken, Scopes: readScopes},
		{Value: TokenWithoutProjectRead, Scopes: []string{"event:read", "org:read"}, User: "bob"},
		{Value: TokenOrganization, Kind: OrganizationToken, Scopes: []string{"org:ci"}},
		{Value: TokenRestricted, Scopes: readScopes, User: "carol", Projects: []string{"web"}},
		{Value: TokenExpired, Scopes: readScopes, User: "alice", ExpiresAt: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)},
		{Value: TokenInactiveUser, Scopes: readScopes, User: "dave", InactiveUser: true},
	} {
		token.Organizations = acme
		s.AddToken(token)
	}
	return s
}
