// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"net/http"
	"strings"
	"sync"
	"time"
)

// Request is the journal's record of a request.
type Request struct {
	// Method, Path and RawQuery are as received, but Path is decoded.
	Method, Path, RawQuery string
	// Header is a copy of the request's header, credentials included.
	Header http.Header
	// Status is the status of the response. It is 0 if the connection was cut before it, or
	// while the request is pending.
	Status int
	// Start is when the request arrived, in real time.
	Start time.Time
}

type journal struct {
	mu      sync.Mutex
	entries []*Request
}

func (j *journal) begin(r *http.Request) *Request {
	entry := &Request{
		Method: r.Method, Path: r.URL.Path, RawQuery: r.URL.RawQuery, Header: r.Header.Clone(), Start: time.Now(),
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.entries = append(j.entries, entry)
	return entry
}

func (j *journal) setStatus(entry *Request, status int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	entry.Status = status
}

// Requests returns the journal: every request so far in order of arrival.
func (s *Server) Requests() []Request {
	return s.requests(func(*Request) bool { return true })
}

func (s *Server) requests(accept func(*Request) bool) []Request {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	var found []Request
	for _, entry := range s.journal.entries {
		if accept(entry) {
			found = append(found, *entry)
		}
	}
	return found
}

// Count returns how many requests had a path that contains the substring. An empty substring
// counts all requests.
func (s *Server) Count(pathSubstring string) int {
	return len(s.requests(func(r *Request) bool { return strings.Contains(r.Path, pathSubstring) }))
}

// Rejected returns how many requests were rejected with 429.
func (s *Server) Rejected() int {
	return len(s.requests(func(r *Request) bool { return r.Status == http.StatusTooManyRequests }))
}

// Reset clears the journal, including pending requests.
func (s *Server) Reset() {
	s.journal.mu.Lock()
	defer s.journal.mu.Unlock()
	s.journal.entries = nil
}
