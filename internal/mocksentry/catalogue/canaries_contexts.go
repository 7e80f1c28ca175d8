// SPDX-License-Identifier: MPL-2.0

package catalogue

// canaryContexts has every context that is known, and an unknown one. All of
// contexts is shown as JSON, if nowhere else.
func canaryContexts() object {
	of := func(names string, more ...object) object {
		return shownBy("contexts", names+" type", append(more, object{"any": anything("contexts")})...)
	}
	contexts := object{
		"device": of("name family model model_id arch #battery_level battery_status #battery_temperature orientation manufacturer " +
			"brand screen_resolution #screen_height_pixels #screen_width_pixels #screen_density #screen_dpi ?online ?charging " +
			"?low_memory ?simulator #memory_size #free_memory #usable_memory #storage_size #free_storage #external_storage_size " +
			"#external_total_storage #external_free_storage boot_time timezone language #processor_count cpu_description " +
			"#processor_frequency device_type device_unique_identifier ?supports_vibration ?supports_accelerometer " +
			"?supports_gyroscope ?supports_audio ?supports_location_service locale uuid {contexts}"),
		"os": of("os name version build kernel_version ?rooted theme raw_description distribution_name distribution_version " +
			"distribution_pretty_name"),
		"client_os": of("os name version build kernel_version ?rooted theme raw_description distribution_name " +
			"distribution_version distribution_pretty_name"),
		"runtime": of("runtime name version raw_description build"),
		"app": of("app_start_time device_app_hash build_type app_identifier app_name app_version app_build #app_memory app_arch "+
			"#free_memory ?in_foreground start_type", object{
			"permissions": shownBy("contexts", "camera {contexts}"), "view_names": list{"contexts", "contexts"},
		}),
		"browser": of("browser name version"),
		"gpu": of("name version #id vendor_id vendor_name #memory_size api_type ?multi_threaded_rendering npot_support " +
			"#max_texture_size graphics_shader_level ?supports_ray_tracing"),
		"trace": of("trace_id span_id parent_span_id op status description #exclusive_time #client_sample_rate ?sampled origin hash",
			object{
				"tags": anything("contexts"), "data": anything("contexts"), "dynamic_sampling_context": anything("contexts"),
			}),
		"culture": of("calendar display_name locale ?is_24_hour_format timezone"),
		"cloud_resource": of("cloud.provider cloud.account.id cloud.region cloud.availability_zone cloud.platform host.id " +
			"host.type"),
		"response": of("#status_code #body_size inferred_content_type", object{
			"headers": canaryPairs("contexts"), "cookies": canaryPairs("contexts"), "data": anything("contexts"),
		}),
		"replay":  of("replay_id"),
		"profile": of("profile_id profiler_id"),
		"flags": of("", object{"values": list{
			shownBy("contexts", "flag result"), shownBy("contexts", "flag #result"), shownBy("contexts", "flag ?result"),
			shownBy("contexts", "flag", object{"result": anything("contexts")}),
		}}),
		"feedback":                of("contact_email name message url source replay_id associated_event_id"),
		"otel":                    of("", object{"attributes": anything("contexts"), "resource": anything("contexts")}),
		"monitor":                 of("id slug", object{"config": anything("contexts")}),
		"state":                   of("", object{"state": shownBy("contexts", "type", object{"value": anything("contexts")})}),
		"missing_instrumentation": of("package ?javascript.is_cjs"),
		"unity":                   of("copy_texture_support editor_version install_mode rendering_threading_mode target_frame_rate"),
		"memory_info":             of("#allocated_bytes #heap_size_bytes"),
		"Memory Info":             of("?compacted", object{"pause_durations": list{"#contexts", "#contexts"}}),
		"ThreadPool Info": of("#min_worker_threads #max_worker_threads #available_worker_threads #min_completion_port_threads " +
			"#max_completion_port_threads #available_completion_port_threads"),
		"react":      of("version componentStack"),
		"spring":     of("", object{"active_profiles": list{"contexts"}}),
		"{contexts}": of("{contexts}"),
		"null-{-}":   nil,
	}
	for _, alias := range []string{
		"threadpool_info", "angular", "laravel", "metric_alert", "performance_issue", "reprocessing", "nel", "expo_updates",
		"ota_updates", "chromium_stability_report", "performance_score", "ai", "ForbiddenError", "Current Culture", "runtime 2",
	} {
		contexts[alias] = of("name")
	}
	return contexts
}

// canaryPairs are pairs of name and value as headers are, the odd ones too.
func canaryPairs(shown string) list {
	return list{list{shown, shown}, list{"=Cookie", shown}, list{shown, "#" + shown}, nil, list{shown, nil}, list{nil, shown}}
}
