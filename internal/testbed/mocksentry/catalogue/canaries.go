// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// CanariesID is the ID of the event that Canaries returns.
const CanariesID = "ffffffffffffffffffffffffffffff03"

// Canary is a string that occurs at only one location of the event. A canary outside of the
// event is a trace of it. It consists of letters, digits, and dashes, or of the digits of a
// whole number, so that no encoding changes it. No canary is part of another.
type Canary struct {
	// Text is the string to look for.
	Text string
	// Path is its location in the event, for messages.
	Path string
	// ShownBy lists the sections of the provider that show this location in an attribute.
	// Each alternative is a list of sections that must all be read. A frame of a thread needs
	// two, {frames, threads}. An empty alternative means that every read shows it. Without
	// alternatives, only section raw shows it.
	ShownBy [][]string
}

// IsShown reports whether a read of these sections shows the canary.
func (c Canary) IsShown(read ...string) bool {
	return slices.Contains(read, "raw") || slices.ContainsFunc(c.ShownBy, func(together []string) bool {
		return !slices.ContainsFunc(together, func(section string) bool { return !slices.Contains(read, section) })
	})
}

// String returns the text of the canary and its location.
func (c Canary) String() string { return c.Text + " of " + c.Path }

// Canaries returns an event with a canary in every scalar that the API is known to have.
// Exceptions are booleans, strings that others depend on, and the event's ID. Keys that
// senders choose contain a canary too, and so do unknown keys in each object.
func Canaries() (body []byte, planted []Canary) {
	return bytes.Clone(wellTyped().body), slices.Clone(wellTyped().canaries)
}

// CanariesOfWrongTypes returns the same event with the same canaries. Each of its scalars is
// inside of a list, at locations where the API has no list.
func CanariesOfWrongTypes() []byte {
	return encode((&planter{wrong: everywhere}).plant("", readTemplate().complete()))
}

// CanariesOfWrongTypesBehindKeys is like CanariesOfWrongTypes for the values of keys that the
// sender chose only. They are few enough for a warning to name some of them.
func CanariesOfWrongTypesBehindKeys() []byte {
	return encode((&planter{wrong: behindKeys}).plant("", readTemplate().complete()))
}

// FindCanaries returns the canaries that a text contains, in the order of Canaries.
func FindCanaries(text string) []Canary {
	index := wellTyped().index
	found := map[int]bool{}
	for _, kind := range canaryKinds {
		for rest := text; ; rest = rest[1:] {
			start := strings.Index(rest, kind.prefix)
			if start < 0 || len(rest)-start < kind.length {
				break
			}
			rest = rest[start:]
			if at, ok := index[rest[:kind.length]]; ok {
				found[at] = true
			}
		}
	}
	var canaries []Canary
	for i, canary := range wellTyped().canaries {
		if found[i] {
			canaries = append(canaries, canary)
		}
	}
	return canaries
}

type canaryEvent struct {
	body     []byte
	canaries []Canary
	index    map[string]int
}

var wellTyped = sync.OnceValue(func() canaryEvent {
	p := planter{}
	event := canaryEvent{body: encode(p.plant("", readTemplate().complete())), canaries: p.canaries, index: map[string]int{}}
	for i, canary := range event.canaries {
		event.index[canary.Text] = i
	}
	return event
})
