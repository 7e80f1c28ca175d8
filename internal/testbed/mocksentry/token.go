// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"slices"
	"time"
)

// TokenKind is the kind of a credential, which decides who is charged for its requests.
type TokenKind int

// The kinds of credentials.
const (
	// UserToken is a personal token (sntryu_). Its user is charged.
	UserToken TokenKind = iota
	// IntegrationToken is the token of an internal integration (sntryi_). Its organization is
	// charged.
	IntegrationToken
	// OrganizationToken is the token for CI (sntrys_), which has only the scope org:ci. The
	// caller's address is charged.
	OrganizationToken
)

// Token is a credential.
type Token struct {
	// Value is the secret as it is sent.
	Value string
	// Kind decides how it is authenticated and who is charged.
	Kind TokenKind
	// Organizations are the slugs of the organizations that the token can see. Everything
	// else does not exist for it.
	Organizations []string
	// Scopes are the granted scopes.
	Scopes []string
	// Projects are the slugs of the projects that the token may read. Nil means all.
	Projects []string
	// User identifies the user of a user token. Tokens of one user share their rate limits.
	User string
	// ExpiresAt is when the token expires. Zero means never.
	ExpiresAt time.Time
	// InactiveUser reports whether the user was deactivated or deleted.
	InactiveUser bool
}

// The tokens of the default world. Each is the prefix of its kind and a sentence in
// hexadecimal that reveals it as fake.
const (
	// TokenFull is a user token with project:read, event:read and org:read.
	TokenFull = "sntryu_" + "46616b6520757365722066756c6c20616363657373206d6f636b73656e747279"
	// TokenIntegration is an internal integration's token with the scopes of
	// TokenFull.
	TokenIntegration = "sntryi_" + "46616b6520696e746567726174696f6e20746f6b656e206d6f636b73656e7472"
	// TokenWithoutProjectRead is a user token with event:read and org:read.
	TokenWithoutProjectRead = "sntryu_" + "46616b652075736572206e6f2070726f6a6563743a72656164206d6f636b7365"
	// TokenOrganization is an organization token, which has only org:ci.
	TokenOrganization = "sntrys_" + "eyJpYXQiOjE3NjcyMjU2MDAuMCwidXJsIjpudWxsLCJyZWdpb25fdXJsIjpudWxsLCJvcmciOiJhY21lIn0=" +
		"_" + "RmFrZSBvcmdhbml6YXRpb24gdG9rZW4gb2YgbW9ja3NlbnRyeQ"
	// TokenRestricted is a user token that may read only the project web.
	TokenRestricted = "sntryu_" + "46616b6520757365722070726f6a65637420776562206f6e6c79206d6f636b73"
	// TokenExpired is a user token that expired on 2020-01-01.
	TokenExpired = "sntryu_" + "46616b6520757365722065787069726564203230323020206d6f636b73656e74"
	// TokenInactiveUser belongs to a user who was deactivated.
	TokenInactiveUser = "sntryu_" + "46616b65207573657220696e61637469766520206d6f636b73656e7472792020"
)

var readScopes = []string{"project:read", "event:read", "org:read"}

func (t Token) seesOrganization(slug string) bool {
	return slices.Contains(t.Organizations, slug)
}

func (t Token) seesProject(slug string) bool {
	return t.Projects == nil || slices.Contains(t.Projects, slug)
}

func (t Token) hasAnyScope(wanted []string) bool {
	return slices.ContainsFunc(t.Scopes, func(scope string) bool { return slices.Contains(wanted, scope) })
}
