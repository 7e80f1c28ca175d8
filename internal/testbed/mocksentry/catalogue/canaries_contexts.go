// SPDX-License-Identifier: MPL-2.0

package catalogue

// canaryContexts has every context that is known, and an unknown one, without the keys
// that the tables add. All of contexts is shown as JSON, if nowhere else.
func canaryContexts() object {
	of := func(names string, more ...object) object {
		return shownBy("contexts", names+" type", append(more, object{"any": anything("contexts")})...)
	}
	contexts := object{
		"device": of("{contexts}"), "os": of("os"), "client_os": of("os"), "runtime": of("runtime"), "browser": of("browser"),
		"app": of("", object{
			"permissions": shownBy("contexts", "camera {contexts}"), "view_names": list{"contexts", "contexts"},
		}),
		"gpu": of("#id ?supports_ray_tracing"), "trace": of(""), "culture": of(""), "cloud_resource": of(""),
		"response": of("", object{"headers": canaryPairs("contexts"), "cookies": canaryPairs("contexts")}),
		"replay":   of(""), "profile": of(""),
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
