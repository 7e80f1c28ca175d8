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
	// CutWithReset is like CutBeforeHeaders with a TCP reset.
	CutWithReset
	// CutWithinBody closes the connection after half of the announced body.
	CutWithinBody
)

// Fault is a misbehavior: which requests it affects, and what happens to them. Fields can be
// combined. A fault with Status or Body responds instead of the server, like a proxy would,
// so nothing is charged or checked. Any other fault changes how the server's true response
// travels.
//
// Go's HTTP client repeats a GET automatically if a reused connection is closed before the
// response. So a cut may affect one request of the caller twice.
type Fault struct {
	// Skip is the number of requests that pass before the first affected one.
	Skip int
	// Every makes one request in that many be affected, the last one of each group; 0 means
	// all.
	Every int
	// Times is the number of affected requests; 0 means all.
	Times int

	// Status is the status of the response, 0 for 200 if Body is set.
	Status int
	// Header is set on the response. An empty list removes the header.
	Header http.Header
	// Body is the response's body. Nil keeps the server's own body unless Status is set; an
	// empty one is an empty body.
	Body []byte

	// Delay is the wait before the headers. The request occupies its concurrent slot.
	Delay time.Duration
	// BodyDelay is the wait in the middle of the body.
	BodyDelay time.Duration
	// Cut is the point at which the connection is cut.
	Cut Cut
	// Truncate sends only the first half of the body, as if it were complete.
	Truncate bool
	// Double sends the body twice.
	Double bool
	// Gzip compresses the response if the request accepts that.
	Gzip bool
	// GzipBomb sends a JSON object that has this size when decompressed, and about a
	// thousandth of it before.
	GzipBomb int64
	// RedirectTo is the origin that the request is redirected to, with its path and query.
	RedirectTo string
	// RedirectLoop redirects the request to its own URL.
	RedirectLoop bool

	passed int // requests since the last affected one
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

// Fault adds faults to the queue. The first one that affects a request applies, in the order
// in which they were added.
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

// take finds the fault for a request and counts it. Skipping counts for every fault before
// the one that affects the request, so that faults can be queued.
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
