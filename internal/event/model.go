// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"

// Event is everything that is read of one event, by attribute name. A nil
// pointer, slice or map is null: a section that is not read, a value that
// Sentry does not send, or everything but ID and Found of an event that does not
// exist. What is read is never nil where it is an object, a list or a map.
type Event struct {
	ID              *string         `tfsdk:"id"`
	InternalID      *string         `tfsdk:"internal_id"`
	Found           *bool           `tfsdk:"found"`
	Sections        []string        `tfsdk:"sections"`
	ReadWarnings    []string        `tfsdk:"read_warnings"`
	ProjectID       *string         `tfsdk:"project_id"`
	GroupID         *string         `tfsdk:"group_id"`
	Platform        *string         `tfsdk:"platform"`
	Type            *string         `tfsdk:"type"`
	Dist            *string         `tfsdk:"dist"`
	Size            *wire.Number    `tfsdk:"size"`
	DateCreated     *string         `tfsdk:"date_created"`
	DateReceived    *string         `tfsdk:"date_received"`
	StartTimestamp  *wire.Number    `tfsdk:"start_timestamp"`
	EndTimestamp    *wire.Number    `tfsdk:"end_timestamp"`
	Level           *string         `tfsdk:"level"`
	Environment     *string         `tfsdk:"environment"`
	Handled         *bool           `tfsdk:"handled"`
	EntryTypes      []string        `tfsdk:"entry_types"`
	UserPresent     *bool           `tfsdk:"user_present"`
	BreadcrumbCount *wire.Number    `tfsdk:"breadcrumb_count"`
	Fingerprints    []string        `tfsdk:"fingerprints"`
	GroupingConfig  *GroupingConfig `tfsdk:"grouping_config"`
	SDK             *SDK            `tfsdk:"sdk"`
	SDKUpdates      []SDKUpdate     `tfsdk:"sdk_updates"`
	ResolvedWith    []string        `tfsdk:"resolved_with"`
	NextEventID     *string         `tfsdk:"next_event_id"`
	PreviousEventID *string         `tfsdk:"previous_event_id"`
	CrashFile       *CrashFile      `tfsdk:"crash_file"`
	WebURL          *string         `tfsdk:"web_url"`
	Release         *Release        `tfsdk:"release"`

	Title    *string           `tfsdk:"title"`
	Message  *string           `tfsdk:"message"`
	Culprit  *string           `tfsdk:"culprit"`
	Location *string           `tfsdk:"location"`
	Metadata map[string]string `tfsdk:"metadata"`
	LogEntry *LogEntry         `tfsdk:"logentry"`

	Tags        map[string]string `tfsdk:"tags"`
	Transaction *string           `tfsdk:"transaction"`

	Errors []ProcessingError `tfsdk:"errors"`

	User *User `tfsdk:"user"`

	Contexts     *Contexts         `tfsdk:"contexts"`
	ContextsJSON map[string]string `tfsdk:"contexts_json"`

	ExceptionType  *string        `tfsdk:"exception_type"`
	ExceptionValue *string        `tfsdk:"exception_value"`
	TopInAppFrame  *TopInAppFrame `tfsdk:"top_in_app_frame"`
	Exceptions     []Exception    `tfsdk:"exceptions"`

	Request         *Request               `tfsdk:"request"`
	SecurityReports *SecurityReports       `tfsdk:"security_reports"`
	Occurrence      *Occurrence            `tfsdk:"occurrence"`
	Measurements    map[string]Measurement `tfsdk:"measurements"`
	BreakdownsJSON  *string                `tfsdk:"breakdowns_json"`
	UserReport      *UserReport            `tfsdk:"user_report"`

	Stacktrace       []Frame           `tfsdk:"stacktrace"`
	Threads          []Thread          `tfsdk:"threads"`
	Breadcrumbs      []Breadcrumb      `tfsdk:"breadcrumbs"`
	Spans            []Span            `tfsdk:"spans"`
	DebugImages      []DebugImage      `tfsdk:"debug_images"`
	Packages         map[string]string `tfsdk:"packages"`
	ExtraJSON        map[string]string `tfsdk:"extra_json"`
	OtherEntriesJSON map[string]string `tfsdk:"other_entries_json"`
	MetaJSON         *string           `tfsdk:"meta_json"`
	SensitiveData    []SensitiveData   `tfsdk:"sensitive_data"`
	Scrubbed         []Scrubbed        `tfsdk:"scrubbed"`
	ContentSHA256    *string           `tfsdk:"content_sha256"`
	RawJSON          *string           `tfsdk:"raw_json"`
}

// GroupingConfig is how Sentry grouped the event into an issue.
type GroupingConfig struct {
	ID           *string `tfsdk:"id"`
	Enhancements *string `tfsdk:"enhancements"`
}

// SDK is the Sentry SDK that sent the event.
type SDK struct {
	Name    *string `tfsdk:"name"`
	Version *string `tfsdk:"version"`
}

// SDKUpdate is one suggestion of Sentry for the SDK.
type SDKUpdate struct {
	Type            *string `tfsdk:"type"`
	SDKName         *string `tfsdk:"sdk_name"`
	SDKURL          *string `tfsdk:"sdk_url"`
	NewSDKName      *string `tfsdk:"new_sdk_name"`
	NewSDKVersion   *string `tfsdk:"new_sdk_version"`
	IntegrationName *string `tfsdk:"integration_name"`
	IntegrationURL  *string `tfsdk:"integration_url"`
	EnablesJSON     *string `tfsdk:"enables_json"`
}

// CrashFile is the minidump of a native crash.
type CrashFile struct {
	ID          *string      `tfsdk:"id"`
	Name        *string      `tfsdk:"name"`
	Type        *string      `tfsdk:"type"`
	MIMEType    *string      `tfsdk:"mimetype"`
	Size        *wire.Number `tfsdk:"size"`
	SHA1        *string      `tfsdk:"sha1"`
	DateCreated *string      `tfsdk:"date_created"`
}

// LogEntry is the message as it was logged.
type LogEntry struct {
	Message    *string `tfsdk:"message"`
	Formatted  *string `tfsdk:"formatted"`
	ParamsJSON *string `tfsdk:"params_json"`
}

// ProcessingError is a problem that Sentry met when it processed the event.
type ProcessingError struct {
	Type     *string `tfsdk:"type"`
	Message  *string `tfsdk:"message"`
	DataJSON *string `tfsdk:"data_json"`
}
