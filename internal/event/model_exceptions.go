// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"

// Exception is one of a chain of exceptions, the innermost cause first.
type Exception struct {
	Type           *string           `tfsdk:"type"`
	Value          *string           `tfsdk:"value"`
	Module         *string           `tfsdk:"module"`
	ThreadID       *string           `tfsdk:"thread_id"`
	Mechanism      Mechanism         `tfsdk:"mechanism"`
	Frames         []Frame           `tfsdk:"frames"`
	Registers      map[string]string `tfsdk:"registers"`
	HasInAppFrames *bool             `tfsdk:"has_in_app_frames"`
}

// Mechanism is how an exception was caught.
type Mechanism struct {
	Type             *string `tfsdk:"type"`
	Handled          *bool   `tfsdk:"handled"`
	Synthetic        *bool   `tfsdk:"synthetic"`
	Description      *string `tfsdk:"description"`
	HelpLink         *string `tfsdk:"help_link"`
	Source           *string `tfsdk:"source"`
	ExceptionID      *string `tfsdk:"exception_id"`
	ParentID         *string `tfsdk:"parent_id"`
	IsExceptionGroup *bool   `tfsdk:"is_exception_group"`
	DataJSON         *string `tfsdk:"data_json"`
	MetaJSON         *string `tfsdk:"meta_json"`
}

// Frame is one call of a stack trace, the oldest call first.
type Frame struct {
	Filename           *string      `tfsdk:"filename"`
	AbsPath            *string      `tfsdk:"abs_path"`
	Module             *string      `tfsdk:"module"`
	Package            *string      `tfsdk:"package"`
	Platform           *string      `tfsdk:"platform"`
	Function           *string      `tfsdk:"function"`
	RawFunction        *string      `tfsdk:"raw_function"`
	Symbol             *string      `tfsdk:"symbol"`
	LineNo             *wire.Number `tfsdk:"line_no"`
	ColNo              *wire.Number `tfsdk:"col_no"`
	InApp              *bool        `tfsdk:"in_app"`
	ContextLine        *string      `tfsdk:"context_line"`
	InstructionAddr    *string      `tfsdk:"instruction_addr"`
	SymbolAddr         *string      `tfsdk:"symbol_addr"`
	Trust              *string      `tfsdk:"trust"`
	SourceLink         *string      `tfsdk:"source_link"`
	SymbolicatorStatus *string      `tfsdk:"symbolicator_status"`
}

// TopInAppFrame is the innermost frame of the application's own code.
type TopInAppFrame struct {
	Filename    *string      `tfsdk:"filename"`
	AbsPath     *string      `tfsdk:"abs_path"`
	Module      *string      `tfsdk:"module"`
	Function    *string      `tfsdk:"function"`
	LineNo      *wire.Number `tfsdk:"line_no"`
	ColNo       *wire.Number `tfsdk:"col_no"`
	ContextLine *string      `tfsdk:"context_line"`
}

// Thread is a thread that ran when the event happened.
type Thread struct {
	ID      *string `tfsdk:"id"`
	Name    *string `tfsdk:"name"`
	State   *string `tfsdk:"state"`
	Current *bool   `tfsdk:"current"`
	Crashed *bool   `tfsdk:"crashed"`
	Frames  []Frame `tfsdk:"frames"`
}

// DebugImage is a loaded library or other module of the program.
type DebugImage struct {
	Type         *string      `tfsdk:"type"`
	CodeID       *string      `tfsdk:"code_id"`
	CodeFile     *string      `tfsdk:"code_file"`
	DebugID      *string      `tfsdk:"debug_id"`
	DebugFile    *string      `tfsdk:"debug_file"`
	ImageAddr    *string      `tfsdk:"image_addr"`
	ImageSize    *wire.Number `tfsdk:"image_size"`
	ImageVMAddr  *string      `tfsdk:"image_vmaddr"`
	Arch         *string      `tfsdk:"arch"`
	UUID         *string      `tfsdk:"uuid"`
	DebugStatus  *string      `tfsdk:"debug_status"`
	UnwindStatus *string      `tfsdk:"unwind_status"`
}
