// SPDX-License-Identifier: MPL-2.0

package scan

import (
	"bytes"
	"slices"
	"strconv"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
)

// longestPath limits the length of a written path. Otherwise, the findings in a deliberately
// nested document would outgrow it.
const longestPath = 256

// path leads to a value from the document's root. It is written like
// entries[2].data.env.api_key. A key is written only if it consists of common words. Any
// other key may be data of the event itself. It is written as [*3], the index of the member
// in its object from 0, or as [*] if there is no such member. A path that is too long ends in
// an ellipsis.
type path struct {
	steps []step
	// text is the written form of the first steps, and written is their number.
	text    []byte
	written int
}

// step is a member of an object by its key and its index, or an element of a list, whose key
// is nil. A negative index is not known.
type step struct {
	key   []byte
	index int
	// start is the index of the step in the text, once it is written.
	start int
}

func (p *path) pushKey(key []byte, index int) {
	p.steps = append(p.steps, step{key: key, index: index})
}

func (p *path) pushIndex(index int) { p.steps = append(p.steps, step{index: index}) }

func (p *path) pop() {
	last := len(p.steps) - 1
	if p.written > last {
		p.text, p.written = p.text[:p.steps[last].start], last
	}
	p.steps = p.steps[:last]
}

func (p *path) String() string {
	for ; p.written < len(p.steps) && len(p.text) < longestPath; p.written++ {
		p.steps[p.written].start = len(p.text)
		p.text = p.steps[p.written].appendTo(p.text)
	}
	if p.written < len(p.steps) {
		return string(p.text) + "…"
	}
	return string(p.text)
}

func (s step) appendTo(text []byte) []byte {
	switch {
	case s.key == nil:
		return append(strconv.AppendInt(append(text, '['), int64(s.index), 10), ']')
	case !isCommon(s.key) && s.index < 0:
		return append(text, "[*]"...)
	case !isCommon(s.key):
		return append(strconv.AppendInt(append(text, "[*"...), int64(s.index), 10), ']')
	case slices.ContainsFunc(s.key, func(c byte) bool { return !isPlain(c) }):
		return append(strconv.AppendQuote(append(text, '['), string(s.key)), ']')
	case len(text) > 0:
		text = append(text, '.')
	}
	return append(text, s.key...)
}

// isCommon reports whether a key consists of common words only, and cannot spell out data.
func isCommon(key []byte) bool {
	const longest = 48
	if len(key) == 0 || len(key) > longest || slices.ContainsFunc(key, func(c byte) bool { return !isPlain(c) && c != '.' }) {
		return false
	}
	var buffer [2 * longest]byte
	letters := 0
	for word := range bytes.SplitSeq(withoutNumber(detect.Words(buffer[:0], key)), []byte(" ")) {
		if len(word) == 1 {
			letters++
		}
		if len(word) > 0 && !commonWords()[string(word)] {
			return false
		}
	}
	return letters <= 1
}

// withoutNumber removes a number of up to two digits at the end, such as that of address2.
func withoutNumber(words []byte) []byte {
	for range 2 {
		if end := len(words) - 1; end >= 0 && words[end] >= '0' && words[end] <= '9' {
			words = words[:end]
		}
	}
	return bytes.TrimRight(words, " ")
}

// isPlain reports whether a character may be in a path without quotes.
func isPlain(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}
