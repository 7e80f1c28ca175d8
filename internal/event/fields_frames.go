// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// frameLocation is the place in the source code, as far as all frames have it.
var frameLocation = field.Fields{
	field.String{Name: "filename", Doc: "Source file, as short as the SDK made it."},
	field.String{Name: "abs_path", From: "absPath", Doc: "Source file with its whole path, or its URL."},
	field.String{Name: "module", Doc: "Module or class."},
	field.Number{Name: "line_no", From: "lineNo", Doc: "Line in the source file, from 1."},
	field.Number{Name: "col_no", From: "colNo", Doc: "Column in the line."},
	field.String{Name: "context_line", From: "context", Value: field.Func(contextLine), Doc: "The source line itself, out of the lines around it."},
}

var inAppFrame = append(slices.Clone(frameLocation), field.String{Name: "function", Doc: "Function."})

var frame = append(slices.Clone(frameLocation),
	field.String{Name: "package", Doc: "Library or package that the code is in."},
	field.String{Name: "platform", Doc: "Platform of the frame, where it is not the event's."},
	field.String{Name: "function", Doc: "Function, shortened for reading."},
	field.String{Name: "raw_function", From: "rawFunction", Doc: "Function as the SDK reported it."},
	field.String{Name: "symbol", Doc: "Mangled symbol of the function."},
	field.Bool{Name: "in_app", From: "inApp", Doc: "Whether it is the application's own code."},
	field.String{Name: "instruction_addr", From: "instructionAddr", Doc: "Address of the instruction, as hex."},
	field.String{Name: "symbol_addr", From: "symbolAddr", Doc: "Address where the function begins, as hex."},
	field.String{Name: "trust", Doc: "How the frame was found, such as `cfi` or `scan`."},
	field.String{Name: "source_link", From: "sourceLink", Doc: "Link to the line in the code's repository."},
	field.String{Name: "symbolicator_status", From: "symbolicatorStatus", Doc: "Result of symbolication, such as `symbolicated` or `missing`."},
)

const noFrames = " Null where section `frames` is not read."

var stacktrace = field.Objects{
	Name: "stacktrace", From: "entries[stacktrace].data.frames", Section: sectionFrames,
	Doc: "Stack trace of an event without an exception, the oldest call first." + noFrames, Fields: frame,
}

var threads = field.Fields{
	field.Objects{Name: "threads", From: "entries[threads].data.values", Doc: "Threads that ran when the event happened.", Fields: field.Fields{
		field.String{Name: "id", Doc: "Id of the thread, as text."},
		field.String{Name: "name", Doc: "Name of the thread."},
		field.String{Name: "state", Doc: "State, such as `RUNNABLE`."},
		field.Bool{Name: "current", Doc: "Whether the event was sent from it."},
		field.Bool{Name: "crashed", Doc: "Whether it crashed. Its frames then stand at the exception with its id."},
		field.Objects{Name: "frames", From: "stacktrace.frames", Section: sectionFrames, Doc: "Stack trace of the thread, the oldest call first." + noFrames, Fields: frame},
	}},
}

// topInAppFrame returns the innermost frame of the application's own code.
func topInAppFrame(s *source) *jsontree.Object {
	for _, frame := range slices.Backward(s.mainException().Object("stacktrace").Objects("frames")) {
		if inApp := frame.Bool("inApp"); inApp != nil && *inApp {
			return frame
		}
	}
	return s.root.Absent()
}

// contextLine returns the source line of a frame: the pair whose number is lineNo.
func contextLine(frame *jsontree.Object) *string {
	line := frame.Number("lineNo")
	if line == nil {
		return nil
	}
	return frame.PairValue("context", *line)
}
