// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Cut says where a fault cuts the connection.
type Cut int

// The places where a connection can be cut.
const (
	// NoCut leaves the connection alone.
	NoCut Cut = iota
	// CutBeforeHeaders closes the connection without an answer.
	CutBeforeHeaders
	// CutWithReset does the same with a TCP reset.
	CutWithReset
	// CutWithinBody closes it after half of the announced body.
	CutWithinBody
)

// Fault is a misbehaviour to order. It has three parts: which requests it
// meets, for how many of them, and what happens. Fields can be combined; a
// fault with Status or Body answers in place of the server, as a proxy would,
// so nothing is charged or checked; any other changes how the server's true
// answer travels.
//
// Go's HTTP client repeats a GET by itself when a reused connection is closed
// before the answer: a cut may meet one request of the caller twice.
type Fault struct {
	// Method is the request's method; empty means any.
	Method string
	// PathPrefix and Path are a prefix and a substring of the request's path.
	PathPrefix, Path string
	// EventID is an event id in the request's path, compared without case.
	EventID string

	// Skip lets that many matching requests pass before the first is met.
	Skip int
	// Every lets one request in that many be met, the first one being the last of
	// as many; 0 means each.
	Every int
	// Times is the number of requests met; 0 means all.
	Times int

	// Status is the status to answer, 0 for 200 if Body is set.
	Status int
	// Header is set on the answer. An empty list removes the header.
	Header http.Header
	// Body is the body to answer; nil keeps the server's own unless Status is
	// set, and an empty one is an empty body.
	Body []byte

	// Delay is waited before the headers, with the concurrent slot taken.
	Delay time.Duration
	// BodyDelay is waited in the middle of the body.
	BodyDelay time.Duration
	// Cut is where the connection is cut.
	Cut Cut
	// Truncate sends the first half of the body only, as if that were all.
	Truncate bool
	// Double sends the body twice.
	Double bool
	// Gzip compresses the answer if the request accepts that.
	Gzip bool
	// GzipBomb sends a JSON object that has this size when decompressed, and
	// about a thousandth of it before.
	GzipBomb int64
	// ResetIn sets the rate-limit headers to a window that is used up and ends
	// that far from now by the server's clock.
	ResetIn time.Duration
	// RedirectTo is the origin that the request is redirected to, its path and
	// query kept.
	RedirectTo string
	// RedirectLoop redirects the request to where it came.
	RedirectLoop bool

	passed int // requests since the last one that was met
}

// On limits a fault to paths with the given substring.
func (f Fault) On(pathSubstring string) Fault { f.Path = pathSubstring; return f }

// OnEvent limits a fault to requests for an event.
func (f Fault) OnEvent(id string) Fault { f.EventID = id; return f }

// First limits a fault to the next n matching requests.
func (f Fault) First(n int) Fault { f.Times = n; return f }

// Once limits a fault to the next matching request.
func (f Fault) Once() Fault { return f.First(1) }

// OneIn limits a fault to one matching request in n.
func (f Fault) OneIn(n int) Fault { f.Every = n; return f }

// After lets n matching requests pass first.
func (f Fault) After(n int) Fault { f.Skip = n; return f }

// WithHeader sets a header of the answer.
func (f Fault) WithHeader(key, value string) Fault {
	header := f.Header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Set(key, value)
	f.Header = header
	return f
}

// WithoutHeader removes a header from the answer.
func (f Fault) WithoutHeader(key string) Fault {
	f = f.WithHeader(key, "")
	f.Header[http.CanonicalHeaderKey(key)] = nil
	return f
}

func (f Fault) canned() bool {
	return f.Status != 0 || f.Body != nil || f.GzipBomb > 0 || f.RedirectTo != "" || f.RedirectLoop
}

func (f Fault) meets(r *http.Request) bool {
	path := r.URL.Path
	return (f.Method == "" || f.Method == r.Method) &&
		strings.HasPrefix(path, f.PathPrefix) &&
		strings.Contains(path, f.Path) &&
		strings.Contains(strings.ToLower(path), strings.ToLower(f.EventID))
}

type faultBook struct {
	mu     sync.Mutex
	faults []*Fault
}

// Fault orders faults. The first that meets a request applies, in the order in
// which they were ordered.
func (s *Server) Fault(faults ...Fault) *Server {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	for _, f := range faults {
		f.Header = f.Header.Clone()
		s.faults.faults = append(s.faults.faults, &f)
	}
	return s
}

// ClearFaults cancels all faults.
func (s *Server) ClearFaults() *Server {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.faults = nil
	return s
}

// take finds the fault for a request and counts it. Skipping counts for every
// fault that would have met the request, so that faults can be queued.
func (b *faultBook) take(r *http.Request) Fault {
	b.mu.Lock()
	defer b.mu.Unlock()
	for i, f := range b.faults {
		if !f.meets(r) {
			continue
		}
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
