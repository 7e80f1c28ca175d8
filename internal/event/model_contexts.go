// SPDX-License-Identifier: MPL-2.0

package event

import "github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"

// Contexts are the contexts whose keys Sentry defines.
type Contexts struct {
	Browser       BrowserContext       `tfsdk:"browser"`
	ClientOS      OSContext            `tfsdk:"client_os"`
	OS            OSContext            `tfsdk:"os"`
	Runtime       RuntimeContext       `tfsdk:"runtime"`
	Device        DeviceContext        `tfsdk:"device"`
	App           AppContext           `tfsdk:"app"`
	GPU           GPUContext           `tfsdk:"gpu"`
	Trace         TraceContext         `tfsdk:"trace"`
	Culture       CultureContext       `tfsdk:"culture"`
	CloudResource CloudResourceContext `tfsdk:"cloud_resource"`
	Response      ResponseContext      `tfsdk:"response"`
	Replay        ReplayContext        `tfsdk:"replay"`
	Profile       ProfileContext       `tfsdk:"profile"`
	Flags         map[string]string    `tfsdk:"flags"`
}

// BrowserContext is the browser of a client.
type BrowserContext struct {
	Name    *string `tfsdk:"name"`
	Version *string `tfsdk:"version"`
}

// OSContext is an operating system.
type OSContext struct {
	Name                   *string `tfsdk:"name"`
	Version                *string `tfsdk:"version"`
	Build                  *string `tfsdk:"build"`
	KernelVersion          *string `tfsdk:"kernel_version"`
	Rooted                 *bool   `tfsdk:"rooted"`
	Theme                  *string `tfsdk:"theme"`
	RawDescription         *string `tfsdk:"raw_description"`
	DistributionName       *string `tfsdk:"distribution_name"`
	DistributionVersion    *string `tfsdk:"distribution_version"`
	DistributionPrettyName *string `tfsdk:"distribution_pretty_name"`
}

// RuntimeContext is a language runtime.
type RuntimeContext struct {
	Name           *string `tfsdk:"name"`
	Version        *string `tfsdk:"version"`
	RawDescription *string `tfsdk:"raw_description"`
	Build          *string `tfsdk:"build"`
}

// DeviceContext is the device that the program ran on.
type DeviceContext struct {
	Name                    *string      `tfsdk:"name"`
	Family                  *string      `tfsdk:"family"`
	Model                   *string      `tfsdk:"model"`
	ModelID                 *string      `tfsdk:"model_id"`
	Arch                    *string      `tfsdk:"arch"`
	BatteryLevel            *wire.Number `tfsdk:"battery_level"`
	BatteryStatus           *string      `tfsdk:"battery_status"`
	BatteryTemperature      *wire.Number `tfsdk:"battery_temperature"`
	Orientation             *string      `tfsdk:"orientation"`
	Manufacturer            *string      `tfsdk:"manufacturer"`
	Brand                   *string      `tfsdk:"brand"`
	ScreenResolution        *string      `tfsdk:"screen_resolution"`
	ScreenHeightPixels      *wire.Number `tfsdk:"screen_height_pixels"`
	ScreenWidthPixels       *wire.Number `tfsdk:"screen_width_pixels"`
	ScreenDensity           *wire.Number `tfsdk:"screen_density"`
	ScreenDPI               *wire.Number `tfsdk:"screen_dpi"`
	Online                  *bool        `tfsdk:"online"`
	Charging                *bool        `tfsdk:"charging"`
	LowMemory               *bool        `tfsdk:"low_memory"`
	Simulator               *bool        `tfsdk:"simulator"`
	MemorySize              *wire.Number `tfsdk:"memory_size"`
	FreeMemory              *wire.Number `tfsdk:"free_memory"`
	UsableMemory            *wire.Number `tfsdk:"usable_memory"`
	StorageSize             *wire.Number `tfsdk:"storage_size"`
	FreeStorage             *wire.Number `tfsdk:"free_storage"`
	ExternalStorageSize     *wire.Number `tfsdk:"external_storage_size"`
	ExternalTotalStorage    *wire.Number `tfsdk:"external_total_storage"`
	ExternalFreeStorage     *wire.Number `tfsdk:"external_free_storage"`
	BootTime                *string      `tfsdk:"boot_time"`
	Timezone                *string      `tfsdk:"timezone"`
	Language                *string      `tfsdk:"language"`
	ProcessorCount          *wire.Number `tfsdk:"processor_count"`
	CPUDescription          *string      `tfsdk:"cpu_description"`
	ProcessorFrequency      *wire.Number `tfsdk:"processor_frequency"`
	DeviceType              *string      `tfsdk:"device_type"`
	DeviceUniqueIdentifier  *string      `tfsdk:"device_unique_identifier"`
	SupportsVibration       *bool        `tfsdk:"supports_vibration"`
	SupportsAccelerometer   *bool        `tfsdk:"supports_accelerometer"`
	SupportsGyroscope       *bool        `tfsdk:"supports_gyroscope"`
	SupportsAudio           *bool        `tfsdk:"supports_audio"`
	SupportsLocationService *bool        `tfsdk:"supports_location_service"`
	Locale                  *string      `tfsdk:"locale"`
	UUID                    *string      `tfsdk:"uuid"`
}

