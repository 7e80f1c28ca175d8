// SPDX-License-Identifier: MPL-2.0

package eventurl

import (
	"cmp"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

const (
	hostedHost   = "sentry.io"
	hostedOrigin = "https://" + hostedHost
	maxHost      = 253
)

var hostPattern = regexp.MustCompile(`^[a-z0-9_-]+(\.[a-z0-9_-]+)*$`)

// site is the target of a link, without its path.
type site struct {
	origin string
	// hosted is true for sentry.io and the hosts directly under it.
	hosted bool
	// organization is what the host is named after: acme for acme.sentry.io.
	organization string
}

// siteOf reads scheme, host and port of a link. User information is dropped.
func siteOf(u *url.URL) (site, error) {
	host, err := hostOf(u)
	if err != nil {
		return site{}, err
	}
	port, err := portOf(u)
	if err != nil {
		return site{}, err
	}
	if port == "" {
		if place, hosted := hostedSite(host); hosted {
			return place, nil
		}
	}
	switch {
	case port != "":
		host = net.JoinHostPort(host, port)
	case strings.Contains(host, ":"):
		host = "[" + host + "]"
	}
	return site{origin: u.Scheme + "://" + host}, nil
}

// hostedSite handles the hosts of Sentry's own service. They are reached by https only,
// whatever the scheme of the link.
func hostedSite(host string) (site, bool) {
	if host == hostedHost || host == "www."+hostedHost {
		return site{origin: hostedOrigin, hosted: true}, true
	}
	label, under := strings.CutSuffix(host, "."+hostedHost)
	if !under || strings.Contains(label, ".") {
		return site{}, false
	}
	// us and de are the regions that data is stored in.
	if label == "us" || label == "de" {
		return site{origin: "https://" + host, hosted: true}, true
	}
	return site{origin: hostedOrigin, hosted: true, organization: label}, true
}

// hostOf returns the host in lower case and without brackets.
func hostOf(u *url.URL) (string, error) {
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if strings.HasPrefix(u.Host, "[") {
		address, err := netip.ParseAddr(host)
		// A zone means something on one machine only.
		if err != nil || address.Zone() != "" {
			return "", ErrHost
		}
		return address.String(), nil
	}
	if len(host) > maxHost || !hostPattern.MatchString(host) {
		return "", ErrHost
	}
	return host, nil
}

// portOf returns the port, or an empty string for the scheme's default port.
func portOf(u *url.URL) (string, error) {
	if u.Port() == "" {
		return "", nil
	}
	port, err := strconv.ParseUint(u.Port(), 10, 16)
	if err != nil || port == 0 {
		return "", ErrHost
	}
	if (u.Scheme == "https" && port == 443) || (u.Scheme == "http" && port == 80) {
		return "", nil
	}
	return strconv.FormatUint(port, 10), nil
}

// resolve combines site and path into a base URL and an organization.
func (s site) resolve(found parts) (base, organization string, err error) {
	if !s.hosted {
		return s.origin + "/" + strings.Join(append(found.prefix, ""), "/"), found.organization, nil
	}
	if len(found.prefix) > 0 || found.short {
		return "", "", ErrHostedPath
	}
	return s.origin + "/", cmp.Or(found.organization, s.organization), nil
}
