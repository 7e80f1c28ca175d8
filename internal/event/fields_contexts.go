// SPDX-License-Identifier: MPL-2.0

package event

import (
	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var contexts = field.Fields{
	field.Object{Name: "contexts", Doc: "Contexts whose keys Sentry defines. `contexts_json` contains all contexts, including custom ones.", Fields: field.Fields{
		field.Object{Name: "browser", Doc: "Browser of the client.", Fields: browser},
		field.Object{Name: "client_os", Doc: "Operating system of the client.", Fields: operatingSystem},
		field.Object{Name: "os", Doc: "Operating system that the program ran on.", Fields: operatingSystem},
		field.Object{Name: "runtime", Doc: "Language runtime.", Fields: runtime},
		field.Object{Name: "device", Doc: "Device that the program ran on.", Fields: device},
		field.Object{Name: "app", Doc: "Application.", Fields: app},
		field.Object{Name: "gpu", Doc: "Graphics processor.", Fields: gpu},
		field.Object{Name: "trace", Doc: "Trace and span in which the event happened.", Fields: trace},
		field.Object{Name: "culture", Doc: "Regional settings of the client.", Fields: culture},
		field.Object{Name: "cloud_resource", Doc: "Cloud resource that the program ran on.", Fields: cloudResource},
		field.Object{Name: "response", Doc: "HTTP response to the request.", Fields: response},
		field.Object{Name: "replay", Doc: "Session replay of the event.", Fields: field.Fields{
			field.String{Name: "replay_id", Doc: "ID of the replay."},
		}},
		field.Object{Name: "profile", Doc: "Profile of the event.", Fields: field.Fields{
			field.String{Name: "profile_id", Doc: "ID of the profile."},
			field.String{Name: "profiler_id", Doc: "ID of the continuous profiler."},
		}},
		field.StringMap{
			Name: "flags", From: "flags.values", Value: field.Func(flags),
			Doc: "Evaluated feature flags by name. Results that are not strings are JSON, such as `true`. The last evaluation of a flag wins.",
		},
	}},
	field.JSONMap{Name: "contexts_json", Sensitive: true, Doc: "All contexts as JSON, by the key that the SDK used. Sentry turns numbers of more than 15 characters into strings."},
}

var browser = field.Fields{
	field.String{Name: "name", Doc: "Name, such as `Firefox`."},
	field.String{Name: "version", Doc: "Version."},
}

var operatingSystem = field.Fields{
	field.String{Name: "name", Doc: "Name, such as `Linux`."},
	field.String{Name: "version", Doc: "Version."},
	field.String{Name: "build", Doc: "Build."},
	field.String{Name: "kernel_version", Doc: "Kernel version."},
	field.Bool{Name: "rooted", Doc: "Whether the system is rooted."},
	field.String{Name: "theme", Doc: "Theme: `light` or `dark`."},
	field.String{Name: "raw_description", Doc: "Description that the system reports."},
	field.String{Name: "distribution_name", Doc: "Name of the distribution, such as `ubuntu`."},
	field.String{Name: "distribution_version", Doc: "Version of the distribution."},
	field.String{Name: "distribution_pretty_name", Doc: "Name of the distribution for display."},
}

var runtime = field.Fields{
	field.String{Name: "name", Doc: "Name, such as `CPython`."},
	field.String{Name: "version", Doc: "Version."},
	field.String{Name: "raw_description", Doc: "Description that the runtime reports."},
	field.String{Name: "build", Doc: "Build."},
}

var app = field.Fields{
	field.String{Name: "app_start_time", Doc: "Start time of the application, RFC 3339."},
	field.String{Name: "device_app_hash", Doc: "Identifier of the application on this device."},
	field.String{Name: "build_type", Doc: "Kind of build, such as `debug`."},
	field.String{Name: "app_identifier", Doc: "Identifier of the application, such as `com.example.app`."},
	field.String{Name: "app_name", Doc: "Name."},
	field.String{Name: "app_version", Doc: "Version."},
	field.String{Name: "app_build", Doc: "Build."},
	field.Number{Name: "app_memory", Doc: "Memory in use, in bytes."},
	field.String{Name: "app_arch", Doc: "Processor architecture of the build."},
	field.Number{Name: "free_memory", Doc: "Free memory, in bytes."},
	field.Bool{Name: "in_foreground", Doc: "Whether the application was in the foreground."},
	field.StringMap{Name: "permissions", Doc: "Status of each permission by name, such as `granted`."},
	field.Strings{Name: "view_names", Doc: "Views that were shown."},
	field.String{Name: "start_type", Doc: "Kind of start, such as `cold` or `warm`."},
}

var gpu = field.Fields{
	field.String{Name: "name", Doc: "Name."},
	field.String{Name: "version", Doc: "Version of the driver or interface."},
	field.String{Name: "id", Doc: "Identifier of the device."},
	field.String{Name: "vendor_id", Doc: "Identifier of the vendor."},
	field.String{Name: "vendor_name", Doc: "Name of the vendor."},
	field.Number{Name: "memory_size", Doc: "Graphics memory, in megabytes."},
	field.String{Name: "api_type", Doc: "Interface in use, such as `Metal`."},
	field.Bool{Name: "multi_threaded_rendering", Doc: "Whether several threads render."},
	field.String{Name: "npot_support", Doc: "Support for textures of any size."},
	field.Number{Name: "max_texture_size", Doc: "Largest texture size, in pixels."},
	field.String{Name: "graphics_shader_level", Doc: "Shader level."},
}

var trace = field.Fields{
	field.String{Name: "trace_id", Doc: "ID of the trace."},
	field.String{Name: "span_id", Doc: "ID of the span."},
	field.String{Name: "parent_span_id", Doc: "ID of the parent span."},
	field.String{Name: "op", Doc: "Kind of operation, such as `http.server`."},
	field.String{Name: "status", Doc: "Result, such as `ok`."},
	field.String{Name: "description", Doc: "Description of the operation."},
	field.Number{Name: "exclusive_time", Doc: "Time spent in this span and not in its child spans, in milliseconds."},
	field.Number{Name: "client_sample_rate", Doc: "Share of traces that the SDK keeps, from 0 to 1."},
	field.Bool{Name: "sampled", Doc: "Whether the trace was kept."},
	field.String{Name: "origin", Doc: "What created the span, such as `auto.http`."},
	field.String{Name: "hash", Doc: "Hash that similar spans share."},
	field.JSON{Name: "tags_json", Doc: "Tags of the span."},
	field.JSON{Name: "data_json", Doc: "Details."},
	field.JSON{Name: "dynamic_sampling_context_json", Doc: "Data that the sampling decision was based on."},
}

var culture = field.Fields{
	field.String{Name: "calendar", Doc: "Calendar, such as `GregorianCalendar`."},
	field.String{Name: "display_name", Doc: "Name of the settings."},
	field.String{Name: "locale", Doc: "Locale, such as `en-GB`."},
	field.Bool{Name: "is_24_hour_format", Doc: "Whether times use the 24-hour format."},
	field.String{Name: "timezone", Doc: "Time zone."},
}

var cloudResource = field.Fields{
	field.String{Name: "cloud_provider", Key: "cloud.provider", Doc: "Provider, such as `aws`."},
	field.String{Name: "cloud_account_id", Key: "cloud.account.id", Doc: "Account."},
	field.String{Name: "cloud_region", Key: "cloud.region", Doc: "Region."},
	field.String{Name: "cloud_availability_zone", Key: "cloud.availability_zone", Doc: "Availability zone."},
	field.String{Name: "cloud_platform", Key: "cloud.platform", Doc: "Kind of service, such as `aws_lambda`."},
	field.String{Name: "host_id", Key: "host.id", Doc: "Identifier of the machine."},
	field.String{Name: "host_type", Key: "host.type", Doc: "Type of the machine."},
}

var response = field.Fields{
	field.Number{Name: "status_code", Doc: "HTTP status."},
	field.Pairs{Name: "headers", Sensitive: true, Doc: "Headers."},
	field.Pairs{Name: "cookies", Sensitive: true, Doc: "Cookies."},
	field.Number{Name: "body_size", Doc: "Size of the body in bytes."},
	field.JSON{Name: "data_json", Sensitive: true, Doc: "Body."},
	field.String{Name: "inferred_content_type", Doc: "Media type of the body, as Sentry inferred it."},
}

// flags returns the results of feature flags; the last evaluation of a flag wins.
func flags(contexts *jsontree.Object) map[string]string {
	flags := map[string]string{}
	for _, evaluation := range contexts.Object("flags").Objects("values") {
		if flag, result := evaluation.String("flag"), evaluation.Text("result"); flag != nil && result != nil {
			flags[norm.NFC.String(*flag)] = *result
		}
	}
	return flags
}
