// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// frameLocation lists the fields of a location in the source code that all frames have.
var frameLocation = field.Fields{
	field.String{Name: "filename", Doc: "Source file, shortened by the SDK."},
	field.String{Name: "abs_path", From: "absPath", Doc: "Full path or URL."},
	field.String{Name: "module", Doc: "Module or class."},
	field.Number{Name: "line_no", From: "lineNo", Also: "lineno", Doc: "Line, from 1."},
	field.Number{Name: "col_no", From: "colNo", Also: "colno", Doc: "Column in the line."},
	field.String{Name: "context_line", From: "context", Value: field.Func(contextLine), Doc: "Source line."},
}

var inAppFrame = append(slices.Clone(frameLocation), field.String{Name: "function", Doc: "Function."})

var frame = append(slices.Clone(frameLocation),
	field.String{Name: "package", Doc: "Library or package."},
	field.String{Name: "platform", Doc: "Platform, if it differs from the event's."},
	field.String{Name: "function", Doc: "Function, shortened for display."},
	field.String{Name: "raw_function", From: "rawFunction", Doc: "Function as the SDK reported it."},
	field.String{Name: "symbol", Doc: "Mangled symbol of the function."},
	field.Bool{Name: "in_app", From: "inApp", Doc: "Whether it is the application's own code."},
	field.String{Name: "instruction_addr", From: "instructionAddr", Doc: "Address of the instruction, in hexadecimal."},
	field.String{Name: "symbol_addr", From: "symbolAddr", Doc: "Start address of the function, in hexadecimal."},
	field.String{Name: "trust", Doc: "How the frame was found, such as `cfi` or `scan`."},
	field.String{Name: "source_link", From: "sourceLink", Doc: "Link to the source line."},
	field.String{
		Name: "symbolicator_status", From: "symbolicatorStatus", Also: "data.symbolicator_status",
		Doc: "Result of symbolication, such as `symbolicated` or `missing`.",
	},
)

var stacktrace = field.Objects{
	Name: "stacktrace", From: "entries[stacktrace].data.frames", Section: sectionFrames,
	Doc: "Stack trace of an event without an exception, oldest call first.", Fields: frame,
}

var threads = field.Fields{
	field.Objects{Name: "threads", From: "entries[threads].data.values", Doc: "Threads that ran when the event happened.", Fields: field.Fields{
		field.String{Name: "id", Doc: "ID of the thread."},
		field.String{Name: "name", Doc: "Name."},
		field.String{Name: "state", Doc: "State, such as `RUNNABLE`."},
		field.Bool{Name: "current", Doc: "Whether the thread sent the event."},
		field.Bool{Name: "crashed", Doc: "Whether the thread crashed. Its frames are then usually in the exception whose `thread_id` is this `id`."},
		field.Objects{Name: "frames", From: "stacktrace.frames", Section: sectionFrames, Doc: "Stack trace of the thread, oldest call first.", Fields: frame},
	}},
}

// topInAppFrame returns the innermost frame of the application's own code.
func topInAppFrame(s *source) *jsontree.Object {
	for _, frame := range slices.Backward(s.mainFrames()) {
		if own := inApp(frame); own != nil && *own {
			return frame
		}
	}
	return s.root.Absent()
}

// mainFrames returns the frames of the main exception, or else of its thread, or else those
// that old SDKs send without either.
func (s *source) mainFrames() []*jsontree.Object {
	main := s.mainException()
	frames := framesOf(main)
	if len(frames) == 0 {
		frames = s.threadFrames(main.String(keyOf(main, "threadId", "thread_id")))
	}
	if len(frames) == 0 {
		frames = s.entries.data("stacktrace").Objects("frames")
	}
	return frames
}

// threadFrames returns the frames of the thread with an ID, or else of the first one that
// crashed.
func (s *source) threadFrames(id *string) []*jsontree.Object {
	named, crashed := s.root.Absent(), s.root.Absent()
	for _, thread := range slices.Backward(s.entries.data("threads").Objects("values")) {
		if own := thread.String("id"); id != nil && own != nil && *own == *id {
			named = thread
		}
		if fatal := thread.Bool("crashed"); fatal != nil && *fatal {
			crashed = thread
		}
	}
	if frames := framesOf(named); len(frames) > 0 {
		return frames
	}
	return framesOf(crashed)
}

// framesOf returns the frames of an exception or a thread.
func framesOf(o *jsontree.Object) []*jsontree.Object { return o.Object("stacktrace").Objects("frames") }

// inApp reports whether a frame belongs to the application's own code. It returns nil if that
// is not known.
func inApp(frame *jsontree.Object) *bool { return frame.Bool(keyOf(frame, "inApp", "in_app")) }

// hasInAppFrames reports whether any frame of an exception belongs to the application's own
// code. Servers that don't send this fact send at least the frames.
func hasInAppFrames(exception *jsontree.Object) *bool {
	trace := exception.Object("stacktrace")
	if key := keyOf(trace, "hasSystemFrames", "has_system_frames"); trace.Has(key) {
		return trace.Bool(key)
	}
	var known *bool
	for _, frame := range trace.Objects("frames") {
		if own := inApp(frame); own != nil && (known == nil || *own) {
			known = own
		}
	}
	return known
}

// contextLine returns the source line of a frame: the line whose number is lineNo among the
// lines around it, or else the line that servers send alone.
func contextLine(frame *jsontree.Object) *string {
	if number := frame.Number(keyOf(frame, "lineNo", "lineno")); number != nil {
		if line := frame.PairValue("context", *number); line != nil {
			return line
		}
	}
	return frame.String("context_line")
}
