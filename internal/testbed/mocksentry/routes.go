// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// call is a request that was routed, admitted and authorized.
type call struct {
	request *http.Request
	token   Token
	// org and project are set if the pattern has groups of these names.
	org     *organization
	project *project
	// param contains the other named groups of the pattern.
	param map[string]string
}

// respond runs a request through the server without faults. The caller must call the returned
// function after the response was delivered: it frees the concurrent slot.
func (s *Server) respond(r *http.Request, fault Fault) (response, func()) {
	nothing := func() {}
	path, below := strings.CutPrefix(r.URL.Path, s.prefix)
	if !below || !strings.HasPrefix(path, "/") {
		sleep(r.Context(), fault.Delay)
		return plainResponse(http.StatusNotFound, "text/html", proxyNotFoundPage), nothing
	}
	rest, isAPI := strings.CutPrefix(path, apiRoot)
	if !isAPI {
		sleep(r.Context(), fault.Delay)
		return webPage(path), nothing
	}
	e, param := s.route(rest)
	if e == nil {
		sleep(r.Context(), fault.Delay)
		return s.profile.unrouted(r, path), nothing
	}

	cred := s.authenticate(r)
	limits := admission{release: nothing}
	if !s.unlimited {
		caller, isOrganization := cred.caller()
		limits = s.limiter.admit(limitKey{caller, e, r.Method}, isOrganization, s.clock())
	}
	sleep(r.Context(), fault.Delay)

	var resp response
	if limits.rejection != "" {
		resp = tooManyRequests(limits.rejection)
	} else {
		resp = s.profile.refine(s.dispatch(r, e, param, cred)).with("Allow", "GET, HEAD, OPTIONS")
	}
	maps.Copy(resp.header, limits.header)
	return resp, limits.release
}

func (s *Server) route(rest string) (*endpoint, map[string]string) {
	for _, e := range s.profile.endpoints {
		groups := e.path.FindStringSubmatch(rest)
		if groups == nil {
			continue
		}
		param := map[string]string{}
		for i, name := range e.path.SubexpNames() {
			if name != "" {
				param[name] = groups[i]
			}
		}
		return e, param
	}
	return nil, nil
}

// dispatch checks a request in the order of the real server: credential, method, scope,
// organization and project, access.
func (s *Server) dispatch(r *http.Request, e *endpoint, param map[string]string, cred credential) response {
	if cred.rejected != nil {
		return *cred.rejected
	}
	switch r.Method {
	case http.MethodGet, http.MethodHead:
	case http.MethodOptions:
		return jsonResponse(http.StatusOK, map[string]any{
			"renders": []string{"application/json"}, "parses": []string{"application/json"},
		})
	default:
		return detailResponse(http.StatusMethodNotAllowed, `Method "`+r.Method+`" not allowed.`)
	}
	if !cred.token.hasAnyScope(e.scopes) {
		return forbidden()
	}

	s.world.mu.RLock()
	defer s.world.mu.RUnlock()
	c := &call{request: r, token: cred.token, param: param}
	if part, wanted := param["org"]; wanted {
		if c.org = s.world.visibleOrg(part, c.token); c.org == nil {
			return resourceMissing()
		}
	}
	if part, wanted := param["project"]; wanted {
		if resp := c.resolveProject(part); resp != nil {
			return *resp
		}
	}
	return e.serve(s, c)
}

func (w *world) visibleOrg(part string, token Token) *organization {
	for _, org := range w.orgs {
		if org.isNamed(part) && token.seesOrganization(org.Slug) {
			return org
		}
	}
	return nil
}

// resolveProject finds the project of a call, or returns the response to send instead.
func (c *call) resolveProject(part string) *response {
	var found, renamed *project
	for _, p := range c.org.projects {
		if p.isNamed(part) {
			found = p
		} else if slices.Contains(p.RenamedFrom, part) {
			renamed = p
		}
	}
	var resp response
	switch {
	case found == nil && renamed == nil:
		resp = resourceMissing()
	case found == nil && !c.token.seesProject(renamed.Slug):
		// Only callers that may see the project receive its new name.
		resp = forbidden()
	case found == nil:
		resp = moved(c.request, part, renamed.Slug)
	case found.Inactive:
		resp = resourceMissing()
	case !c.token.seesProject(found.Slug):
		resp = forbidden()
	default:
		c.project = found
		return nil
	}
	return &resp
}

// moved redirects from a project's former slug. Every former slug leads directly to the
// current one.
func moved(r *http.Request, former, slug string) response {
	// Only the project's own segment changes, because the organization may have the same
	// name.
	head, tail, _ := strings.Cut(r.URL.Path, apiRoot+"projects/")
	org, rest, _ := strings.Cut(tail, "/")
	target := url.URL{
		Path:     head + apiRoot + "projects/" + org + "/" + slug + strings.TrimPrefix(rest, former),
		RawQuery: r.URL.RawQuery,
	}
	location := target.RequestURI()
	return jsonResponse(http.StatusFound, map[string]any{
		"slug": slug,
		"detail": map[string]any{
			"code":    "resource-moved",
			"message": "Resource has been moved",
			"extra":   map[string]string{"url": location, "slug": slug},
		},
	}).with("Location", location)
}
