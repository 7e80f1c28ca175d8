// SPDX-License-Identifier: MPL-2.0

package sentry

import "strings"

// parseToken trims a token, as environment variables and files often end with
// a line break, and refuses what cannot be a header value.
func parseToken(token string) (string, error) {
	token = strings.TrimSpace(token)
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r >= 0x7f }) {
		return "", &ConfigError{"token", "must not hold white space, control characters or characters outside ASCII"}
	}
	return token, nil
}

// organizationTokenPrefix begins the organization auth tokens of Sentry.
const organizationTokenPrefix = "sntrys_"

// HasOrganizationToken reports whether the token is an organization auth token.
// Those carry the scope org:ci only and can read no event.
func (c *Client) HasOrganizationToken() bool {
	return strings.HasPrefix(c.config.Token, organizationTokenPrefix)
}
