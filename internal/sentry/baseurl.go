// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// baseURL is the normalized URL of a Sentry installation.
type baseURL struct {
	scheme string
	host   string // in the form of a URL: brackets around IPv6, no default port
	prefix string // path before /api/0/, without last slash; often empty
}

// root returns the installation's root without a trailing slash.
func (b baseURL) root() string { return b.origin() + b.prefix }

// origin returns scheme and host, the only origin that gets the token.
func (b baseURL) origin() string { return b.scheme + "://" + b.host }

// hostname returns the host without port and brackets.
func (b baseURL) hostname() string { return (&url.URL{Host: b.host}).Hostname() }

// parseBaseURL parses a base URL. It accepts the forms that Sentry's own tools and other
// providers use for the same setting.
func parseBaseURL(text string, allowPlainHTTP bool) (baseURL, error) {
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		// The parser's error quotes its input, which may contain a password.
		return baseURL{}, baseURLError("is not a valid URL; expected a form like https://sentry.example.com/")
	}
	if problem := baseURLProblem(u); problem != "" {
		return baseURL{}, baseURLError(problem)
	}
	base := baseURL{scheme: u.Scheme, host: originHost(u)}
	if base.prefix, err = pathPrefix(u); err != nil {
		return baseURL{}, err
	}
	if base.scheme == "http" && !allowPlainHTTP && !isLoopback(base.hostname()) {
		return baseURL{}, baseURLError(
			"begins with http://, so the token would be sent unencrypted; use https://, or set allow_plain_http = true")
	}
	return base, nil
}

func baseURLError(message string) error { return &ConfigError{"base_url", message} }

func baseURLProblem(u *url.URL) string {
	switch {
	case u.Scheme == "":
		return "has no scheme; it must begin with https://"
	case u.Scheme != "https" && u.Scheme != "http":
		return "must begin with https:// (or http://)"
	case u.User != nil:
		return "must not contain a user name or password"
	case u.Hostname() == "":
		return "has no host name"
	case strings.ContainsFunc(u.Hostname(), notHostRune):
		return "has a host name with characters that host names cannot have"
	case !validPort(u):
		return "has a port that is not between 1 and 65535"
	}
	if problem := pageProblem(u); problem != "" {
		return problem
	}
	switch {
	case u.RawQuery != "" || u.ForceQuery:
		return "must not have a query"
	case u.Fragment != "":
		return "must not have a fragment"
	}
	return ""
}

// notHostRune reports whether r can occur neither in host names of any script nor in
// addresses with a zone.
func notHostRune(r rune) bool {
	return !unicode.In(r, unicode.L, unicode.M, unicode.N) && !strings.ContainsRune("-._:%", r)
}

func validPort(u *url.URL) bool {
	if u.Port() == "" {
		return true
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	return err == nil && port > 0
}

// pathPrefix returns the path of u without the path of the API.
func pathPrefix(u *url.URL) (string, error) {
	path := strings.TrimRight(u.EscapedPath(), "/")
	if prefix, found := strings.CutSuffix(path, "/api/0"); found {
		path = prefix
	} else {
		path = strings.TrimSuffix(path, "/api")
	}
	if path == "" {
		return "", nil
	}
	for segment := range strings.SplitSeq(path[1:], "/") {
		if err := CheckSlug(segment); err != nil {
			return "", baseURLError("has an invalid path; each part must consist of ASCII letters, digits, '_', '-', or '.', but not be " +
				"'.' or '..'")
		}
	}
	return path, nil
}

// originHost returns the host of u in a canonical form, so that equal origins compare equal:
// lower case and without the scheme's default port.
func originHost(u *url.URL) string {
	// The parser decoded the percent sign of an IPv6 zone.
	host, port := strings.ReplaceAll(strings.ToLower(u.Hostname()), "%", "%25"), strings.TrimLeft(u.Port(), "0")
	isDefault := port == "" || u.Scheme == "https" && port == "443" || u.Scheme == "http" && port == "80"
	if !isDefault {
		return net.JoinHostPort(host, port)
	}
	if strings.Contains(host, ":") {
		return "[" + host + "]"
	}
	return host
}

// originOf returns scheme and host of u, in the form of [baseURL.origin].
func originOf(u *url.URL) string { return u.Scheme + "://" + originHost(u) }

func isLoopback(hostname string) bool {
	if hostname == "localhost" {
		return true
	}
	address, err := netip.ParseAddr(hostname)
	return err == nil && address.IsLoopback()
}

// isHosted reports whether hostname belongs to Sentry's hosted service, whose rate limits are
// known.
func isHosted(hostname string) bool {
	hostname = strings.TrimSuffix(hostname, ".")
	return hostname == "sentry.io" || strings.HasSuffix(hostname, ".sentry.io")
}
