// SPDX-License-Identifier: MPL-2.0

package sentry

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"
)

// Kinds of [NetworkError].
const (
	KindTimeout   = "timeout"   // no complete response within the time of one attempt
	KindDNS       = "dns"       // the host name could not be resolved
	KindTLS       = "tls"       // no trusted connection: certificates, versions
	KindRefused   = "refused"   // nothing listens there
	KindReset     = "reset"     // the connection was closed before a response
	KindTruncated = "truncated" // the response ended early or was garbled
	KindHeaders   = "headers"   // the response's headers are larger than Sentry's ever are
	KindProxy     = "proxy"     // the proxy of the environment failed
	KindOther     = "other"
)

// NetworkError says that no complete response arrived.
type NetworkError struct {
	// Kind is one of the Kind constants.
	Kind string
	// Host is the configured host, with a port unless it is the default one.
	Host string
	// Attempts is the number of attempts made.
	Attempts int
	// Proxied says that the request was to go through a proxy of the environment,
	// which may be what failed.
	Proxied bool
	// Err says more. Its text is safe to print; it is not the error of
	// net/http, whose text may quote URLs and pieces of a response.
	Err error

	retryable bool
}

// Error implements error.
func (e *NetworkError) Error() string {
	return fmt.Sprintf("the request to %s failed%s: %v", e.Host, afterAttempts(e.Attempts), e.Err)
}

// Unwrap returns Err.
func (e *NetworkError) Unwrap() error { return e.Err }

// errAttemptTimeout is the cause with which an attempt's own time ends, as
// opposed to the caller's.
var errAttemptTimeout = errors.New("no complete answer within the request timeout")

// proxyStatusError is a proxy's refusal to connect.
type proxyStatusError int

func (e proxyStatusError) Error() string { return "the proxy answered " + statusText(int(e)) }

// errProxyConfig replaces the text of net/http, which quotes the proxy's URL
// with its password.
var errProxyConfig = errors.New("the proxy address in the environment is not valid")

// bodyError marks a failure while reading a body, after a good status.
type bodyError struct{ error }

func (e bodyError) Unwrap() error { return e.error }

// networkError classifies an error of net/http's transport.
func networkError(ctx context.Context, err error, host string, attempts int) *NetworkError {
	failure := classify(err)
	if errors.Is(context.Cause(ctx), errAttemptTimeout) {
		failure = NetworkError{Kind: KindTimeout, Err: errAttemptTimeout, retryable: true}
	}
	failure.Host, failure.Attempts = host, attempts
	return &failure
}

// suspectCertificate is for the failure of a connection on which the server had
// asked for a client certificate. With TLS 1.3 it refuses one, or none, after the
// handshake, and the connection is often gone before its reason is read.
func (e *NetworkError) suspectCertificate() {
	if e.Kind == KindReset || e.Kind == KindOther {
		e.Kind = KindTLS
		e.Err = errors.New("the connection was closed after the server had asked for a client certificate")
	}
}

func classify(err error) NetworkError {
	for _, classifier := range []func(error) (NetworkError, bool){
		classifyProxy, classifyTLS, classifyDNS, classifyHeaders, classifyConnection,
	} {
		if failure, ok := classifier(err); ok {
			return failure
		}
	}
	return NetworkError{Kind: KindOther, Err: errors.New("the connection failed before a complete answer arrived"), retryable: true}
}

func classifyProxy(err error) (NetworkError, bool) {
	if status, ok := errors.AsType[proxyStatusError](err); ok {
		return NetworkError{Kind: KindProxy, Err: status, retryable: retryableStatus(int(status))}, true
	}
	if errors.Is(err, errProxyConfig) {
		return NetworkError{Kind: KindProxy, Err: errProxyConfig}, true
	}
	var op *net.OpError
	if errors.As(err, &op) && (op.Op == "proxyconnect" || op.Op == "socks connect") {
		inner := classify(op.Err)
		return NetworkError{Kind: KindProxy, Err: fmt.Errorf("proxy: %w", inner.Err), retryable: inner.retryable}, true
	}
	return NetworkError{}, false
}

