// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

// Request is what the journal keeps of a request.
type Request struct {
	// Method, Path and RawQuery are as received; Path is decoded.
	Method, Path, RawQuery string
	// Header is a copy of the request's header, credentials included.
	Header http.Header
	// Endpoint names the endpoint that the path routed to, empty for none.
	Endpoint string
	// Caller is who was charged for the request under rate limits, such as
	// "user:alice", "organization:acme" or "ip:127.0.0.1"; empty if no limited
	// endpoint was reached.
	Caller string
	// Status is the status answered, 0 when the connection was cut before it
	// or while the request is still under way.
	Status int
	// ServerTime is when the request arrived by the server's own clock.
	ServerTime time.Time
	// Start and End are when it arrived and was done in real time, whatever
	// the server's clock says; End is zero while it is under way.
	Start, End time.Time
}

type journal struct {
	mu      sync.Mutex
	entries []*Request
}

func (j *journal) begin(r *http.Request, serverTime time.Time) *Request {
	entry := &Request{
		Method: r.Method, Path: r.URL.Path, RawQuery: r.URL.RawQuery,
		Header: r.Header.Clone(), ServerTime: serverTime, Start: time.Now(),
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.entries = append(j.entries, entry)
	return entry
}

func (j *journal) update(entry *Request, change func(*Request)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	change(entry)
}

func (j *journal) finish(entry *Request) Request {
	j.mu.Lock()
	defer j.mu.Unlock()
	entry.End = time.Now()
	return entry.copy()
}

func (r *Request) copy() Request {
	dup := *r
	dup.Header = r.Header.Clone()
	return dup
}

// Requests returns the journal: every request so far in order of arrival.
func (s *Server) Requests() []Request {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	all := make([]Request, len(s.journal.entries))
	for i, entry := range s.journal.entries {
		all[i] = entry.copy()
	}
	return all
}

// Count returns how many requests had a path with the given substring; an
// empty one counts all.
func (s *Server) Count(pathSubstring string) int {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	count := 0
	for _, entry := range s.journal.entries {
		if strings.Contains(entry.Path, pathSubstring) {
			count++
		}
	}
	return count
}

// CountStatus returns how many requests were answered with a status.
func (s *Server) CountStatus(status int) int {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	count := 0
	for _, entry := range s.journal.entries {
		if entry.Status == status {
			count++
		}
	}
	return count
}

// Refused returns how many requests were answered with 429.
func (s *Server) Refused() int { return s.CountStatus(http.StatusTooManyRequests) }

// Reset forgets the journal. Requests under way are forgotten too.
func (s *Server) Reset() {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	s.journal.entries = slices.Delete(s.journal.entries, 0, len(s.journal.entries))
}
