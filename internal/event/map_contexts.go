// SPDX-License-Identifier: MPL-2.0

package event

import (
	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func mapContexts(event *Event, s source) {
	o := s.root.Object("contexts")
	event.Contexts = &Contexts{
		Browser:       mapBrowserContext(o.Object("browser")),
		ClientOS:      mapOSContext(o.Object("client_os")),
		OS:            mapOSContext(o.Object("os")),
		Runtime:       mapRuntimeContext(o.Object("runtime")),
		Device:        mapDeviceContext(o.Object("device")),
		App:           mapAppContext(o.Object("app")),
		GPU:           mapGPUContext(o.Object("gpu")),
		Trace:         mapTraceContext(o.Object("trace")),
		Culture:       mapCultureContext(o.Object("culture")),
		CloudResource: mapCloudResourceContext(o.Object("cloud_resource")),
		Response:      mapResponseContext(o.Object("response")),
		Replay:        mapReplayContext(o.Object("replay")),
		Profile:       mapProfileContext(o.Object("profile")),
		Flags:         mapFlags(o.Object("flags")),
	}
	event.ContextsJSON = s.root.JSONMap("contexts")
}

// mapFlags maps the evaluated feature flags; the last evaluation of a flag
// counts.
func mapFlags(o *jsontree.Object) map[string]string {
	flags := map[string]string{}
	for _, evaluation := range o.Objects("values") {
		if flag, result := evaluation.String("flag"), evaluation.Text("result"); flag != nil && result != nil {
			flags[norm.NFC.String(*flag)] = *result
		}
	}
	return flags
}

func mapBrowserContext(o *jsontree.Object) BrowserContext {
	return BrowserContext{
		Name:    o.String("name"),
		Version: o.String("version"),
	}
}

func mapOSContext(o *jsontree.Object) OSContext {
	return OSContext{
		Name:                   o.String("name"),
		Version:                o.String("version"),
		Build:                  o.String("build"),
		KernelVersion:          o.String("kernel_version"),
		Rooted:                 o.Bool("rooted"),
		Theme:                  o.String("theme"),
		RawDescription:         o.String("raw_description"),
		DistributionName:       o.String("distribution_name"),
		DistributionVersion:    o.String("distribution_version"),
		DistributionPrettyName: o.String("distribution_pretty_name"),
	}
}

func mapRuntimeContext(o *jsontree.Object) RuntimeContext {
	return RuntimeContext{
		Name:           o.String("name"),
		Version:        o.String("version"),
		RawDescription: o.String("raw_description"),
		Build:          o.String("build"),
	}
}

func mapDeviceContext(o *jsontree.Object) DeviceContext {
	return DeviceContext{
		Name:                    o.String("name"),
		Family:                  o.String("family"),
		Model:                   o.String("model"),
		ModelID:                 o.String("model_id"),
		Arch:                    o.String("arch"),
		BatteryLevel:            number(o.Number("battery_level")),
		BatteryStatus:           o.String("battery_status"),
		BatteryTemperature:      number(o.Number("battery_temperature")),
		Orientation:             o.String("orientation"),
		Manufacturer:            o.String("manufacturer"),
		Brand:                   o.String("brand"),
		ScreenResolution:        o.String("screen_resolution"),
		ScreenHeightPixels:      number(o.Number("screen_height_pixels")),
		ScreenWidthPixels:       number(o.Number("screen_width_pixels")),
		ScreenDensity:           number(o.Number("screen_density")),
		ScreenDPI:               number(o.Number("screen_dpi")),
		Online:                  o.Bool("online"),
		Charging:                o.Bool("charging"),
		LowMemory:               o.Bool("low_memory"),
		Simulator:               o.Bool("simulator"),
		MemorySize:              number(o.Number("memory_size")),
		FreeMemory:              number(o.Number("free_memory")),
		UsableMemory:            number(o.Number("usable_memory")),
		StorageSize:             number(o.Number("storage_size")),
		FreeStorage:             number(o.Number("free_storage")),
		ExternalStorageSize:     number(o.Number("external_storage_size")),
		ExternalTotalStorage:    number(o.Number("external_total_storage")),
		ExternalFreeStorage:     number(o.Number("external_free_storage")),
		BootTime:                o.String("boot_time"),
		Timezone:                o.String("timezone"),
		Language:                o.String("language"),
		ProcessorCount:          number(o.Number("processor_count")),
		CPUDescription:          o.String("cpu_description"),
		ProcessorFrequency:      number(o.Number("processor_frequency")),
		DeviceType:              o.String("device_type"),
		DeviceUniqueIdentifier:  o.String("device_unique_identifier"),
		SupportsVibration:       o.Bool("supports_vibration"),
		SupportsAccelerometer:   o.Bool("supports_accelerometer"),
		SupportsGyroscope:       o.Bool("supports_gyroscope"),
		SupportsAudio:           o.Bool("supports_audio"),
		SupportsLocationService: o.Bool("supports_location_service"),
		Locale:                  o.String("locale"),
		UUID:                    o.String("uuid"),
	}
}

func mapAppContext(o *jsontree.Object) AppContext {
	return AppContext{
		AppStartTime:  o.String("app_start_time"),
		DeviceAppHash: o.String("device_app_hash"),
		BuildType:     o.String("build_type"),
		AppIdentifier: o.String("app_identifier"),
		AppName:       o.String("app_name"),
		AppVersion:    o.String("app_version"),
		AppBuild:      o.String("app_build"),
		AppMemory:     number(o.Number("app_memory")),
		AppArch:       o.String("app_arch"),
		FreeMemory:    number(o.Number("free_memory")),
		InForeground:  o.Bool("in_foreground"),
		Permissions:   o.StringMap("permissions"),
		ViewNames:     o.Strings("view_names"),
		StartType:     o.String("start_type"),
	}
}

func mapGPUContext(o *jsontree.Object) GPUContext {
	return GPUContext{
		Name:                   o.String("name"),
		Version:                o.String("version"),
		ID:                     o.String("id"),
		VendorID:               o.String("vendor_id"),
		VendorName:             o.String("vendor_name"),
		MemorySize:             number(o.Number("memory_size")),
		APIType:                o.String("api_type"),
		MultiThreadedRendering: o.Bool("multi_threaded_rendering"),
		NPOTSupport:            o.String("npot_support"),
		MaxTextureSize:         number(o.Number("max_texture_size")),
		GraphicsShaderLevel:    o.String("graphics_shader_level"),
	}
}

func mapTraceContext(o *jsontree.Object) TraceContext {
	return TraceContext{
		TraceID:                    o.String("trace_id"),
		SpanID:                     o.String("span_id"),
		ParentSpanID:               o.String("parent_span_id"),
		Op:                         o.String("op"),
		Status:                     o.String("status"),
		Description:                o.String("description"),
		ExclusiveTime:              number(o.Number("exclusive_time")),
		ClientSampleRate:           number(o.Number("client_sample_rate")),
		Sampled:                    o.Bool("sampled"),
		Origin:                     o.String("origin"),
		Hash:                       o.String("hash"),
		TagsJSON:                   o.JSON("tags"),
		DataJSON:                   o.JSON("data"),
		DynamicSamplingContextJSON: o.JSON("dynamic_sampling_context"),
	}
}

func mapCultureContext(o *jsontree.Object) CultureContext {
	return CultureContext{
		Calendar:       o.String("calendar"),
		DisplayName:    o.String("display_name"),
		Locale:         o.String("locale"),
		Is24HourFormat: o.Bool("is_24_hour_format"),
		Timezone:       o.String("timezone"),
	}
}

func mapCloudResourceContext(o *jsontree.Object) CloudResourceContext {
	return CloudResourceContext{
		CloudProvider:         o.String("cloud.provider"),
		CloudAccountID:        o.String("cloud.account.id"),
		CloudRegion:           o.String("cloud.region"),
		CloudAvailabilityZone: o.String("cloud.availability_zone"),
		CloudPlatform:         o.String("cloud.platform"),
		HostID:                o.String("host.id"),
		HostType:              o.String("host.type"),
	}
}

func mapResponseContext(o *jsontree.Object) ResponseContext {
	return ResponseContext{
		StatusCode:          number(o.Number("status_code")),
		Headers:             mapPairs(o.Pairs("headers")),
		Cookies:             mapPairs(o.Pairs("cookies")),
		BodySize:            number(o.Number("body_size")),
		DataJSON:            o.JSON("data"),
		InferredContentType: o.String("inferred_content_type"),
	}
}

func mapReplayContext(o *jsontree.Object) ReplayContext {
	return ReplayContext{
		ReplayID: o.String("replay_id"),
	}
}

func mapProfileContext(o *jsontree.Object) ProfileContext {
	return ProfileContext{
		ProfileID:  o.String("profile_id"),
		ProfilerID: o.String("profiler_id"),
	}
}
