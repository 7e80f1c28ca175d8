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
	"strings"
	"syscall"
)

// Kinds of [NetworkError].
const (
	KindTimeout   = "timeout"   // no complete response within the time of one attempt
	KindDNS       = "dns"       // the host name could not be resolved
	KindTLS       = "tls"       // no trusted connection: certificates, versions
	KindNoTLS     = "no tls"    // the server does not speak TLS on this port
	KindRefused   = "refused"   // nothing listens there
	KindReset     = "reset"     // the connection was closed before a response
	KindTruncated = "truncated" // the response ended early or is malformed
	KindHeaders   = "headers"   // the response's headers are larger than Sentry's ever are
	KindProxy     = "proxy"     // the proxy of the environment failed
	KindOther     = "other"
)

// NetworkError reports that no complete response arrived.
type NetworkError struct {
	Kind     string // one of the Kind constants
	Host     string // the configured host, with a port unless it is the default one
	Attempts int    // the number of attempts made
	// Proxied reports whether the request used a proxy of the environment, which may have
	// failed.
	Proxied bool
	// Err is the cause. Its text is safe to print. It is not the error of net/http, whose
	// text may quote URLs and parts of a response.
	Err error

	retryable bool
}

// Error implements error.
func (e *NetworkError) Error() string {
	return fmt.Sprintf("the request to %s failed%s: %v", e.Host, afterAttempts(e.Attempts), e.Err)
}

// Unwrap returns Err.
func (e *NetworkError) Unwrap() error { return e.Err }

// errAttemptTimeout is the cause of a context that ends because of the attempt's own timeout,
// not because of the caller.
var errAttemptTimeout = errors.New("no complete response within the request timeout")

// proxyStatusError is a proxy's rejection of a connection.
type proxyStatusError int

func (e proxyStatusError) Error() string { return "the proxy responded with " + statusText(int(e)) }

// errProxyConfig replaces the error of net/http, which quotes the proxy's URL with its
// password.
var errProxyConfig = errors.New("the proxy address in the environment is not valid")

// bodyError marks a failure while the body of a successful response is read.
type bodyError struct{ error }

func (e bodyError) Unwrap() error { return e.error }

// networkError classifies an error of net/http's transport.
func networkError(ctx context.Context, err error, host string, attempts int) *NetworkError {
	failure := classify(err)
	if errors.Is(context.Cause(ctx), errAttemptTimeout) {
		failure = &NetworkError{Kind: KindTimeout, Err: errAttemptTimeout, retryable: true}
	}
	failure.Host, failure.Attempts = host, attempts
	return failure
}

// suspectCertificate adds a suspicion to the failure of a connection on which the server had
// requested a client certificate. With TLS 1.3, the server rejects a wrong or missing
// certificate after the handshake. The connection is often closed before its reason is read.
func (e *NetworkError) suspectCertificate() {
	if e.Kind == KindReset || e.Kind == KindOther {
		e.Kind = KindTLS
		e.Err = errors.New("the connection was closed after the server had asked for a client certificate")
	}
}

// temporaryError returns a failure after which another attempt may succeed.
func temporaryError(kind, text string) *NetworkError {
	return &NetworkError{Kind: kind, Err: errors.New(text), retryable: true}
}

// permanentError returns a failure after which no other attempt succeeds.
func permanentError(kind, text string) *NetworkError {
	return &NetworkError{Kind: kind, Err: errors.New(text)}
}

func classify(err error) *NetworkError {
	if failure := proxyFailure(err); failure != nil {
		return failure
	}
	if errors.Is(err, http.ErrSchemeMismatch) || isA[tls.RecordHeaderError](err) {
		return permanentError(KindNoTLS, "the server does not speak TLS on this port")
	}
	if text := tlsText(err); text != "" {
		return permanentError(KindTLS, text)
	}
	dns, isDNS := errors.AsType[*net.DNSError](err)
	switch {
	case isDNS && dns.IsNotFound:
		return permanentError(KindDNS, "the host name does not exist")
	case isDNS:
		return temporaryError(KindDNS, "the host name could not be resolved")
	case areHeadersTooLarge(err):
		return permanentError(KindHeaders, fmt.Sprintf("the response's headers are larger than %d MiB", maxHeaderBytes>>20))
	}
	return connectionFailure(err)
}

// proxyFailure returns nil for an error that is not about the proxy.
func proxyFailure(err error) *NetworkError {
	if status, ok := errors.AsType[proxyStatusError](err); ok {
		return &NetworkError{Kind: KindProxy, Err: status, retryable: retryableStatus(int(status))}
	}
	if errors.Is(err, errProxyConfig) {
		return &NetworkError{Kind: KindProxy, Err: errProxyConfig}
	}
	if op, ok := errors.AsType[*net.OpError](err); ok && (op.Op == "proxyconnect" || op.Op == "socks connect") {
		inner := classify(op.Err)
		return &NetworkError{Kind: KindProxy, Err: fmt.Errorf("proxy: %w", inner.Err), retryable: inner.retryable}
	}
	return nil
}

// tlsText returns the reason why there is no trusted connection. It is empty for an error
// that is not about TLS.
func tlsText(err error) string {
	if isA[*tls.CertificateVerificationError](err) || isA[x509.UnknownAuthorityError](err) || isA[x509.HostnameError](err) ||
		isA[x509.CertificateInvalidError](err) || isA[x509.SystemRootsError](err) || isA[tls.AlertError](err) {
		return err.Error()
	}
	// Most failures of a handshake have no type, but a fixed text.
	root := err
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		root = inner
	}
	if text := root.Error(); strings.HasPrefix(text, "tls: ") || strings.HasPrefix(text, "x509: ") {
		return text
	}
	return ""
}

// isA reports whether an error is, or wraps, an error of a type.
func isA[E error](err error) bool {
	_, is := errors.AsType[E](err)
	return is
}

// areHeadersTooLarge reports whether net/http rejected headers for their size, with HTTP/1.1
// or HTTP/2. It compares fixed texts, because the errors have no type.
func areHeadersTooLarge(err error) bool {
	text := err.Error()
	return strings.Contains(text, "server response headers exceeded") ||
		strings.Contains(text, "response header list larger than advertised limit")
}

// Windows returns these instead of the codes that package syscall defines for it.
const (
	errWinConnReset   syscall.Errno = 10054
	errWinConnRefused syscall.Errno = 10061
)

func connectionFailure(err error) *NetworkError {
	timeout, ok := errors.AsType[net.Error](err)
	isTimeout := ok && timeout.Timeout()
	errno, isErrno := errors.AsType[syscall.Errno](err)
	switch {
	case isTimeout:
		return temporaryError(KindTimeout, "connecting took too long")
	case errno == syscall.ECONNREFUSED, errno == errWinConnRefused:
		return temporaryError(KindRefused, "connection refused")
	case errno == syscall.ECONNRESET, errno == errWinConnReset, errors.Is(err, syscall.EPIPE):
		return temporaryError(KindReset, "the connection was reset")
	case isA[bodyError](err), errors.Is(err, io.ErrUnexpectedEOF):
		return temporaryError(KindTruncated, "the response ended early or is malformed")
	case errors.Is(err, io.EOF):
		return temporaryError(KindReset, "the connection was closed before a response")
	case isErrno:
		return &NetworkError{Kind: KindOther, Err: errno, retryable: true}
	}
	return temporaryError(KindOther, "the connection failed before a complete response arrived")
}
