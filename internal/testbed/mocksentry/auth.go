// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net"
	"net/http"
	"strings"
)

// credential is the result of authentication: a token, or the response to send instead. A
// failed request still counts against a rate limit, that of the caller's address.
type credential struct {
	token    Token
	rejected *response
	address  string
}

func (s *Server) authenticate(r *http.Request) credential {
	token, text := s.token(strings.Fields(r.Header.Get("Authorization")))
	c := credential{token: token, address: r.RemoteAddr}
	if host, _, err := net.SplitHostPort(r.RemoteAddr); err == nil {
		c.address = host
	}
	if text != "" {
		c.rejected = new(unauthenticated(text))
	}
	return c
}

// token returns the token of an Authorization header, or the reason why it does not work.
func (s *Server) token(words []string) (Token, string) {
	scheme := ""
	if len(words) > 0 {
		scheme = strings.ToLower(words[0])
	}
	switch {
	case scheme == "basic":
		// Only old API keys use this scheme, and the mock has no token of this kind.
		return Token{}, "API key is not valid"
	case scheme != "bearer":
		// No authenticator handles other schemes, so nothing rejects the credential. It
		// counts as no credential.
		return Token{}, "Authentication credentials were not provided."
	case len(words) == 1:
		return Token{}, "Invalid token header. No credentials provided."
	case len(words) > 2:
		return Token{}, "Invalid token header. Token string should not contain spaces."
	}
	return s.bearer(words[1])
}

func (s *Server) bearer(value string) (Token, string) {
	s.world.mu.RLock()
	token, known := s.world.tokens[value]
	s.world.mu.RUnlock()
	isOrganizationToken := strings.HasPrefix(value, "sntrys_")
	switch {
	case isOrganizationToken && (!known || token.Kind != OrganizationToken):
		return Token{}, "Invalid org token"
	case !known || (token.Kind == OrganizationToken) != isOrganizationToken:
		return Token{}, "Invalid token"
	case !token.ExpiresAt.IsZero() && !token.ExpiresAt.After(s.clock()):
		return Token{}, "Token expired"
	case token.InactiveUser:
		return Token{}, "User inactive or deleted"
	}
	return token, ""
}

// caller returns who is charged for the request under rate limits, and reports whether that
// is an organization.
func (c credential) caller() (name string, isOrganization bool) {
	switch {
	case c.rejected != nil || c.token.Kind == OrganizationToken:
		return "ip:" + c.address, false
	case c.token.Kind == IntegrationToken:
		return "organization:" + strings.Join(c.token.Organizations, ","), true
	}
	return "user:" + c.token.User, false
}
