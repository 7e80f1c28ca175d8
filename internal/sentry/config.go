// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/pace"
)

// Defaults of [Config].
const (
	// DefaultBaseURL is the root of Sentry's hosted service.
	DefaultBaseURL = "https://sentry.io/"
	// DefaultRequestTimeout limits one attempt, from dialing to the last byte.
	DefaultRequestTimeout = 30 * time.Second
	// DefaultMaxRetries is how often a failed attempt is repeated. Config does not apply it
	// automatically, because zero retries is a valid setting.
	DefaultMaxRetries = 4
	// DefaultMaxRetryWait is the longest wait before one retry.
	DefaultMaxRetryWait = 60 * time.Second
	// DefaultMaxResponseBytes limits a decompressed response body to 32 MiB, far above the
	// largest event that Sentry stores.
	DefaultMaxResponseBytes = 32 << 20
	// DefaultCacheBytes is the default of [Config.CacheBytes]: 8 MiB. Config does not apply
	// it automatically, because no cache is a valid setting.
	DefaultCacheBytes = 8 << 20
)

// byteOrderMark begins the files of some editors. Joined files contain it in the middle. PEM
// does not allow it.
const byteOrderMark = "\ufeff"

// Config contains the settings of a [Client].
type Config struct {
	// BaseURL is the address of Sentry: its root, or the root with /api/ or /api/0/. A path
	// prefix and a trailing slash are optional. Empty means [DefaultBaseURL].
	BaseURL string
	// Token is sent as a bearer token, to the origin of BaseURL only. Surrounding white space
	// is removed. Empty is allowed: every request then fails with [ErrMissingToken].
	Token string
	// UserAgent is the User-Agent header. Empty means Go's own.
	UserAgent string
	// Headers are sent with every request, to the origin of BaseURL only. They are for
	// authenticating proxies in front of Sentry. Names that control the HTTP exchange itself,
	// such as Authorization or Host, are rejected.
	Headers map[string]string
	// RequestTimeout limits one attempt. Zero means [DefaultRequestTimeout].
	RequestTimeout time.Duration
	// MaxRetries is the number of attempts after the first one. Zero means none; negative is
	// an error. Rejections by a rate limit that reports when its window ends do not count as
	// failures: up to twice as many attempts are added for them.
	MaxRetries int
	// MaxRetryWait is the longest wait before one retry. A request fails immediately with
	// [RateLimitError] if the server demands a longer wait. Zero means [DefaultMaxRetryWait].
	MaxRetryWait time.Duration
	// RequestsPerSecond is a fixed rate for all requests, evenly spaced. Zero means adaptive:
	// the client keeps the limits that Sentry documents or announces, and does not slow down
	// requests to a server that announces none.
	RequestsPerSecond float64
	// MaxResponseBytes limits a body after decompression. Zero means
	// [DefaultMaxResponseBytes].
	MaxResponseBytes int64
	// CacheBytes makes readers of one URL share one request and its response. It limits the
	// memory of cached responses; the least recently read ones are evicted first. Only
	// responses of status 200 and 203 are cached, as long as the client exists. So a client
	// sees one state of the server, which is what one run of Terraform needs. Zero means that
	// every read sends its own request.
	CacheBytes int64
	// CACertPEM contains PEM certificates to trust in addition to the system's.
	CACertPEM string
	// ClientCertPEM and ClientKeyPEM are the certificate chain and the
	// unencrypted private key for mutual TLS: both or neither.
	ClientCertPEM, ClientKeyPEM string
	// Insecure skips verification of the server's certificate.
	Insecure bool
	// AllowPlainHTTP permits http:// for hosts other than the loopback.
	AllowPlainHTTP bool
	// DialContext opens connections to the server, or to the proxy before it, like
	// [net.Dialer.DialContext]. Nil means the network.
	DialContext func(ctx context.Context, network, address string) (net.Conn, error)
	// OnAttempt, if not nil, is called once after each HTTP exchange, including failed ones,
	// on the goroutine of the request. With CacheBytes, that is not the goroutine of a reader,
	// and the context has the values of the first reader's.
	OnAttempt func(context.Context, Attempt)
	// OnWait, if not nil, is called when a wait of some seconds begins, or when a wait for a
	// turn has lasted that long. It is called like OnAttempt.
	OnWait func(context.Context, Wait)
}

// ConfigError reports a setting that cannot be used.
type ConfigError struct {
	Field   string // the attribute of the provider, such as base_url or ca_cert_pem
	Message string // what is wrong and what is expected, without a secret
}

// Error implements error.
func (e *ConfigError) Error() string { return e.Field + ": " + e.Message }

// withDefaults returns the configuration with defaults instead of zero values. It returns an
// error for the first number that is out of range.
func (c Config) withDefaults() (Config, error) {
	switch {
	case c.RequestTimeout < 0:
		return c, &ConfigError{"request_timeout", "must not be negative"}
	case c.MaxRetries < 0:
		return c, &ConfigError{"max_retries", "must not be negative; 0 disables retries"}
	case c.MaxRetryWait < 0:
		return c, &ConfigError{"max_retry_wait", "must not be negative"}
	case c.MaxResponseBytes < 0:
		return c, &ConfigError{"max_response_bytes", "must not be negative"}
	case c.CacheBytes < 0:
		return c, &ConfigError{"cache_bytes", "must not be negative"}
	case !pace.ValidRate(c.RequestsPerSecond):
		return c, &ConfigError{"requests_per_second", fmt.Sprintf("must be 0 (adaptive) or at least %g", pace.MinRate)}
	}
	for _, pem := range []*string{&c.CACertPEM, &c.ClientCertPEM, &c.ClientKeyPEM} {
		*pem = strings.ReplaceAll(*pem, byteOrderMark, "")
	}
	c.BaseURL = cmp.Or(c.BaseURL, DefaultBaseURL)
	c.RequestTimeout = cmp.Or(c.RequestTimeout, DefaultRequestTimeout)
	c.MaxRetryWait = cmp.Or(c.MaxRetryWait, DefaultMaxRetryWait)
	c.MaxResponseBytes = cmp.Or(c.MaxResponseBytes, DefaultMaxResponseBytes)
	return c, nil
}

// maxRejections returns how many rejections by a rate limit add an attempt each. A client
// that shares a limit with others is rejected occasionally even if nothing is wrong.
func (c Config) maxRejections() int { return 2 * c.MaxRetries }
