// SPDX-License-Identifier: MPL-2.0

package jsontree

import "strings"

// lettersAtOnce is how many bytes of texts are allocated at once, and longText
// is how long a text is that gets memory of its own.
const (
	lettersAtOnce = 8 << 10
	longText      = 1 << 10
)

// letters is a slab that texts are cut from. A builder never changes what it has
// written, so texts stay as they are while others are added behind them.
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
