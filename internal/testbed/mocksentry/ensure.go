// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"fmt"
	"slices"
)

// EnsureProject adds a project, and its organization, if they do not exist. TokenFull and
// TokenIntegration can see an organization added this way. Unlike AddProject, it reports bad
// slugs as errors, because they come from users.
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
	free := int64(1)
	for _, o := range s.world.orgs {
		free = max(free, o.ID+1)
		if o.Slug == orgSlug {
			org = o
		}
		for _, p := range o.projects {
			free = max(free, p.ID+1)
		}
	}
	if org == nil {
		org = &organization{Organization: Organization{Slug: orgSlug, ID: free}}
		s.world.orgs = append(s.world.orgs, org)
		for _, value := range []string{TokenFull, TokenIntegration} {
			token := s.world.tokens[value]
			token.Organizations = append(slices.Clip(token.Organizations), orgSlug)
			s.world.tokens[value] = token
		}
	}
	s.add(org, Project{Slug: slug, ID: free, Platform: "other"})
	return nil
}
