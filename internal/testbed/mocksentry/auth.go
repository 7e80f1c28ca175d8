// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/base64"
	"net"
	"net/http"
	"strings"
)

// credential is the outcome of authentication: a token, or the answer to give
// instead. A failed request is still charged, to the caller's address.
type credential struct {
	token    Token
	rejected *response
	address  string
}

func (s *Server) authenticate(r *http.Request) credential {
	reject := func(text string) credential {
		answer := unauthenticated(text)
		return credential{rejected: &answer, address: address(r)}
	}
	words := strings.Fields(r.Header.Get("Authorization"))
	if len(words) == 0 {
		return reject("Authentication credentials were not provided.")
	}
	switch strings.ToLower(words[0]) {
	case "bearer":
		switch {
		case len(words) == 1:
			return reject("Invalid token header. No credentials provided.")
		case len(words) > 2:
			return reject("Invalid token header. Token string should not contain spaces.")
		}
		token, text := s.bearer(words[1])
		if text != "" {
			return reject(text)
		}
		return credential{token: token, address: address(r)}
	case "basic":
		if token, ok := s.apiKey(words[1:]); ok {
			return credential{token: token, address: address(r)}
		}
		return reject("API key is not valid")
	default:
		// No authenticator takes other schemes, so nobody objects to the
		// credential: it counts as none.
		return reject("Authentication credentials were not provided.")
	}
}

// bearer finds a token, or the text that says why it does not work.
func (s *Server) bearer(value string) (Token, string) {
	s.world.mu.RLock()
	token, known := s.world.tokens[value]
	s.world.mu.RUnlock()
	isOrganizationToken := strings.HasPrefix(value, "sntrys_")
	switch {
	case isOrganizationToken && (!known || token.Kind != OrganizationToken):
		return Token{}, "Invalid org token"
	case !known || token.Kind == LegacyAPIKey || (token.Kind == OrganizationToken) != isOrganizationToken:
		return Token{}, "Invalid token"
	case !token.ExpiresAt.IsZero() && !token.ExpiresAt.After(s.clock()):
		return Token{}, "Token expired"
	case token.InactiveUser:
		return Token{}, "User inactive or deleted"
	}
	return token, ""
}

func (s *Server) apiKey(words []string) (Token, bool) {
	if len(words) != 1 {
		return Token{}, false
	}
	pair, err := base64.StdEncoding.DecodeString(words[0])
	if err != nil {
		return Token{}, false
	}
	key, password, _ := strings.Cut(string(pair), ":")
	s.world.mu.RLock()
	defer s.world.mu.RUnlock()
	token, known := s.world.tokens[key]
	return token, known && token.Kind == LegacyAPIKey && password == ""
}

// caller names who is charged for the request under rate limits.
func (c credential) caller() (name string, kind callerKind) {
	if c.rejected == nil {
		switch c.token.Kind {
		case UserToken:
			return "user:" + c.token.User, callerUser
		case IntegrationToken:
			return "organization:" + strings.Join(c.token.Organizations, ","), callerOrganization
		}
	}
	return "ip:" + c.address, callerAddress
}

func address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}
