// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"bytes"
	"context"
	"net/http"
	"time"
)

// Client reads from one Sentry installation with one token. It is safe for
// concurrent use, and requests of one client share pacing and connections.
type Client struct {
	config  Config
	base    baseURL
	http    *http.Client
	sharing *sharing // nil where every read is a request of its own
	secrets []string // see Secrets
}

// Response is a successful answer.
type Response struct {
	// Body is the whole decompressed JSON body. Its content type was checked,
	// its syntax was not. It must not be changed: other readers may share it.
	Body []byte
	// Moved is the new slug of the project where Sentry answered that the
	// project was renamed; else empty. The body was read from the new place.
	Moved string

	// next is the cursor of the next page of a list, empty at its end; nextKnown
	// says that the answer tells which.
	next      string
	nextKnown bool
	buffer    *bytes.Buffer // that Body is in, nil where Body is shared
	forget    func()        // nil where nothing was kept
}

// Reject says that the body is not what was asked for, so that the next reader of
// the same asks the server again instead of getting it too.
func (r *Response) Reject() {
	if r.forget != nil {
		r.forget()
	}
}

// Release gives the body's memory to later responses, unless others may read it
// as well. Body must not be used afterwards. Without Release the memory is only
// collected like any other.
func (r *Response) Release() {
	if r.buffer != nil {
		buffers.Put(r.buffer)
	}
	r.Body, r.buffer = nil, nil
}

// NewClient checks the configuration and makes a client, without any network
// traffic. Its errors are all [*ConfigError].
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

// newClient is NewClient from the transport upwards.
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
	client := &Client{config: config, base: base, secrets: secretsOf(token, headers, config.ClientKeyPEM)}
	pacer := newPacer(config, isHosted(base.hostname()))
	if config.OnWait != nil {
		pacer.waits = func(ctx context.Context, until time.Time, reason string) {
			config.OnWait(ctx, Wait{Until: until, Reason: reason})
		}
	}
	client.http = &http.Client{
		Transport: &attemptTransport{
			base:    transport,
			client:  client,
			headers: requestHeaders(config, headers),
			pacer:   pacer,
		},
		CheckRedirect: limitRedirects,
	}
	if config.CacheBytes > 0 {
		client.sharing = newSharing(config.CacheBytes)
	}
	return client, nil
}

// RootURL is the normalised root of the installation without last slash, such
// as https://sentry.io or https://example.com/sentry: what links into Sentry's
// web interface begin with.
func (c *Client) RootURL() string { return c.base.root() }

// requestHeaders is what every request carries. Accept-Encoding is missing on
// purpose: net/http asks for gzip and decompresses only if it set it itself.
func requestHeaders(config Config, extra http.Header) http.Header {
	headers := extra.Clone()
	headers.Set("Accept", "application/json")
	headers.Set("Authorization", "Bearer "+config.Token)
	if agent := headerText(config.UserAgent); agent != "" {
		headers.Set("User-Agent", agent)
	}
	return headers
}
