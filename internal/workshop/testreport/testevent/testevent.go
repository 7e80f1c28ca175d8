// SPDX-License-Identifier: MPL-2.0

// Package testevent reads the output of `go test -json`.
package testevent

import (
	"bufio"
	"encoding/json"
	"io"
)

// Event is one line of `go test -json`.
type Event struct {
	Action, Package, ImportPath, Test, Output string
	Key, Value                                string // of an attribute that a test reports
}

// longestLine is more than any test prints at once.
const longestLine = 64 << 20

// Read calls each with every event, in their order. A line that is not an event, such as
// those of make and of go vet, becomes the output of an event without an action.
func Read(from io.Reader, each func(Event)) error {
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, longestLine)
	for lines.Scan() {
		var event Event
		if json.Unmarshal(lines.Bytes(), &event) != nil {
			event = Event{Output: lines.Text() + "\n"}
		}
		each(event)
	}
	return lines.Err()
}
