// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"strings"
)

// The IDs of generated events, unless options contain others.
const (
	WorstCaseID = "ffffffffffffffffffffffffffffff01"
	TypicalID   = "ffffffffffffffffffffffffffffff02"
)

// WorstCaseOptions are the sizes of a generated event. Zero means none.
type WorstCaseOptions struct {
	// ID is the event ID. Empty means WorstCaseID.
	ID string
	// Exceptions is the length of the exception chain.
	Exceptions int
	// FramesPerTrace is the number of frames of each exception.
	FramesPerTrace int
	// DetailedFrames is how many of these have source lines and local variables. Sentry keeps
	// them for 50.
	DetailedFrames int
	// RawTraces adds the stack trace before symbolication to every exception.
	RawTraces bool
	// Threads is the number of threads, and FramesPerThread the number of frames of each.
	Threads, FramesPerThread int
	// Breadcrumbs, Images, Tags, Spans and Contexts are the numbers of these.
	Breadcrumbs, Images, Tags, Spans, Contexts int
	// MessageBytes is the length of the message of a breadcrumb; 0 means 2000.
	MessageBytes int
	// ExtraBytes is the approximate size of the additional data.
	ExtraBytes int
}

// DefaultWorstCase returns the options for an event of the largest size that Sentry may
// return, about 8 MB.
func DefaultWorstCase() WorstCaseOptions {
	return WorstCaseOptions{
		Exceptions: 5, FramesPerTrace: 250, DetailedFrames: 50, RawTraces: true,
		Threads: 30, FramesPerThread: 50,
		Breadcrumbs: 100, Images: 300, Tags: 200, Spans: 1000, Contexts: 40,
		ExtraBytes: 256 << 10,
	}
}

// WorstCase generates an event of a size. The same options always return the same bytes. Its
// strings contain what breaks careless code: emoji, escaped NUL and lone surrogates,
// interpolation signs of Terraform, keys with dots, quotes, and spaces, an empty key, and
// numbers beyond float64 and int64.
func WorstCase(o WorstCaseOptions) []byte {
	if o.ID == "" {
		o.ID = WorstCaseID
	}
	g := generator{pathLength: 240, varsBytes: 2000, lines: 11, lineLength: 160}
	exceptions := make([]any, o.Exceptions)
	for i := range exceptions {
		exceptions[i] = g.exception(i, o)
	}
	threads := make([]any, o.Threads)
	for i := range threads {
		threads[i] = object{
			"id": raw("%d", uint64(1)<<63+uint64(i)), "name": fmt.Sprintf("worker ${%d} 🧵", i), "state": "RUNNABLE",
			"current": i == 0, "crashed": i == 0, "heldLocks": nil, "rawStacktrace": nil,
			"stacktrace": g.trace(o.FramesPerThread, 0),
		}
	}
	entries := []any{
		object{"type": "exception", "data": object{"values": exceptions, "hasSystemFrames": true, "excOmitted": nil}},
		object{"type": "threads", "data": object{"values": threads}},
		object{"type": "breadcrumbs", "data": object{"values": g.breadcrumbs(o.Breadcrumbs, cmp.Or(o.MessageBytes, 2000))}},
		object{"type": "debugmeta", "data": object{"images": g.images(o.Images)}},
		object{"type": "spans", "data": g.spans(o.Spans)},
	}
	event := g.event(o.ID, entries, g.tags(o.Tags, 200))
	event["context"] = g.extra(o.ExtraBytes)
	event["contexts"] = g.contexts(o.Contexts, 8000)
	return encode(event)
}

// Typical generates an event such as a web service reports every day: three exceptions of 50
// frames, 100 breadcrumbs, and 40 tags. It has about 85 kB, and is padded to size if that is
// larger.
func Typical(size int) []byte {
	g := generator{pathLength: 60, varsBytes: 60, lines: 5, lineLength: 40}
	o := WorstCaseOptions{FramesPerTrace: 50, DetailedFrames: 5}
	exceptions := []any{g.exception(0, o), g.exception(1, o), g.exception(2, o)}
	entries := []any{
		object{"type": "exception", "data": object{"values": exceptions, "hasSystemFrames": true, "excOmitted": nil}},
		object{"type": "breadcrumbs", "data": object{"values": g.breadcrumbs(100, 40)}},
	}
	event := g.event(TypicalID, entries, g.tags(40, 20))
	extra := object{"padding": ""}
	event["context"] = extra
	body := encode(event)
	if missing := size - len(body); missing > 0 {
		extra["padding"] = strings.Repeat(".", missing)
		body = encode(event)
	}
	return body
}

type object = map[string]any

// raw returns JSON that the encoder cannot write.
func raw(format string, values ...any) json.RawMessage {
	return json.RawMessage(fmt.Sprintf(format, values...))
}

func encode(value any) []byte {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err)
	}
	return bytes.TrimRight(buffer.Bytes(), "\n")
}

// Large returns the options for an event of about 1 MB.
func Large() WorstCaseOptions {
	return WorstCaseOptions{
		Exceptions: 3, FramesPerTrace: 100, DetailedFrames: 10,
		Threads: 4, FramesPerThread: 50,
		Breadcrumbs: 100, Images: 50, Tags: 60, Spans: 200, Contexts: 10,
		ExtraBytes: 32 << 10,
	}
}

// Small generates an event of about 2 KB, such as a hand-written probe sends.
func Small() []byte {
	g := generator{pathLength: 20, varsBytes: 0, lines: 0, lineLength: 0}
	entries := []any{object{"type": "message", "data": object{"formatted": "deployed"}}}
	return encode(g.event(TypicalID, entries, g.tags(8, 10)))
}
