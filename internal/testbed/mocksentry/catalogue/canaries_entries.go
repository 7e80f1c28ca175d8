// SPDX-License-Identifier: MPL-2.0

package catalogue

// canaryEntries has every type of entry that is known, and an unknown one, without the
// keys that the tables add.
func canaryEntries() list {
	entry := func(kind string, data any) object {
		return shownBy("-", "", unknown(), object{"type": kind, "data": data})
	}
	return list{
		entry("=message", unknown()),
		entry("=exception", shownBy("-", "?hasSystemFrames", unknown(), object{
			"values": list{canaryException("frames+exceptions"), nil, canaryException("exceptions")},
			"value":  shownBy("-", "type value", unknown()), "excOmitted": list{"#-", "#-"},
		})),
		entry("=stacktrace", canaryTrace("frames", "frames", "-")),
		entry("=threads", object{"values": list{canaryThread("#threads"), canaryThread("threads"), nil}}),
		entry("=breadcrumbs", object{"values": list{
			shownBy("-", "messageFormat messageRaw", unknown()), nil,
		}}),
		entry("=request", shownBy("-", "", unknown(), object{
			"query": canaryPairs("request"), "headers": canaryPairs("request"), "cookies": canaryPairs("request"),
		})),
		entry("=template", shownBy("other_entries", "#lineNo filename", object{
			"context": list{list{"#other_entries", "other_entries"}},
		})),
		entry("=spans", list{shownBy("-", "?same_process_as_parent", unknown(), object{
			"tags": anything("spans"), "sentry_tags": unknown(), "measurements": unknown(), "_metrics_summary": unknown(),
		}), nil}),
		entry("=debugmeta", object{
			"images":   list{canaryImage(), nil},
			"sdk_info": shownBy("-", "sdk_name #version_major #version_minor #version_patchlevel"), "is_debug_build": true,
		}),
		entry("*", anything("other_entries")),
		entry("=csp", unknown()),
		entry("=hpkp", canaryCertificateReport(object{
			"known_pins": list{"security_reports", "security_reports"},
		})),
		entry("=expectct", canaryCertificateReport(object{"scts": list{unknown()}})),
		entry("=expectstaple", canaryCertificateReport()),
		entry("=nel", shownBy("-", "", unknown(), object{"body": unknown()})),
	}
}

func canaryCertificateReport(more ...object) object {
	return shownBy("-", "", append(more, unknown(), object{
		"served_certificate_chain":    list{"security_reports", "security_reports"},
		"validated_certificate_chain": list{"security_reports"},
	})...)
}

// canaryException is an exception whose innermost in-app frame is shown as told.
func canaryException(top string) object {
	return shownBy("exceptions", "type value module #threadId", shownBy("-", "rawType rawValue rawModule"), unknown(), object{
		"mechanism": shownBy("exceptions", "type ?handled ?synthetic description help_link source #exception_id #parent_id "+
			"?is_exception_group", unknown(), object{
			"data": anything("exceptions"),
			"meta": shownBy("exceptions", "", anything("exceptions"), object{
				"signal":         shownBy("exceptions", "#number #code name code_name"),
				"mach_exception": shownBy("exceptions", "#exception #code #subcode name"),
				"errno":          shownBy("exceptions", "#number name"),
				"ns_error":       shownBy("exceptions", "#code domain"),
			}),
		}),
		"stacktrace":    canaryTrace("frames+exceptions", top, "exceptions"),
		"rawStacktrace": canaryTrace("-", "-", "-"),
	})
}

func canaryThread(id string) object {
	return shownBy("threads", "name state ?current ?crashed", unknown(), object{
		"id": id, "heldLocks": object{"{-}": canaryLock()},
		"stacktrace":    canaryTrace("frames+threads", "frames+threads", "-"),
		"rawStacktrace": canaryTrace("-", "-", "-"),
	})
}

// canaryTrace has two frames of the application, of which the inner one may be
// shown in more places, and one of a library.
func canaryTrace(shown, top, registers string) object {
	library := canaryFrame(shown, shown)
	library["inApp"] = false
	return shownBy("-", "?hasSystemFrames", unknown(), object{
		"frames":    list{canaryFrame(shown, shown), canaryFrame(shown, top), library, nil},
		"registers": shownBy(registers, "rip {"+registers+"}"), "framesOmitted": list{"#-", "#-"},
	})
}

func canaryFrame(shown, top string) object {
	line := &once{"#" + top}
	return shownBy(shown, "package platform rawFunction symbol instructionAddr symbolAddr trust sourceLink symbolicatorStatus",
		shownBy(top, "filename absPath module function #colNo ?inApp"), unknown(),
		shownBy("-", "#parentIndex #sampleCount addrMode map mapUrl origFunction origAbsPath origFilename #origLineNo "+
			"#origColNo ?isSentinel ?isPrefix #minGroupingLevel"), object{
			"lineNo": line, "context": list{list{"#-", "-"}, list{line, top}, list{"#-", "-"}},
			"errors": list{unknown()}, "lock": canaryLock(), "vars": anything("-"),
		})
}

func canaryLock() object {
	return shownBy("-", "#type address class_name package_name #thread_id", unknown())
}

func canaryImage() object {
	return shownBy("-", "debug_checksum name #cpu_type #cpu_subtype #major_version #minor_version #revision_version id", unknown(), object{
		"features": shownBy("-", "?has_debug_info ?has_sources ?has_symbols ?has_unwind_info"),
		"candidates": list{shownBy("-", "source source_name location", unknown(), object{
			"download": shownBy("-", "status details", object{"features": shownBy("-", "?has_symbols")}),
			"debug":    shownBy("-", "status details"), "unwind": shownBy("-", "status details"),
		})},
	})
}
