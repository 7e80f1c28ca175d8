// SPDX-License-Identifier: MPL-2.0

// Package sourcemaps reads what Sentry says about the source maps of one event:
// the data source sentry_event_source_maps.
package sourcemaps

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/projectevent"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/source"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// Source is the data source sentry_event_source_maps.
func Source() source.Definition[Config, Model] {
	return source.Definition[Config, Model]{Name: "event_source_maps", Schema: dataSourceSchema, Read: Read}
}

// Config is the configuration. It comes back as it is, but for what
// [projectevent.Arguments] shows of what was used.
type Config struct {
	projectevent.Arguments
}

// Model is the state.
type Model struct {
	Config
	Report
}

// Configuration gives the configuration that the state is of.
func (m Model) Configuration() Config { return m.Config }

// Report is what Sentry found out about the source maps of an event.
type Report struct {
	Release                            *string `tfsdk:"release"`
	Dist                               *string `tfsdk:"dist"`
	SDKVersion                         *string `tfsdk:"sdk_version"`
	MinDebugIDSDKVersion               *string `tfsdk:"min_debug_id_sdk_version"`
	SDKDebugIDSupport                  *string `tfsdk:"sdk_debug_id_support"`
	HasDebugIDs                        *bool   `tfsdk:"has_debug_ids"`
	ProjectHasSomeArtifactBundle       *bool   `tfsdk:"project_has_some_artifact_bundle"`
	ReleaseHasSomeArtifact             *bool   `tfsdk:"release_has_some_artifact"`
	HasUploadedSomeArtifactWithDebugID *bool   `tfsdk:"has_uploaded_some_artifact_with_a_debug_id"`
	HasScrapingData                    *bool   `tfsdk:"has_scraping_data"`
	Frames                             []Frame `tfsdk:"frames"`
}

// Frame is how one frame of a stack trace was, or was not, resolved.
type Frame struct {
	ExceptionIndex         *wire.Number `tfsdk:"exception_index"`
	FrameIndex             *wire.Number `tfsdk:"frame_index"`
	AbsPath                *string      `tfsdk:"abs_path"`
	DebugID                *string      `tfsdk:"debug_id"`
	Resolved               bool         `tfsdk:"resolved"`
	ResolvedBy             *string      `tfsdk:"resolved_by"`
	Problem                *string      `tfsdk:"problem"`
	SourceFileLookupResult *string      `tfsdk:"source_file_lookup_result"`
	SourceMapLookupResult  *string      `tfsdk:"source_map_lookup_result"`
	SourceMapReference     *string      `tfsdk:"source_map_reference"`
	MatchingSourceMapName  *string      `tfsdk:"matching_source_map_name"`
	ScrapingSourceStatus   *string      `tfsdk:"scraping_source_status"`
	ScrapingMapStatus      *string      `tfsdk:"scraping_map_status"`
}
