// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"context"
	"os"
	"syscall"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

const (
	noTLS    = "TLS Connection to Sentry Failed"
	noProxy  = "Connection to Proxy Failed"
	noConfig = "Invalid Provider Configuration"
	noReturn = "Redirect Not Followed"
)

func at(baseURL string, more ...any) map[string]any {
	block := map[string]any{"base_url": baseURL, "max_retries": 1}
	for i := 0; i < len(more); i += 2 {
		block[more[i].(string)] = more[i+1]
	}
	return block
}

// certificates returns ways to servers with valid and invalid certificates.
func certificates(ca, stranger acctest.Authority) []passage {
	const direct = directHost + ":443"
	return []passage{
		{name: "private authority", provider: at("https://"+directHost, "ca_cert_pem", ca.PEM), origin: direct},
		{name: "two authorities", provider: at("https://"+directHost, "ca_cert_pem", stranger.PEM+"\n# ours\n"+ca.PEM), origin: direct},
		{name: "unknown authority", provider: at("https://" + directHost), summary: noTLS, want: []string{"unknown authority", "`ca_cert_pem`"}},
		{name: "another authority", provider: at("https://"+directHost, "ca_cert_pem", stranger.PEM), summary: noTLS},
		{name: "system's authority", provider: at("https://system.example.com"), origin: "system.example.com:443"},
		{name: "system's and a private one", provider: at("https://system.example.com", "ca_cert_pem", ca.PEM), origin: "system.example.com:443"},
		{name: "expired", provider: at("https://expired.example.com", "ca_cert_pem", ca.PEM), summary: noTLS, want: []string{"expired"}},
		{name: "wrong host", provider: at("https://wrong.example.com", "ca_cert_pem", ca.PEM), summary: noTLS, want: []string{"wrong.example.com"}},
		{name: "no TLS there", provider: at("https://plain.example.com", "ca_cert_pem", ca.PEM), summary: noTLS, want: []string{"does not speak TLS", "`allow_plain_http = true`"}},
		{name: "old TLS", provider: at("https://old.example.com", "ca_cert_pem", ca.PEM), summary: noTLS},
		{
			// Ten seconds for the handshake of each attempt.
			name: "never shakes hands", provider: at("https://mute.example.com", "ca_cert_pem", ca.PEM),
			summary: "Connection to Sentry Timed Out", connections: 2, took: 20 * time.Second,
		},
		{
			name: "insecure", provider: at("https://expired.example.com", "insecure", true), origin: "expired.example.com:443",
			warns: "TLS Verification Disabled",
		},
		{
			name: "insecure, without TLS", provider: at("https://plain.example.com", "insecure", true), summary: noTLS,
			warns: "TLS Verification Disabled",
		},
		{
			name: "no certificate", provider: at("https://"+directHost, "ca_cert_pem", "none"), summary: noConfig, attribute: "ca_cert_pem",
		},
	}
}

// clientCertificates returns ways with client certificates that the server requests.
func clientCertificates(ca acctest.Authority, certPEM, keyPEM, otherCert, otherKey string) []passage {
	const address = "https://mutual.example.com"
	return []passage{
		{
			name: "client certificate", origin: "mutual.example.com:443",
			provider: at(address, "ca_cert_pem", ca.PEM, "client_cert_pem", certPEM, "client_key_pem", keyPEM),
		},
		{name: "no client certificate", provider: at(address, "ca_cert_pem", ca.PEM), summary: noTLS, want: []string{"`client_cert_pem`"}, connections: -1},
		{
			name: "strange client certificate", summary: noTLS, connections: -1,
			provider: at(address, "ca_cert_pem", ca.PEM, "client_cert_pem", otherCert, "client_key_pem", otherKey),
		},
		{
			name: "no client certificate, and no word about it", summary: noTLS,
			provider: at("https://closing.example.com", "ca_cert_pem", ca.PEM), want: []string{"had asked for a client certificate"}, connections: -1,
		},
		{
			name: "key of another certificate", summary: noConfig, attribute: "client_key_pem",
			provider: at(address, "ca_cert_pem", ca.PEM, "client_cert_pem", certPEM, "client_key_pem", otherKey),
		},
		{
			name: "client certificate that is not requested", origin: directHost + ":443",
			provider: at("https://"+directHost, "ca_cert_pem", ca.PEM, "client_cert_pem", certPEM, "client_key_pem", keyPEM),
		},
	}
}

