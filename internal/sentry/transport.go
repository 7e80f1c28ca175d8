// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"cmp"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/net/http/httpproxy"
)

// maxHeaderBytes limits the headers of one response. Sentry's have some hundred bytes.
const maxHeaderBytes = 1 << 20

// newTransport returns the connection pool of a client.
func newTransport(config Config) (*http.Transport, error) {
	tlsConfig, err := newTLSConfig(config)
	if err != nil {
		return nil, err
	}
	return &http.Transport{
		Proxy:           proxyOfEnvironment,
		DialContext:     dialerOf(config),
		TLSClientConfig: tlsConfig,
		// A custom TLS configuration would otherwise disable HTTP/2.
		ForceAttemptHTTP2:   true,
		TLSHandshakeTimeout: 10 * time.Second,
		// Terraform reads ten blocks at a time, all from one host.
		MaxIdleConns:           20,
		MaxIdleConnsPerHost:    20,
		IdleConnTimeout:        90 * time.Second,
		MaxResponseHeaderBytes: maxHeaderBytes,
		OnProxyConnectResponse: checkProxyResponse,
	}, nil
}

// dialTimeout limits how long a connection may take. If there are several addresses, each one
// gets a share of it.
const dialTimeout = 10 * time.Second

func dialerOf(config Config) func(context.Context, string, string) (net.Conn, error) {
	dial := config.DialContext
	if dial == nil {
		dial = (&net.Dialer{KeepAlive: 30 * time.Second}).DialContext
	}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		ctx, cancel := context.WithTimeout(ctx, dialTimeout)
		defer cancel()
		return dial(ctx, network, address)
	}
}

// proxyOfEnvironment returns the proxy of the environment, but none for the loopback, because
// the proxy would see the token of a plain HTTP request.
func proxyOfEnvironment(req *http.Request) (*url.URL, error) {
	proxy, err := http.ProxyFromEnvironment(req)
	if err != nil || proxy == nil && !isProxyValid(req.URL.Scheme) && needsProxy(req.URL) {
		return nil, errProxyConfig
	}
	return proxy, nil
}

// needsProxy reports whether a proxy of the environment applies to a host, whatever the
// proxy's address is.
func needsProxy(target *url.URL) bool {
	settings := httpproxy.FromEnvironment()
	settings.HTTPProxy, settings.HTTPSProxy = "http://proxy.invalid", "http://proxy.invalid"
	proxy, err := settings.ProxyFunc()(target)
	return proxy != nil || err != nil
}

// isProxyValid reports whether the variables for a scheme are empty or contain the address of
// a proxy. The standard library uses no proxy if it cannot parse the address.
func isProxyValid(scheme string) bool {
	name := strings.ToUpper(scheme) + "_PROXY"
	address := cmp.Or(os.Getenv(name), os.Getenv(strings.ToLower(name)))
	if address == "" {
		return true
	}
	if proxy, err := url.Parse(address); err == nil && proxy.Host != "" {
		return true
	}
	_, err := url.Parse("http://" + address)
	return err == nil
}

func checkProxyResponse(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode != http.StatusOK {
		return proxyStatusError(resp.StatusCode)
	}
	return nil
}

// certificateRequestedKey is the context key of an exchange for an *atomic.Bool: whether the
// server requested a client certificate. Net/http has no other way to tell which request a
// handshake, in another goroutine, is for.
type certificateRequestedKey struct{}

func newTLSConfig(config Config) (*tls.Config, error) {
	tlsConfig := &tls.Config{
		MinVersion:         tls.VersionTLS12,
		InsecureSkipVerify: config.Insecure, //nolint:gosec // The user sets this explicitly.
	}
	if config.CACertPEM != "" {
		roots, err := systemRootsAnd(config.CACertPEM)
		if err != nil {
			return nil, err
		}
		tlsConfig.RootCAs = roots
	}
	certificate, err := clientCertificate(config.ClientCertPEM, config.ClientKeyPEM)
	if err != nil {
		return nil, err
	}
	tlsConfig.GetClientCertificate = func(request *tls.CertificateRequestInfo) (*tls.Certificate, error) {
		if requested, ok := request.Context().Value(certificateRequestedKey{}).(*atomic.Bool); ok {
			requested.Store(true)
		}
		return certificate, nil
	}
	return tlsConfig, nil
}

// systemRootsAnd returns the system's roots and the certificates of text. It parses every
// block, because CertPool.AppendCertsFromPEM silently skips invalid ones.
func systemRootsAnd(text string) (*x509.CertPool, error) {
	roots, err := x509.SystemCertPool()
	if err != nil {
		// Without readable system roots, only the configured ones are trusted.
		roots = x509.NewCertPool()
	}
	rest := []byte(text)
	for count := 0; ; count++ {
		var block *pem.Block
		block, rest = pem.Decode(rest)
		if block == nil {
			if count == 0 || strings.Contains(string(rest), "-----BEGIN") {
				return nil, &ConfigError{"ca_cert_pem", "is not a list of PEM blocks of type CERTIFICATE"}
			}
			return roots, nil
		}
		certificate, err := x509.ParseCertificate(block.Bytes)
		if block.Type != "CERTIFICATE" || err != nil {
			return nil, &ConfigError{"ca_cert_pem", "contains a PEM block that is not a valid certificate"}
		}
		roots.AddCert(certificate)
	}
}

// clientCertificate returns the client certificate, without a chain if none is configured.
func clientCertificate(certPEM, keyPEM string) (*tls.Certificate, error) {
	switch {
	case certPEM == "" && keyPEM == "":
		return new(tls.Certificate), nil
	case certPEM == "":
		return nil, &ConfigError{"client_cert_pem", "is not set, but client_key_pem requires it"}
	case keyPEM == "":
		return nil, &ConfigError{"client_key_pem", "is not set, but client_cert_pem requires it"}
	}
	certificate, err := tls.X509KeyPair([]byte(certPEM), []byte(keyPEM))
	if err == nil {
		return &certificate, nil
	}
	if block, _ := pem.Decode([]byte(certPEM)); block == nil || block.Type != "CERTIFICATE" {
		return nil, &ConfigError{"client_cert_pem", "is not a PEM block of type CERTIFICATE"}
	}
	return nil, &ConfigError{"client_key_pem", "is not the unencrypted PEM private key of client_cert_pem"}
}
