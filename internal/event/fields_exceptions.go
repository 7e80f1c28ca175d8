// SPDX-License-Identifier: MPL-2.0

package event

import (
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var exceptions = field.Fields{
	field.String{
		Name: "exception_type", Value: field.Func(exceptionType),
		Doc: "Type of the main exception, from Sentry's `metadata.type` or else the last exception.",
	},
	field.String{
		Name: "exception_value", Value: field.Func(exceptionValue),
		Doc: "Message of the main exception, from Sentry's `metadata.value` or else the last exception.",
	},
	field.Object{
		Name: "top_in_app_frame", From: "entries[exception].data.values[].stacktrace.frames[]", Value: field.Func(topInAppFrame),
		Doc:    "Innermost frame of the application's own code in the main exception. If that exception has no frames, those of its thread, the crashed thread, or `stacktrace` are searched, in this order.",
		Fields: inAppFrame,
	},
	field.Objects{
		Name: "exceptions", From: "entries[exception].data.values", Value: field.Func((*source).chain),
		Doc:    "Chain of exceptions: innermost cause first, reported exception last.",
		Fields: exception,
	},
}

var exception = field.Fields{
	field.String{Name: "type", Doc: "Type, such as `ValueError`."},
	field.String{Name: "value", Doc: "Message."},
	field.String{Name: "module", Doc: "Module or package of the type."},
	field.String{Name: "thread_id", From: "threadId", Doc: "ID of the thread in which it was raised."},
	field.Object{Name: "mechanism", Doc: "How the exception was caught.", Fields: mechanism},
	field.Objects{Name: "frames", From: "stacktrace.frames", Section: sectionFrames, Doc: "Stack trace, oldest call first.", Fields: frame},
	field.StringMap{Name: "registers", From: "stacktrace.registers", Doc: "Processor registers, in hexadecimal."},
	// Sentry's name for it is misleading: it is true if any frame is of
	// the application's own code.
	field.Bool{Name: "has_in_app_frames", From: "stacktrace.hasSystemFrames", Value: field.Func(hasInAppFrames), Doc: "Whether any frame is of the application's own code."},
}

var mechanism = field.Fields{
	field.String{Name: "type", Doc: "What caught the exception, such as `django` or `onerror`."},
	field.Bool{Name: "handled", Doc: "Whether the program caught the exception."},
	field.Bool{Name: "synthetic", Doc: "Whether the SDK created the exception. If true, its type carries little information."},
	field.String{Name: "description", Doc: "Description."},
	field.String{Name: "help_link", Doc: "Link to documentation."},
	field.String{Name: "source", Doc: "Where the exception is attached to its parent, such as `__cause__`."},
	field.String{Name: "exception_id", Doc: "Number of the exception in its group."},
	field.String{Name: "parent_id", Doc: "Number of the parent exception."},
	field.Bool{Name: "is_exception_group", Doc: "Whether the exception only groups other exceptions."},
	field.JSON{Name: "data_json", Doc: "Details."},
	field.JSON{Name: "meta_json", Doc: "Details of the operating system, such as signal and error number."},
}

// chain returns the exceptions.
func (s *source) chain() []*jsontree.Object { return s.exceptions }

// readExceptions returns the exceptions of the event, the main one last. Events of old
// servers contain a single value instead of a list.
func (s *source) readExceptions() []*jsontree.Object {
	data := s.entries.peek("exception")
	if s.read[sectionExceptions] {
		data = s.entries.data("exception")
	}
	if !data.Has("values") {
		if single := data.Object("value"); single.Present() {
			return []*jsontree.Object{single}
		}
	}
	return data.Objects("values")
}

// mainException returns the exception that the event is about: the one that the event's
// metadata describes, or else the last. It returns an absent object if there is none.
func (s *source) mainException() *jsontree.Object {
	if len(s.exceptions) == 0 {
		return s.root.Absent()
	}
	metadata := s.root.Quiet().Object("metadata")
	kind, value := metadata.String("type"), metadata.String("value")
	for i := len(s.exceptions) - 1; i >= 0 && kind != nil; i-- {
		exception := s.exceptions[i].Quiet()
		if matches(kind, exception.String("type")) && matches(value, exception.String("value")) {
			return s.exceptions[i]
		}
	}
	return s.exceptions[len(s.exceptions)-1]
}

// matches reports whether a string of the metadata describes an exception with text. Sentry
// may omit the string, or truncate it with "...".
func matches(metadata, text *string) bool {
	if metadata == nil || text == nil {
		return metadata == nil
	}
	start, cut := strings.CutSuffix(*metadata, "...")
	return *metadata == *text || cut && strings.HasPrefix(*text, start)
}

func exceptionType(s *source) *string { return s.ofMainException("type") }

func exceptionValue(s *source) *string { return s.ofMainException("value") }

// ofMainException returns the value that the metadata contains about the main exception, or
// else that of the exception itself.
func (s *source) ofMainException(key string) *string {
	main, metadata := s.mainException(), s.root.Object("metadata")
	if main.Present() { // Else the metadata is about something else.
		if text := metadata.Text(key); text != nil {
			return text
		}
	}
	return main.String(key)
}
