// SPDX-License-Identifier: MPL-2.0

package failures_test

import (
	"strings"
	"sync"
)

// sharedLog is a log that can be read while it is written: a request may end after the read
// that made it.
type sharedLog struct {
	mu   sync.Mutex
	text strings.Builder
}

// Write implements [io.Writer].
func (l *sharedLog) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(line)
}

// String returns what was written so far.
func (l *sharedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
