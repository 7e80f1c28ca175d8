// SPDX-License-Identifier: MPL-2.0

package event

import (
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func mapExceptions(event *Event, s source) {
	main, metadata := s.mainException(), s.root.Object("metadata")
	if !main.Present() {
		metadata = s.root.Absent() // it is then about something else
	}
	event.ExceptionType = firstText(metadata.Text("type"), main.String("type"))
	event.ExceptionValue = firstText(metadata.Text("value"), main.String("value"))
	event.TopInAppFrame = mapTopInAppFrame(main.Object("stacktrace"))
	event.Exceptions = mapObjects(s.exceptions, func(o *jsontree.Object) Exception {
		return mapException(o, s.read)
	})
}

func firstText(texts ...*string) *string {
	for _, text := range texts {
		if text != nil {
			return text
		}
	}
	return nil
}

func mapException(o *jsontree.Object, read selection) Exception {
	stacktrace := o.Object("stacktrace")
	return Exception{
		Type:           o.String("type"),
		Value:          o.String("value"),
		Module:         o.String("module"),
		ThreadID:       o.String("threadId"),
		Mechanism:      mapMechanism(o.Object("mechanism")),
		Frames:         mapFrames(stacktrace, read),
		Registers:      stacktrace.StringMap("registers"),
		HasInAppFrames: stacktrace.Bool("hasSystemFrames"),
	}
}

func mapMechanism(o *jsontree.Object) Mechanism {
	return Mechanism{
		Type:             o.String("type"),
		Handled:          o.Bool("handled"),
		Synthetic:        o.Bool("synthetic"),
		Description:      o.String("description"),
		HelpLink:         o.String("help_link"),
		Source:           o.String("source"),
		ExceptionID:      o.String("exception_id"),
		ParentID:         o.String("parent_id"),
		IsExceptionGroup: o.Bool("is_exception_group"),
		DataJSON:         o.JSON("data"),
		MetaJSON:         o.JSON("meta"),
	}
}

// mapFrames maps the frames of a stack trace, to nil where section frames is not
// read.
func mapFrames(stacktrace *jsontree.Object, read selection) []Frame {
	if !read[sectionFrames] {
		return nil
	}
	return mapObjects(stacktrace.Objects("frames"), mapFrame)
}

func mapFrame(o *jsontree.Object) Frame {
	line := o.Number("lineNo")
	return Frame{
		Filename:           o.String("filename"),
		AbsPath:            o.String("absPath"),
		Module:             o.String("module"),
		Package:            o.String("package"),
		Platform:           o.String("platform"),
		Function:           o.String("function"),
		RawFunction:        o.String("rawFunction"),
		Symbol:             o.String("symbol"),
		LineNo:             number(line),
		ColNo:              number(o.Number("colNo")),
		InApp:              o.Bool("inApp"),
		ContextLine:        contextLine(o, line),
		InstructionAddr:    o.String("instructionAddr"),
		SymbolAddr:         o.String("symbolAddr"),
		Trust:              o.String("trust"),
		SourceLink:         o.String("sourceLink"),
		SymbolicatorStatus: o.String("symbolicatorStatus"),
	}
}

// contextLine gives the source line of a frame out of the lines around it.
func contextLine(frame *jsontree.Object, line *string) *string {
	if line == nil {
		return nil
	}
	return frame.PairValue("context", *line)
}

// mapTopInAppFrame maps the innermost frame of the application's own code.
func mapTopInAppFrame(stacktrace *jsontree.Object) *TopInAppFrame {
	frames := stacktrace.Objects("frames")
	for _, frame := range slices.Backward(frames) {
		if inApp := frame.Bool("inApp"); inApp == nil || !*inApp {
			continue
		}
		line := frame.Number("lineNo")
		return &TopInAppFrame{
			Filename:    frame.String("filename"),
			AbsPath:     frame.String("absPath"),
			Module:      frame.String("module"),
			Function:    frame.String("function"),
			LineNo:      number(line),
			ColNo:       number(frame.Number("colNo")),
			ContextLine: contextLine(frame, line),
		}
	}
	return &TopInAppFrame{}
}

func mapStacktrace(event *Event, s source) {
	event.Stacktrace = mapFrames(s.entries.data("stacktrace"), s.read)
}

func mapThreads(event *Event, s source) {
	event.Threads = mapObjects(s.entries.data("threads").Objects("values"), func(o *jsontree.Object) Thread {
		return Thread{
			ID:      o.String("id"),
			Name:    o.String("name"),
			State:   o.String("state"),
			Current: o.Bool("current"),
			Crashed: o.Bool("crashed"),
			Frames:  mapFrames(o.Object("stacktrace"), s.read),
		}
	})
}

func mapDebugImages(event *Event, s source) {
	event.DebugImages = mapObjects(s.entries.data("debugmeta").Objects("images"), mapDebugImage)
}

func mapDebugImage(o *jsontree.Object) DebugImage {
	return DebugImage{
		Type:         o.String("type"),
		CodeID:       o.String("code_id"),
		CodeFile:     o.String("code_file"),
		DebugID:      o.String("debug_id"),
		DebugFile:    o.String("debug_file"),
		ImageAddr:    o.String("image_addr"),
		ImageSize:    number(o.Number("image_size")),
		ImageVMAddr:  o.String("image_vmaddr"),
		Arch:         o.String("arch"),
		UUID:         o.String("uuid"),
		DebugStatus:  o.String("debug_status"),
		UnwindStatus: o.String("unwind_status"),
	}
}