// roads returns ways through proxies, to addresses and over plain HTTP.
func roads(ca acctest.Authority) []passage {
	return []passage{
		{name: "HTTPS_PROXY", provider: at("https://"+proxiedHost, "ca_cert_pem", ca.PEM), origin: proxiedHost + ":443"},
		{name: "proxy that forbids", provider: at("https://forbidden.example.net"), summary: noProxy, want: []string{"403 Forbidden", "HTTPS_PROXY"}},
		{name: "proxy that wants a password", provider: at("https://password.example.net"), summary: noProxy, want: []string{"407"}},
		{name: "busy proxy", provider: at("https://busy.example.net"), summary: noProxy, want: []string{"503"}, connections: 2},
		{name: "proxy that hangs up", provider: at("https://hangup.example.net"), summary: "Incomplete Response From Sentry", want: []string{"the proxy that HTTPS_PROXY"}, connections: 2},
		{
			name: "silent proxy", provider: at("https://silent.example.net", "request_timeout", "5s"), summary: "Connection to Sentry Timed Out",
			want: []string{"the proxy that HTTPS_PROXY"}, connections: 2, took: 10 * time.Second,
		},
		{
			name: "no proxy there", provider: at("https://anywhere.example.net"), summary: noProxy, want: []string{"connection refused", "HTTPS_PROXY"},
			dialing:     func(context.Context) error { return os.NewSyscallError("connect", syscall.ECONNREFUSED) },
			connections: 2,
		},
		{name: "IPv6", provider: at("https://[2001:db8::1]", "ca_cert_pem", ca.PEM), origin: "[2001:db8::1]:443", connections: 2},
		{
			name: "stream reset by HTTP/2", provider: at("https://abort.example.com", "ca_cert_pem", ca.PEM), origin: "abort.example.com:443",
			summary: "Connection to Sentry Failed", want: []string{"after 2 attempts"},
		},
		{name: "IPv6 loopback", provider: at("http://[::1]:9000"), origin: "[::1]:9000"},
		{name: "loopback by name", provider: at("http://localhost:9000"), origin: "localhost:9000"},
		{
			name: "plain HTTP elsewhere", provider: at("http://" + directHost), summary: noConfig, attribute: "base_url",
			want: []string{"token would be sent unencrypted"},
		},
		{name: "plain HTTP allowed", provider: at("http://"+directHost, "allow_plain_http", true), origin: directHost + ":80"},
		{name: "user in the URL", provider: at("https://user:secret@" + directHost), summary: noConfig, attribute: "base_url"},
		{name: "file", provider: at("file:///etc/passwd"), summary: noConfig, attribute: "base_url"},
	}
}

// departures returns redirects to servers that would respond.
func departures(ca acctest.Authority) []passage {
	from := func(base, target string) map[string]any { return at(base+"/to/"+target, "ca_cert_pem", ca.PEM) }
	const direct, origin = "https://" + directHost, directHost + ":443"
	return []passage{
		{name: "redirect to another host", provider: from(direct, "https/"+otherHost), summary: noReturn, origin: origin},
		{name: "redirect to a proxied host", provider: from(direct, "https/"+proxiedHost), summary: noReturn, origin: origin},
		{name: "redirect to plain HTTP", provider: from(direct, "http/"+directHost), summary: noReturn, origin: origin},
		{name: "redirect to another port", provider: from(direct, "https/"+directHost+"_444"), summary: noReturn, origin: origin},
		{name: "redirect between loopbacks", provider: from("http://localhost:9000", "http/127.0.0.1_9001"), summary: noReturn, origin: "localhost:9000"},
		{name: "redirect from plain HTTP to TLS", provider: at("http://"+directHost+"/to/https/"+directHost, "allow_plain_http", true), summary: noReturn, origin: directHost + ":80"},
	}
}
