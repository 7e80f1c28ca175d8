// SPDX-License-Identifier: MPL-2.0

package sentry

import "strings"

// organizationTokenPrefix begins the organization auth tokens of Sentry.
const organizationTokenPrefix = "sntrys_"

// HasOrganizationToken reports whether the token is an organization auth token.
// Those carry the scope org:ci only and can read no event.
func (c *Client) HasOrganizationToken() bool {
	return strings.HasPrefix(c.config.Token, organizationTokenPrefix)
}
