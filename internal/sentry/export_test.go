// SPDX-License-Identifier: MPL-2.0

package sentry

import "net/http"

// NewClientOver is like NewClient with another transport than the network.
func NewClientOver(config Config, transport http.RoundTripper) (*Client, error) {
	config, err := config.withDefaults()
	if err != nil {
		return nil, err
	}
	base, err := parseBaseURL(config.BaseURL, config.AllowPlainHTTP)
	if err != nil {
		return nil, err
	}
	return newClient(config, base, transport)
}

// SetPerPage sets how many entries to request for the next page.
func (p *Pages) SetPerPage(count int) { p.perPage = count }
