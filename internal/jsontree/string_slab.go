// SPDX-License-Identifier: MPL-2.0

package jsontree

import "strings"

// slabSize is how many bytes of strings are allocated at once, and longText is the length of
// a string with its own allocation.
const (
	slabSize = 8 << 10
	longText = 1 << 10
)

// stringSlab is memory that strings are cut from. A builder never changes the bytes that it
// has written, so strings stay valid when others are added after them.
type stringSlab struct {
	slab strings.Builder
}

// keep returns text as a string that stays valid when text changes.
func (l *stringSlab) keep(text []byte) string {
	if len(text) > longText {
		return string(text)
	}
	if l.slab.Cap()-l.slab.Len() < len(text) {
		l.slab = strings.Builder{}
		l.slab.Grow(slabSize)
	}
	start := l.slab.Len()
	l.slab.Write(text)
	return l.slab.String()[start:]
}
