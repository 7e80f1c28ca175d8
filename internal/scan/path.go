// SPDX-License-Identifier: MPL-2.0

package scan

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/scan/detect"
)

// path leads to a value from the document's root. Written out it is like
// entries[2].data.env.api_key. A key is written where it is made of common words
// only; any other may be data of the event itself, so that [*3], the place of the
// member among those of its object from 0, stands for it.
type path struct {
	steps []step
}

// step is a member of an object by its key and its place, or an element of a
// list, whose key is nil.
type step struct {
	key   []byte
	index int
}

func (p *path) pushKey(key []byte, index int) {
	p.steps = append(p.steps, step{key: key, index: index})
}

func (p *path) pushIndex(index int) { p.steps = append(p.steps, step{index: index}) }

func (p *path) pop() { p.steps = p.steps[:len(p.steps)-1] }

func (p *path) String() string {
	var text strings.Builder
	for i, step := range p.steps {
		switch {
		case step.key == nil:
			text.WriteString("[" + strconv.Itoa(step.index) + "]")
		case !isCommon(step.key) && step.index < 0:
			text.WriteString("[*]")
		case !isCommon(step.key):
			text.WriteString("[*" + strconv.Itoa(step.index) + "]")
		case isPlainName(step.key):
			if i > 0 {
				text.WriteByte('.')
			}
			text.Write(step.key)
		default:
			text.WriteString("[" + strconv.Quote(string(step.key)) + "]")
		}
	}
	return text.String()
}

// isCommon says whether a key is made of common words only.
func isCommon(key []byte) bool {
	const longest = 48
	if len(key) == 0 || len(key) > longest {
		return false
	}
	var buffer [2 * longest]byte
	numbers := 0
	for word := range bytes.SplitSeq(detect.Words(buffer[:0], key), []byte(" ")) {
		if word = withoutNumber(word); len(word) == 0 {
			numbers++
		} else if !commonWords[string(word)] {
			return false
		}
	}
	return numbers <= 1
}

// withoutNumber leaves out the number at the end of a word such as address2,
// which may have two digits.
func withoutNumber(word []byte) []byte {
	for range 2 {
		if end := len(word) - 1; end >= 0 && word[end] >= '0' && word[end] <= '9' {
			word = word[:end]
		}
	}
	return word
}

// isPlainName says whether a key needs no quotes in a path.
func isPlainName(key []byte) bool {
	for _, c := range key {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			if (c < '0' || c > '9') && c != '_' && c != '-' {
				return false
			}
		}
	}
	return len(key) > 0
}
