// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"context"
	"crypto/tls"
	"encoding/pem"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

// Server is a mock Sentry server. Create it with New or NewDefault; it is safe
// for concurrent use, also while its world is being changed.
type Server struct {
	// URL is the root of the running server, including the path prefix and
	// without a trailing slash. It is set by Start, StartTLS and Serve.
	URL string
	// CACertPEM is the certificate of a server started with StartTLS.
	CACertPEM string

	prefix    string
	unlimited bool
	profile   Profile
	clock     func() time.Time
	observer  func(Request)

	world   world
	limiter limiter
	faults  faultBook
	journal journal

	http *httptest.Server
	stop context.CancelFunc
}

// Option configures a Server.
type Option func(*Server)

// WithPathPrefix serves everything below a path such as "/sentry", as a
// self-hosted installation behind a reverse proxy does.
func WithPathPrefix(prefix string) Option {
	return func(s *Server) {
		s.prefix = strings.TrimRight("/"+strings.Trim(prefix, "/"), "/")
	}
}

// As makes the server respond like another kind of server. The default is SentryIO. It is an
// option and not a method, because events are changed to the form of the profile when they
// are added.
func As(profile Profile) Option {
	return func(s *Server) { s.profile = profile }
}

// WithoutRateLimits disables rate limiting and its headers, because self-hosted installations
// have none.
func WithoutRateLimits() Option {
	return func(s *Server) { s.unlimited = true }
}

// WithObserver calls f after every request, with its journal entry. Calls may
// come from several goroutines at once.
func WithObserver(f func(Request)) Option {
	return func(s *Server) { s.observer = f }
}

// New returns a server with an empty world and the rate limits of sentry.io.
func New(options ...Option) *Server {
	s := &Server{clock: time.Now, profile: SentryIO}
	s.world.tokens = map[string]Token{}
	s.limiter = limiter{windows: map[limitKey]window{}, running: map[limitKey]int{}}
	for _, option := range options {
		option(s)
	}
	s.unlimited = s.unlimited || s.profile.unlimited
	return s
}

// Start serves on a free loopback port and returns the server. Like httptest.NewServer, it
// panics if there is no port.
func (s *Server) Start() *Server {
	s.prepare()
	s.http.Start()
	s.URL = s.http.URL + s.prefix
	return s
}

// StartTLS is like Start with https and the certificate CACertPEM. It accepts any certificate
// of a client. With requireClientCert, it rejects clients without one.
func (s *Server) StartTLS(requireClientCert bool) *Server {
	s.prepare()
	s.http.TLS = &tls.Config{MinVersion: tls.VersionTLS12, ClientAuth: tls.RequestClientCert}
	if requireClientCert {
		s.http.TLS.ClientAuth = tls.RequireAnyClientCert
	}
	s.http.StartTLS()
	s.URL = s.http.URL + s.prefix
	s.CACertPEM = string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.http.Certificate().Raw}))
	return s
}

// Serve is like Start with the caller's listener.
func (s *Server) Serve(listener net.Listener) {
	s.prepare()
	_ = s.http.Listener.Close()
	s.http.Listener = listener
	s.http.Start()
	s.URL = s.http.URL + s.prefix
}

func (s *Server) prepare() {
	base, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.http = httptest.NewUnstartedServer(s)
	s.http.Config.BaseContext = func(net.Listener) context.Context { return base }
	s.http.Config.ErrorLog = discardLog
}

// Close stops the server at once, including pending delayed responses.
func (s *Server) Close() {
	if s.http == nil {
		return
	}
	s.stop()
	s.http.CloseClientConnections()
	s.http.Close()
}

// ServeHTTP serves one request. A fault that cuts the connection panics with
// http.ErrAbortHandler, which net/http servers expect.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	entry := s.journal.begin(r)
	if s.observer != nil {
		// A connection that is cut has no status.
		defer func() { s.observer(*entry) }()
	}

	fault := s.faults.take()
	if fault.canned() {
		if !sleep(r.Context(), fault.Delay) {
			panic(http.ErrAbortHandler)
		}
		s.deliver(w, r, cannedResponse(r, fault), fault, entry)
		return
	}

	resp, release := s.respond(r, fault)
	defer release()
	if r.Context().Err() != nil {
		// Returning would send 200 to a client that is leaving or, when the server is closed,
		// to one that still waits.
		panic(http.ErrAbortHandler)
	}
	s.deliver(w, r, resp, fault, entry)
}

// sleep waits for d of real time and reports whether it was not interrupted.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
