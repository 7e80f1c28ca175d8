// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"strings"
	"sync"
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

	prefix     string
	selfHosted bool
	oldServer  bool
	clock      func() time.Time
	observer   func(Request)
	period     time.Duration

	world   world
	limiter limiter
	faults  faultBook
	journal journal

	lifeMu   sync.Mutex
	http     *http.Server
	listener net.Listener
	stop     context.CancelFunc
}

// Option configures a Server.
type Option func(*Server)

// WithClock sets the clock that rate-limit windows, token expiry and the Date
// header follow. Faults delay in real time whatever the clock says.
func WithClock(now func() time.Time) Option {
	return func(s *Server) { s.clock = now }
}

// WithPathPrefix serves everything below a path such as "/sentry", as a
// self-hosted installation behind a reverse proxy does.
func WithPathPrefix(prefix string) Option {
	return func(s *Server) {
		s.prefix = strings.TrimRight("/"+strings.Trim(prefix, "/"), "/")
	}
}

// SelfHosted makes the server behave like a self-hosted installation, which
// has no rate limits and sends none of the rate-limit headers.
func SelfHosted() Option {
	return func(s *Server) { s.selfHosted = true }
}

// OldServer makes the server answer as servers up to about 2024 did: the body
// of a 429 is a bare JSON string, short ids need org:read, and any value of
// full or sample switches it on in lists of issue events.
func OldServer() Option {
	return func(s *Server) { s.oldServer = true }
}

// WithDefaultPeriod sets the period that issue events and Explore cover when a
// request names none; it is 90 days, counted back from the server's clock.
func WithDefaultPeriod(period time.Duration) Option {
	return func(s *Server) { s.period = period }
}

// WithRateLimits replaces the limits of the named endpoints and leaves the
// others at their defaults.
func WithRateLimits(limits RateLimits) Option {
	return func(s *Server) { s.limiter.set(limits) }
}

// WithoutRateLimits switches rate limiting and its headers off.
func WithoutRateLimits() Option {
	return func(s *Server) { s.limiter.disable() }
}

// WithObserver calls f after every request, with its journal entry. Calls may
// come from several goroutines at once.
func WithObserver(f func(Request)) Option {
	return func(s *Server) { s.observer = f }
}

// New returns a server with an empty world and the rate limits of sentry.io.
func New(options ...Option) *Server {
	s := &Server{clock: time.Now, period: 90 * 24 * time.Hour}
	s.world.init()
	s.limiter.init()
	for _, option := range options {
		option(s)
	}
	return s
}

// SetRateLimits replaces the limits of the named endpoints of a server that
// may be running already.
func (s *Server) SetRateLimits(limits RateLimits) { s.limiter.set(limits) }

// Start serves on a free loopback port and returns the server. Like
// httptest.NewServer it panics when no port can be had.
func (s *Server) Start() *Server {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(fmt.Sprintf("mocksentry: cannot listen: %v", err))
	}
	s.Serve(listener)
	return s
}

// Serve serves on the given listener in the background until Close. It
// panics when the server runs already.
func (s *Server) Serve(listener net.Listener) { s.serve(listener, "http") }

func (s *Server) serve(listener net.Listener, scheme string) {
	s.lifeMu.Lock()
	defer s.lifeMu.Unlock()
	if s.http != nil {
		panic("mocksentry: the server runs already")
	}
	base, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.listener = listener
	s.http = &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return base },
		ErrorLog:          discardLog,
	}
	s.URL = scheme + "://" + listener.Addr().String() + s.prefix
	server := s.http
	go func() { _ = server.Serve(listener) }()
}

// Close stops the server at once, including delayed answers under way.
func (s *Server) Close() {
	s.lifeMu.Lock()
	defer s.lifeMu.Unlock()
	if s.http == nil {
		return
	}
	s.stop()
	_ = s.http.Close()
	s.http = nil
}

// ServeHTTP answers one request. A fault that cuts the connection panics with
// http.ErrAbortHandler, which net/http servers expect.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	entry := s.journal.begin(r, s.clock())
	// A connection that is cut has no status, so the entry is finished here
	// with whatever was known when the handler ended.
	defer func() {
		done := s.journal.finish(entry)
		if s.observer != nil {
			s.observer(done)
		}
	}()

	fault := s.faults.take(r)
	if fault.canned() {
		if !sleep(r.Context(), fault.Delay) {
			panic(http.ErrAbortHandler)
		}
		s.deliver(w, r, s.cannedResponse(r, fault), fault, entry)
		return
	}

	answer, release := s.answer(r, fault, entry)
	defer release()
	if r.Context().Err() != nil {
		// Returning would answer 200 to a client that is leaving or, when the
		// server is closed, to one that still waits.
		panic(http.ErrAbortHandler)
	}
	s.deliver(w, r, answer, fault, entry)
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
