// SPDX-License-Identifier: MPL-2.0

package event

import (
	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var contexts = field.Fields{
	field.Object{Name: "contexts", Doc: "Contexts whose keys Sentry defines. Those that SDKs and applications name themselves stand in `contexts_json`.", Fields: field.Fields{
		field.Object{Name: "browser", Doc: "The client's browser.", Fields: browser},
		field.Object{Name: "client_os", Doc: "The client's operating system.", Fields: operatingSystem},
		field.Object{Name: "os", Doc: "The operating system that the program ran on.", Fields: operatingSystem},
		field.Object{Name: "runtime", Doc: "The language runtime.", Fields: runtime},
		field.Object{Name: "device", Doc: "The device that the program ran on.", Fields: device},
		field.Object{Name: "app", Doc: "The application.", Fields: app},
		field.Object{Name: "gpu", Doc: "The graphics processor.", Fields: gpu},
		field.Object{Name: "trace", Doc: "The trace and span that the event happened in.", Fields: trace},
		field.Object{Name: "culture", Doc: "The client's regional settings.", Fields: culture},
		field.Object{Name: "cloud_resource", Doc: "The cloud resource that the program ran on.", Fields: cloudResource},
		field.Object{Name: "response", Doc: "The HTTP response of the request.", Fields: response},
		field.Object{Name: "replay", Doc: "The session replay of the event.", Fields: field.Fields{
			field.String{Name: "replay_id", Doc: "Id of the replay."},
		}},
		field.Object{Name: "profile", Doc: "The profile of the event.", Fields: field.Fields{
			field.String{Name: "profile_id", Doc: "Id of the profile."},
			field.String{Name: "profiler_id", Doc: "Id of the continuous profiler."},
		}},
		field.StringMap{
			Name: "flags", From: "flags.values", Value: field.Func(flags),
			Doc: "Feature flags that were evaluated, by name; results that are no text as JSON, so `true` and `false`. The last " +
				"evaluation of a flag counts.",
		},
	}},
	field.JSONMap{Name: "contexts_json", Sensitive: true, Doc: "Every context: alias to normalised JSON. Sentry turns numbers of more than 15 characters into text."},
}

var browser = field.Fields{
	field.String{Name: "name", Doc: "Name, such as `Firefox`."},
	field.String{Name: "version", Doc: "Version."},
}

var operatingSystem = field.Fields{
	field.String{Name: "name", Doc: "Name, such as `Linux`."},
	field.String{Name: "version", Doc: "Version."},
	field.String{Name: "build", Doc: "Build."},
	field.String{Name: "kernel_version", Doc: "Version of the kernel."},
	field.Bool{Name: "rooted", Doc: "Whether the user has taken over the system."},
	field.String{Name: "theme", Doc: "Theme: `light` or `dark`."},
	field.String{Name: "raw_description", Doc: "Description as the system gave it."},
	field.String{Name: "distribution_name", Doc: "Name of the distribution, such as `ubuntu`."},
	field.String{Name: "distribution_version", Doc: "Version of the distribution."},
	field.String{Name: "distribution_pretty_name", Doc: "Distribution as it calls itself."},
}

var runtime = field.Fields{
	field.String{Name: "name", Doc: "Name, such as `CPython`."},
	field.String{Name: "version", Doc: "Version."},
	field.String{Name: "raw_description", Doc: "Description as the runtime gave it."},
	field.String{Name: "build", Doc: "Build."},
}

var app = field.Fields{
	field.String{Name: "app_start_time", Doc: "Time when the application started, RFC 3339."},
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
	field.StringMap{Name: "permissions", Doc: "Permissions by name, such as `granted`."},
	field.Strings{Name: "view_names", Doc: "Views that were shown."},
	field.String{Name: "start_type", Doc: "How it started, such as `cold` or `warm`."},
}

var gpu = field.Fields{
	field.String{Name: "name", Doc: "Name."},
	field.String{Name: "version", Doc: "Version of the driver or interface."},
	field.String{Name: "id", Doc: "Identifier of the device, as text."},
	field.String{Name: "vendor_id", Doc: "Identifier of the vendor."},
	field.String{Name: "vendor_name", Doc: "Name of the vendor."},
	field.Number{Name: "memory_size", Doc: "Graphics memory, in megabytes."},
	field.String{Name: "api_type", Doc: "Interface in use, such as `Metal`."},
	field.Bool{Name: "multi_threaded_rendering", Doc: "Whether several threads render."},
	field.String{Name: "npot_support", Doc: "Support for textures of any size."},
	field.Number{Name: "max_texture_size", Doc: "Largest texture, in pixels."},
	field.String{Name: "graphics_shader_level", Doc: "Level of the shaders."},
}

var trace = field.Fields{
	field.String{Name: "trace_id", Doc: "Id of the trace."},
	field.String{Name: "span_id", Doc: "Id of the span."},
	field.String{Name: "parent_span_id", Doc: "Id of the span that it is part of."},
	field.String{Name: "op", Doc: "Kind of operation, such as `http.server`."},
	field.String{Name: "status", Doc: "Result, such as `ok`."},
	field.String{Name: "description", Doc: "The operation itself."},
	field.Number{Name: "exclusive_time", Doc: "Time spent in no other span, in milliseconds."},
	field.Number{Name: "client_sample_rate", Doc: "Share of traces that the SDK keeps, 0 to 1."},
	field.Bool{Name: "sampled", Doc: "Whether the trace was kept."},
	field.String{Name: "origin", Doc: "What made the span, such as `auto.http`."},
	field.String{Name: "hash", Doc: "Hash by which like spans are found."},
	field.JSON{Name: "tags_json", Doc: "Tags of the span."},
	field.JSON{Name: "data_json", Doc: "Particulars."},
	field.JSON{Name: "dynamic_sampling_context_json", Doc: "What sampling was decided on."},
}

var culture = field.Fields{
	field.String{Name: "calendar", Doc: "Calendar, such as `GregorianCalendar`."},
	field.String{Name: "display_name", Doc: "Name of the settings."},
	field.String{Name: "locale", Doc: "Locale, such as `en-GB`."},
	field.Bool{Name: "is_24_hour_format", Doc: "Whether times are written with 24 hours."},
	field.String{Name: "timezone", Doc: "Time zone."},
}

var cloudResource = field.Fields{
	field.String{Name: "cloud_provider", Key: "cloud.provider", Doc: "Provider, such as `aws`."},
	field.String{Name: "cloud_account_id", Key: "cloud.account.id", Doc: "Account."},
	field.String{Name: "cloud_region", Key: "cloud.region", Doc: "Region."},
	field.String{Name: "cloud_availability_zone", Key: "cloud.availability_zone", Doc: "Zone in the region."},
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
	field.String{Name: "inferred_content_type", Doc: "Media type of the body, as Sentry found it."},
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
