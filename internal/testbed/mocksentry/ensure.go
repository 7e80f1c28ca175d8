// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"fmt"
	"slices"
)

// EnsureProject adds a project, and its organization, unless they are there.
// An organization added this way is visible to TokenFull and TokenIntegration.
// Unlike AddProject it reports bad slugs as errors, since they come from users.
func (s *Server) EnsureProject(orgSlug, slug string) error {
	for _, part := range []string{orgSlug, slug} {
		if !slugPattern.MatchString(part) {
			return fmt.Errorf("%q is not a slug", part)
		}
	}
	s.world.mu.Lock()
	defer s.world.mu.Unlock()
	if _, err := s.world.project(orgSlug, slug); err == nil {
		return nil
	}
	var org *organization
	lastOrg, lastProject := int64(0), int64(0)
	for _, o := range s.world.orgs {
		lastOrg = max(lastOrg, o.ID)
		if o.Slug == orgSlug {
			org = o
		}
		for _, p := range o.projects {
			lastProject = max(lastProject, p.ID)
		}
	}
	if org == nil {
		org = &organization{Organization: Organization{Slug: orgSlug, ID: lastOrg + 1}}
		s.world.orgs = append(s.world.orgs, org)
		for _, value := range []string{TokenFull, TokenIntegration} {
			if token, known := s.world.tokens[value]; known {
				token.Organizations = append(slices.Clip(token.Organizations), orgSlug)
				s.world.tokens[value] = token
			}
		}
	}
	org.projects = append(org.projects, &project{
		Project: Project{Slug: slug, ID: lastProject + 1, Platform: "other"},
		org:     org, events: map[string]*event{},
	})
	return nil
}
