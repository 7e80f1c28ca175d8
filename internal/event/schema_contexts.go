// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

var contexts = attribute.InSection(sectionContexts)

func contextsAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"contexts": contexts.Object("contexts",
			"Contexts whose keys Sentry defines. Those that SDKs and applications name themselves stand in `contexts_json`.",
			map[string]schema.Attribute{
				"browser":        contexts.Object("browser", "The client's browser.", browserAttributes()),
				"client_os":      contexts.Object("client_os", "The client's operating system.", osAttributes()),
				"os":             contexts.Object("os", "The operating system that the program ran on.", osAttributes()),
				"runtime":        contexts.Object("runtime", "The language runtime.", runtimeAttributes()),
				"device":         contexts.Object("device", "The device that the program ran on.", deviceAttributes()),
				"app":            contexts.Object("app", "The application.", appAttributes()),
				"gpu":            contexts.Object("gpu", "The graphics processor.", gpuAttributes()),
				"trace":          contexts.Object("trace", "The trace and span that the event happened in.", traceAttributes()),
				"culture":        contexts.Object("culture", "The client's regional settings.", cultureAttributes()),
				"cloud_resource": contexts.Object("cloud_resource", "The cloud resource that the program ran on.", cloudResourceAttributes()),
				"response":       contexts.Object("response", "The HTTP response of the request.", responseAttributes()),
				"replay": contexts.Object("replay", "The session replay of the event.", map[string]schema.Attribute{
					"replay_id": contexts.String("replay_id", "Id of the replay."),
				}),
				"profile": contexts.Object("profile", "The profile of the event.", map[string]schema.Attribute{
					"profile_id":  contexts.String("profile_id", "Id of the profile."),
					"profiler_id": contexts.String("profiler_id", "Id of the continuous profiler."),
				}),
				"flags": contexts.StringMap("flags.values",
					"Feature flags that were evaluated, by name; results that are no text as JSON, so `true` and `false`. The last evaluation of a flag counts."),
			}),
		"contexts_json": attribute.Sensitive(contexts.StringMap("contexts",
			"Every context: alias to normalised JSON. Sentry turns numbers of more than 15 characters into text.")),
	}
}

func browserAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":    contexts.String("name", "Name, such as `Firefox`."),
		"version": contexts.String("version", "Version."),
	}
}

func osAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":                     contexts.String("name", "Name, such as `Linux`."),
		"version":                  contexts.String("version", "Version."),
		"build":                    contexts.String("build", "Build."),
		"kernel_version":           contexts.String("kernel_version", "Version of the kernel."),
		"rooted":                   contexts.Bool("rooted", "Whether the user has taken over the system."),
		"theme":                    contexts.String("theme", "Theme: `light` or `dark`."),
		"raw_description":          contexts.String("raw_description", "Description as the system gave it."),
		"distribution_name":        contexts.String("distribution_name", "Name of the distribution, such as `ubuntu`."),
		"distribution_version":     contexts.String("distribution_version", "Version of the distribution."),
		"distribution_pretty_name": contexts.String("distribution_pretty_name", "Distribution as it calls itself."),
	}
}

func runtimeAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":            contexts.String("name", "Name, such as `CPython`."),
		"version":         contexts.String("version", "Version."),
		"raw_description": contexts.String("raw_description", "Description as the runtime gave it."),
		"build":           contexts.String("build", "Build."),
	}
}

func appAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"app_start_time":  contexts.String("app_start_time", "Time when the application started, RFC 3339."),
		"device_app_hash": contexts.String("device_app_hash", "Identifier of the application on this device."),
		"build_type":      contexts.String("build_type", "Kind of build, such as `debug`."),
		"app_identifier":  contexts.String("app_identifier", "Identifier of the application, such as `com.example.app`."),
		"app_name":        contexts.String("app_name", "Name."),
		"app_version":     contexts.String("app_version", "Version."),
		"app_build":       contexts.String("app_build", "Build."),
		"app_memory":      contexts.Number("app_memory", "Memory in use, in bytes."),
		"app_arch":        contexts.String("app_arch", "Processor architecture of the build."),
		"free_memory":     contexts.Number("free_memory", "Free memory, in bytes."),
		"in_foreground":   contexts.Bool("in_foreground", "Whether the application was in the foreground."),
		"permissions":     contexts.StringMap("permissions", "Permissions by name, such as `granted`."),
		"view_names":      contexts.Strings("view_names", "Views that were shown."),
		"start_type":      contexts.String("start_type", "How it started, such as `cold` or `warm`."),
	}
}

func gpuAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":                     contexts.String("name", "Name."),
		"version":                  contexts.String("version", "Version of the driver or interface."),
		"id":                       contexts.String("id", "Identifier of the device, as text."),
		"vendor_id":                contexts.String("vendor_id", "Identifier of the vendor."),
		"vendor_name":              contexts.String("vendor_name", "Name of the vendor."),
		"memory_size":              contexts.Number("memory_size", "Graphics memory, in megabytes."),
		"api_type":                 contexts.String("api_type", "Interface in use, such as `Metal`."),
		"multi_threaded_rendering": contexts.Bool("multi_threaded_rendering", "Whether several threads render."),
		"npot_support":             contexts.String("npot_support", "Support for textures of any size."),
		"max_texture_size":         contexts.Number("max_texture_size", "Largest texture, in pixels."),
		"graphics_shader_level":    contexts.String("graphics_shader_level", "Level of the shaders."),
	}
}

func traceAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"trace_id":                      contexts.String("trace_id", "Id of the trace."),
		"span_id":                       contexts.String("span_id", "Id of the span."),
		"parent_span_id":                contexts.String("parent_span_id", "Id of the span that it is part of."),
		"op":                            contexts.String("op", "Kind of operation, such as `http.server`."),
		"status":                        contexts.String("status", "Result, such as `ok`."),
		"description":                   contexts.String("description", "The operation itself."),
		"exclusive_time":                contexts.Number("exclusive_time", "Time spent in no other span, in milliseconds."),
		"client_sample_rate":            contexts.Number("client_sample_rate", "Share of traces that the SDK keeps, 0 to 1."),
		"sampled":                       contexts.Bool("sampled", "Whether the trace was kept."),
		"origin":                        contexts.String("origin", "What made the span, such as `auto.http`."),
		"hash":                          contexts.String("hash", "Hash by which like spans are found."),
		"tags_json":                     contexts.JSON("tags", "Tags of the span."),
		"data_json":                     contexts.JSON("data", "Particulars."),
		"dynamic_sampling_context_json": contexts.JSON("dynamic_sampling_context", "What sampling was decided on."),
	}
}

func cultureAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"calendar":          contexts.String("calendar", "Calendar, such as `GregorianCalendar`."),
		"display_name":      contexts.String("display_name", "Name of the settings."),
		"locale":            contexts.String("locale", "Locale, such as `en-GB`."),
		"is_24_hour_format": contexts.Bool("is_24_hour_format", "Whether times are written with 24 hours."),
		"timezone":          contexts.String("timezone", "Time zone."),
	}
}

func cloudResourceAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"cloud_provider":          contexts.String("cloud.provider", "Provider, such as `aws`."),
		"cloud_account_id":        contexts.String("cloud.account.id", "Account."),
		"cloud_region":            contexts.String("cloud.region", "Region."),
		"cloud_availability_zone": contexts.String("cloud.availability_zone", "Zone in the region."),
		"cloud_platform":          contexts.String("cloud.platform", "Kind of service, such as `aws_lambda`."),
		"host_id":                 contexts.String("host.id", "Identifier of the machine."),
		"host_type":               contexts.String("host.type", "Type of the machine."),
	}
}

func responseAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"status_code":           contexts.Number("status_code", "HTTP status."),
		"headers":               attribute.Sensitive(contexts.Objects("headers", "Headers.", pairAttributes(contexts))),
		"cookies":               attribute.Sensitive(contexts.Objects("cookies", "Cookies.", pairAttributes(contexts))),
		"body_size":             contexts.Number("body_size", "Size of the body in bytes."),
		"data_json":             attribute.Sensitive(contexts.JSON("data", "Body.")),
		"inferred_content_type": contexts.String("inferred_content_type", "Media type of the body, as Sentry found it."),
	}
}