func classifyTLS(err error) (NetworkError, bool) {
	switch {
	case errors.Is(err, http.ErrSchemeMismatch), isA[tls.RecordHeaderError](err):
		return NetworkError{Kind: KindTLS, Err: errors.New("the server does not speak TLS on this port")}, true
	case isA[*tls.CertificateVerificationError](err), isA[x509.UnknownAuthorityError](err), isA[x509.HostnameError](err),
		isA[x509.CertificateInvalidError](err), isA[x509.SystemRootsError](err), isA[tls.AlertError](err):
		return NetworkError{Kind: KindTLS, Err: errors.New(err.Error())}, true
	}
	// Most failures of a handshake have no type, but a fixed text.
	root := err
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		root = inner
	}
	if text := root.Error(); strings.HasPrefix(text, "tls: ") || strings.HasPrefix(text, "x509: ") {
		return NetworkError{Kind: KindTLS, Err: errors.New(text)}, true
	}
	return NetworkError{}, false
}

// isA reports whether an error is, or wraps, one of a type.
func isA[E error](err error) bool {
	_, is := errors.AsType[E](err)
	return is
}

func classifyDNS(err error) (NetworkError, bool) {
	var dns *net.DNSError
	if !errors.As(err, &dns) {
		return NetworkError{}, false
	}
	if dns.IsNotFound {
		return NetworkError{Kind: KindDNS, Err: errors.New("the host name does not exist")}, true
	}
	return NetworkError{Kind: KindDNS, Err: errors.New("the host name could not be resolved"), retryable: true}, true
}

// headerTexts are parts of the fixed texts, without a type, with which net/http
// refuses headers for their size, with HTTP/1.1 and HTTP/2.
var headerTexts = []string{"server response headers exceeded", "response header list larger than advertised limit"}

func classifyHeaders(err error) (NetworkError, bool) {
	for _, text := range headerTexts {
		if strings.Contains(err.Error(), text) {
			return NetworkError{Kind: KindHeaders, Err: fmt.Errorf("the answer's headers are larger than %d MiB", maxHeaderBytes>>20)}, true
		}
	}
	return NetworkError{}, false
}

func classifyConnection(err error) (NetworkError, bool) {
	var (
		timeout net.Error
		errno   syscall.Errno
	)
	switch {
	case errors.As(err, &timeout) && timeout.Timeout():
		return NetworkError{Kind: KindTimeout, Err: errors.New("connecting took too long"), retryable: true}, true
	case isErrno(err, syscall.ECONNREFUSED, errWinConnRefused):
		return NetworkError{Kind: KindRefused, Err: errors.New("connection refused"), retryable: true}, true
	case isErrno(err, syscall.ECONNRESET, errWinConnReset), errors.Is(err, syscall.EPIPE):
		return NetworkError{Kind: KindReset, Err: errors.New("the connection was reset"), retryable: true}, true
	case errors.As(err, &bodyError{}), errors.Is(err, io.ErrUnexpectedEOF):
		return NetworkError{Kind: KindTruncated, Err: errors.New("the answer ended early or was garbled"), retryable: true}, true
	case errors.Is(err, io.EOF):
		return NetworkError{Kind: KindReset, Err: errors.New("the connection was closed before an answer"), retryable: true}, true
	case errors.As(err, &errno):
		return NetworkError{Kind: KindOther, Err: errno, retryable: true}, true
	}
	return NetworkError{}, false
}

// What Windows says instead of the codes that package syscall invents for it.
const (
	errWinConnReset   syscall.Errno = 10054
	errWinConnRefused syscall.Errno = 10061
)

func isErrno(err error, codes ...syscall.Errno) bool {
	var errno syscall.Errno
	return errors.As(err, &errno) && slices.Contains(codes, errno)
}
