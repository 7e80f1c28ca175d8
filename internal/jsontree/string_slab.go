// SPDX-License-Identifier: MPL-2.0

package jsontree

import "strings"

// lettersAtOnce is how many bytes of strings are allocated at once, and longText is the length
// of a string that gets memory of its own.
const (
	lettersAtOnce = 8 << 10
	longText      = 1 << 10
)

// letters is a slab from which strings are cut. A builder never changes what it has written,
// so strings stay valid when others are added after them.
type letters struct {
	slab strings.Builder
}

// keep returns text as a string that outlives it.
func (l *letters) keep(text []byte) string {
	if len(text) > longText {
		return string(text)
	}
	if l.slab.Cap()-l.slab.Len() < len(text) {
		l.slab = strings.Builder{}
		l.slab.Grow(lettersAtOnce)
	}
	start := l.slab.Len()
	l.slab.Write(text)
	return l.slab.String()[start:]
}
