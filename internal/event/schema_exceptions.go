// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

func exceptionsAttributes() map[string]schema.Attribute {
	exceptions := attribute.InSection(sectionExceptions)
	return map[string]schema.Attribute{
		"exception_type": exceptions.String("",
			"Type of the main exception: Sentry's `metadata.type`, which it makes the title of, else that of the last exception. Null where there is no exception."),
		"exception_value": exceptions.String("",
			"Message of the main exception: Sentry's `metadata.value`, which it makes the title of, else that of the last exception. Null where there is no exception."),
		"top_in_app_frame": exceptions.Object("entries[exception].data.values[].stacktrace.frames[]",
			"The innermost frame of the application's own code in the main exception.", topInAppFrameAttributes()),
		"exceptions": exceptions.Objects("entries[exception].data.values",
			"The chain of exceptions, the innermost cause first, the one that was reported last.", exceptionAttributes()),
	}
}

func exceptionAttributes() map[string]schema.Attribute {
	exceptions := attribute.InSection(sectionExceptions)
	return map[string]schema.Attribute{
		"type":      exceptions.String("type", "Type, such as `ValueError`."),
		"value":     exceptions.String("value", "Message."),
		"module":    exceptions.String("module", "Module or package of the type."),
		"thread_id": exceptions.String("threadId", "Id of the thread that it was raised in, as text."),
		"mechanism": exceptions.Object("mechanism", "How it was caught.", mechanismAttributes()),
		"frames": framesAttribute("stacktrace.frames",
			"Stack trace, the oldest call first."),
		"registers": exceptions.StringMap("stacktrace.registers", "Processor registers, as hex."),
		"has_in_app_frames": exceptions.Bool("stacktrace.hasSystemFrames",
			"Whether any frame is of the application's own code."),
	}
}

func mechanismAttributes() map[string]schema.Attribute {
	exceptions := attribute.InSection(sectionExceptions)
	return map[string]schema.Attribute{
		"type":               exceptions.String("type", "What caught it, such as `django` or `onerror`."),
		"handled":            exceptions.Bool("handled", "Whether the program caught it."),
		"synthetic":          exceptions.Bool("synthetic", "Whether the exception was made by the SDK and its type means little."),
		"description":        exceptions.String("description", "The mechanism in words."),
		"help_link":          exceptions.String("help_link", "Where to read more."),
		"source":             exceptions.String("source", "Where it hung in its parent, such as `__cause__`."),
		"exception_id":       exceptions.String("exception_id", "Number of the exception in its group, as text."),
		"parent_id":          exceptions.String("parent_id", "Number of the exception that holds it, as text."),
		"is_exception_group": exceptions.Bool("is_exception_group", "Whether it only holds other exceptions."),
		"data_json":          exceptions.JSON("data", "Particulars of the mechanism."),
		"meta_json":          exceptions.JSON("meta", "Signal, error number and the like of the operating system."),
	}
}

func topInAppFrameAttributes() map[string]schema.Attribute {
	exceptions := attribute.InSection(sectionExceptions)
	return map[string]schema.Attribute{
		"filename": exceptions.String("filename", "Source file, as short as the SDK made it."),
		"abs_path": exceptions.String("absPath", "Source file with its whole path, or its URL."),
		"module":   exceptions.String("module", "Module or class."),
		"function": exceptions.String("function", "Function."),
		"line_no":  exceptions.Number("lineNo", "Line in the source file, from 1."),
		"col_no":   exceptions.Number("colNo", "Column in the line."),
		"context_line": exceptions.String("context",
			"The source line itself, out of the lines around it."),
	}
}

// framesAttribute describes a stack trace, which stands in several places.
func framesAttribute(field, text string) schema.Attribute {
	frames := attribute.InSection(sectionFrames)
	return frames.Objects(field, text+" Null where section `frames` is not read.", map[string]schema.Attribute{
		"filename":            frames.String("filename", "Source file, as short as the SDK made it."),
		"abs_path":            frames.String("absPath", "Source file with its whole path, or its URL."),
		"module":              frames.String("module", "Module or class."),
		"package":             frames.String("package", "Library or package that the code is in."),
		"platform":            frames.String("platform", "Platform of the frame, where it is not the event's."),
		"function":            frames.String("function", "Function, shortened for reading."),
		"raw_function":        frames.String("rawFunction", "Function as the SDK reported it."),
		"symbol":              frames.String("symbol", "Mangled symbol of the function."),
		"line_no":             frames.Number("lineNo", "Line in the source file, from 1."),
		"col_no":              frames.Number("colNo", "Column in the line."),
		"in_app":              frames.Bool("inApp", "Whether it is the application's own code."),
		"context_line":        frames.String("context", "The source line itself, out of the lines around it."),
		"instruction_addr":    frames.String("instructionAddr", "Address of the instruction, as hex."),
		"symbol_addr":         frames.String("symbolAddr", "Address where the function begins, as hex."),
		"trust":               frames.String("trust", "How the frame was found, such as `cfi` or `scan`."),
		"source_link":         frames.String("sourceLink", "Link to the line in the code's repository."),
		"symbolicator_status": frames.String("symbolicatorStatus", "Result of symbolication, such as `symbolicated` or `missing`."),
	})
}

func framesAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"stacktrace": framesAttribute("entries[stacktrace].data.frames",
			"Stack trace of an event without an exception, the oldest call first."),
	}
}

func threadsAttributes() map[string]schema.Attribute {
	threads := attribute.InSection(sectionThreads)
	return map[string]schema.Attribute{
		"threads": threads.Objects("entries[threads].data.values",
			"Threads that ran when the event happened.", map[string]schema.Attribute{
				"id":      threads.String("id", "Id of the thread, as text."),
				"name":    threads.String("name", "Name of the thread."),
				"state":   threads.String("state", "State, such as `RUNNABLE`."),
				"current": threads.Bool("current", "Whether the event was sent from it."),
				"crashed": threads.Bool("crashed", "Whether it crashed. Its frames then stand at the exception with its id."),
				"frames":  framesAttribute("stacktrace.frames", "Stack trace of the thread, the oldest call first."),
			}),
	}
}

func debugImagesAttributes() map[string]schema.Attribute {
	images := attribute.InSection(sectionDebugImages)
	return map[string]schema.Attribute{
		"debug_images": images.Objects("entries[debugmeta].data.images",
			"Libraries and other modules that were loaded, and whether Sentry had their debug files.", map[string]schema.Attribute{
				"type":          images.String("type", "Kind of image, such as `elf`, `macho`, `pe` or `sourcemap`."),
				"code_id":       images.String("code_id", "Identifier of the code file."),
				"code_file":     images.String("code_file", "Path or URL of the code file."),
				"debug_id":      images.String("debug_id", "Identifier of the debug file."),
				"debug_file":    images.String("debug_file", "Path of the debug file."),
				"image_addr":    images.String("image_addr", "Address where the image was loaded, as hex."),
				"image_size":    images.Number("image_size", "Size of the loaded image in bytes."),
				"image_vmaddr":  images.String("image_vmaddr", "Address that the image prefers, as hex."),
				"arch":          images.String("arch", "Processor architecture."),
				"uuid":          images.String("uuid", "Identifier of the image on Apple platforms."),
				"debug_status":  images.String("debug_status", "Whether the debug file was found, such as `found`, `unused` or `missing`."),
				"unwind_status": images.String("unwind_status", "Whether unwind information was found."),
			}),
	}
}
