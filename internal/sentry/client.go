// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/flight"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// Client reads from one Sentry installation with one token. It is safe for concurrent use.
// Its requests share rate limits and connections.
type Client struct {
	config    Config
	base      baseURL
	headers   http.Header // of every request
	secrets   redact.Secrets
	transport http.RoundTripper
	pacer     *pace.Pacer
	flights   *flight.Group[*Response] // nil if every read sends its own request
}

// NewClient checks the configuration and returns a client, without any network traffic. All
// of its errors are [*ConfigError].
func NewClient(config Config) (*Client, error) {
	config, err := config.withDefaults()
	if err != nil {
		return nil, err
	}
	base, err := parseBaseURL(config.BaseURL, config.AllowPlainHTTP)
	if err != nil {
		return nil, err
	}
	transport, err := newTransport(config)
	if err != nil {
		return nil, err
	}
	return newClient(config, base, transport)
}

// newClient returns a client that uses a transport.
func newClient(config Config, base baseURL, transport http.RoundTripper) (*Client, error) {
	token, err := parseToken(config.Token)
	if err != nil {
		return nil, err
	}
	headers, err := parseHeaders(config.Headers)
	if err != nil {
		return nil, err
	}
	config.Token = token
	client := &Client{
		config: config, base: base, transport: transport,
		headers: requestHeaders(config, headers),
		secrets: redact.SecretsOf(token, headers, config.ClientKeyPEM),
		pacer:   newPacer(config, base),
	}
	if config.CacheBytes > 0 {
		client.flights = flight.New(config.CacheBytes, func(r *Response) int64 { return int64(len(r.Body)) })
	}
	return client, nil
}

func newPacer(config Config, base baseURL) *pace.Pacer {
	settings := pace.Config{
		MaxWait: config.MaxRetryWait, RequestsPerSecond: config.RequestsPerSecond, Hosted: isHosted(base.hostname()),
	}
	if config.OnWait != nil {
		settings.OnWait = func(ctx context.Context, until time.Time) {
			config.OnWait(ctx, Wait{Until: until, Reason: WaitTurn})
		}
	}
	return pace.New(settings)
}

// Secrets returns the strings that no message and no log may contain, see [redact.SecretsOf].
// The list must not be changed.
func (c *Client) Secrets() []string { return c.secrets }

// RootURL returns the normalized root of the installation without a trailing slash, such as
// https://sentry.io or https://example.com/sentry. Links to Sentry's web interface begin with
// it.
func (c *Client) RootURL() string { return c.base.root() }

// HasOrganizationToken reports whether the token is an organization auth token. Such tokens
// have only the scope org:ci, and cannot read events.
func (c *Client) HasOrganizationToken() bool { return strings.HasPrefix(c.config.Token, "sntrys_") }

// requestHeaders returns the headers of every request. Accept-Encoding is missing on purpose:
// net/http requests gzip and decompresses only if it set the header itself.
func requestHeaders(config Config, extra http.Header) http.Header {
	headers := extra.Clone()
	headers.Set("Accept", "application/json")
	headers.Set("Authorization", "Bearer "+config.Token)
	if agent := headerText(config.UserAgent); agent != "" {
		headers.Set("User-Agent", agent)
	}
	return headers
}
