// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

// Cut is the point at which a fault cuts the connection.
type Cut int

// The points at which a connection can be cut.
const (
	// NoCut leaves the connection alone.
	NoCut Cut = iota
	// CutBeforeHeaders closes the connection without a response.
	CutBeforeHeaders
	// CutWithReset does the same with a TCP reset.
	CutWithReset
	// CutWithinBody closes it after half of the announced body.
	CutWithinBody
)

// Fault is a misbehavior: which requests it affects, and what happens to them. Fields can be
// combined. A fault with Status or Body responds instead of the server, as a proxy would, so
// nothing is charged or checked. Any other fault changes how the server's true response
// travels.
//
// Go's HTTP client repeats a GET automatically when a reused connection is closed before the
// response: a cut may affect one request of the caller twice.
type Fault struct {
	// Skip lets that many requests pass before the first is met.
	Skip int
	// Every lets one request in that many be met, the first one being the last of
	// as many; 0 means each.
	Every int
	// Times is the number of requests met; 0 means all.
	Times int

	// Status is the status of the response, 0 for 200 if Body is set.
	Status int
	// Header is set on the response. An empty list removes the header.
	Header http.Header
	// Body is the response's body; nil keeps the server's own unless Status is
	// set, and an empty one is an empty body.
	Body []byte

	// Delay is waited before the headers, with the concurrent slot taken.
	Delay time.Duration
	// BodyDelay is waited in the middle of the body.
	BodyDelay time.Duration
	// Cut is the point at which the connection is cut.
	Cut Cut
	// Truncate sends the first half of the body only, as if that were all.
	Truncate bool
	// Double sends the body twice.
	Double bool
	// Gzip compresses the response if the request accepts that.
	Gzip bool
	// GzipBomb sends a JSON object that has this size when decompressed, and
	// about a thousandth of it before.
	GzipBomb int64
	// RedirectTo is the origin that the request is redirected to, its path and
	// query kept.
	RedirectTo string
	// RedirectLoop redirects the request to its own URL.
	RedirectLoop bool

	passed int // requests since the last one that was met
}

// First limits a fault to the next n requests.
func (f Fault) First(n int) Fault { f.Times = n; return f }

// Once limits a fault to the next request.
func (f Fault) Once() Fault { return f.First(1) }

// OneIn limits a fault to one request in n.
func (f Fault) OneIn(n int) Fault { f.Every = n; return f }

// After lets n requests pass first.
func (f Fault) After(n int) Fault { f.Skip = n; return f }

// WithHeader sets a header of the response, or removes it if the value is empty.
func (f Fault) WithHeader(key, value string) Fault {
	header := f.Header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set(key, value)
	if value == "" {
		header[http.CanonicalHeaderKey(key)] = nil
	}
	f.Header = header
	return f
}

func (f Fault) canned() bool {
	return f.Status != 0 || f.Body != nil || f.GzipBomb > 0 || f.RedirectTo != "" || f.RedirectLoop
}

type faultBook struct {
	mu     sync.Mutex
	faults []Fault
}

// Fault orders faults. The first that meets a request applies, in the order in
// which they were ordered.
func (s *Server) Fault(faults ...Fault) *Server {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.faults = append(s.faults.faults, faults...)
	return s
}

// ClearFaults cancels all faults.
func (s *Server) ClearFaults() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.faults = nil
}

// take finds the fault for a request and counts it. Skipping counts for every
// fault before the one that meets the request, so that faults can be queued.
func (b *faultBook) take() Fault {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i := range b.faults {
		f := &b.faults[i]
		if f.Skip > 0 {
			f.Skip--
			continue
		}
		f.passed++
		if f.passed < f.Every {
			continue
		}
		f.passed = 0
		met := *f
		switch f.Times {
		case 0:
		case 1:
			b.faults = slices.Delete(b.faults, i, i+1)
		default:
			f.Times--
		}
		return met
	}
	return Fault{}
}