// AppContext is the application.
type AppContext struct {
	AppStartTime  *string           `tfsdk:"app_start_time"`
	DeviceAppHash *string           `tfsdk:"device_app_hash"`
	BuildType     *string           `tfsdk:"build_type"`
	AppIdentifier *string           `tfsdk:"app_identifier"`
	AppName       *string           `tfsdk:"app_name"`
	AppVersion    *string           `tfsdk:"app_version"`
	AppBuild      *string           `tfsdk:"app_build"`
	AppMemory     *wire.Number      `tfsdk:"app_memory"`
	AppArch       *string           `tfsdk:"app_arch"`
	FreeMemory    *wire.Number      `tfsdk:"free_memory"`
	InForeground  *bool             `tfsdk:"in_foreground"`
	Permissions   map[string]string `tfsdk:"permissions"`
	ViewNames     []string          `tfsdk:"view_names"`
	StartType     *string           `tfsdk:"start_type"`
}

// GPUContext is the graphics processor.
type GPUContext struct {
	Name                   *string      `tfsdk:"name"`
	Version                *string      `tfsdk:"version"`
	ID                     *string      `tfsdk:"id"`
	VendorID               *string      `tfsdk:"vendor_id"`
	VendorName             *string      `tfsdk:"vendor_name"`
	MemorySize             *wire.Number `tfsdk:"memory_size"`
	APIType                *string      `tfsdk:"api_type"`
	MultiThreadedRendering *bool        `tfsdk:"multi_threaded_rendering"`
	NPOTSupport            *string      `tfsdk:"npot_support"`
	MaxTextureSize         *wire.Number `tfsdk:"max_texture_size"`
	GraphicsShaderLevel    *string      `tfsdk:"graphics_shader_level"`
}

// TraceContext is the trace and span that the event happened in.
type TraceContext struct {
	TraceID                    *string      `tfsdk:"trace_id"`
	SpanID                     *string      `tfsdk:"span_id"`
	ParentSpanID               *string      `tfsdk:"parent_span_id"`
	Op                         *string      `tfsdk:"op"`
	Status                     *string      `tfsdk:"status"`
	Description                *string      `tfsdk:"description"`
	ExclusiveTime              *wire.Number `tfsdk:"exclusive_time"`
	ClientSampleRate           *wire.Number `tfsdk:"client_sample_rate"`
	Sampled                    *bool        `tfsdk:"sampled"`
	Origin                     *string      `tfsdk:"origin"`
	Hash                       *string      `tfsdk:"hash"`
	TagsJSON                   *string      `tfsdk:"tags_json"`
	DataJSON                   *string      `tfsdk:"data_json"`
	DynamicSamplingContextJSON *string      `tfsdk:"dynamic_sampling_context_json"`
}

// CultureContext is the client's regional settings.
type CultureContext struct {
	Calendar       *string `tfsdk:"calendar"`
	DisplayName    *string `tfsdk:"display_name"`
	Locale         *string `tfsdk:"locale"`
	Is24HourFormat *bool   `tfsdk:"is_24_hour_format"`
	Timezone       *string `tfsdk:"timezone"`
}

// CloudResourceContext is the cloud resource that the program ran on.
type CloudResourceContext struct {
	CloudProvider         *string `tfsdk:"cloud_provider"`
	CloudAccountID        *string `tfsdk:"cloud_account_id"`
	CloudRegion           *string `tfsdk:"cloud_region"`
	CloudAvailabilityZone *string `tfsdk:"cloud_availability_zone"`
	CloudPlatform         *string `tfsdk:"cloud_platform"`
	HostID                *string `tfsdk:"host_id"`
	HostType              *string `tfsdk:"host_type"`
}

// ResponseContext is the HTTP response of the request.
type ResponseContext struct {
	StatusCode          *wire.Number `tfsdk:"status_code"`
	Headers             []Pair       `tfsdk:"headers"`
	Cookies             []Pair       `tfsdk:"cookies"`
	BodySize            *wire.Number `tfsdk:"body_size"`
	DataJSON            *string      `tfsdk:"data_json"`
	InferredContentType *string      `tfsdk:"inferred_content_type"`
}

// ReplayContext links to a session replay.
type ReplayContext struct {
	ReplayID *string `tfsdk:"replay_id"`
}

// ProfileContext links to a profile.
type ProfileContext struct {
	ProfileID  *string `tfsdk:"profile_id"`
	ProfilerID *string `tfsdk:"profiler_id"`
}
