# What makes a stack trace unreadable. A separate module, so that tests can pass
# recorded events to it.

variable "events" {
  type = map(object({
    platform    = string
    entry_types = list(string)
    errors = list(object({
      type      = string
      data_json = string
    }))
    debug_images = list(object({
      code_file    = string
      debug_id     = string
      debug_status = string
    }))
    read_warnings = list(string)
  }))
  description = "Events by ID, with the sections `errors` and `debug_images` read."
}

variable "source_maps" {
  type = map(object({
    frames = list(object({
      resolved = bool
      problem  = string
    }))
  }))
  description = "Reports on source maps, by the ID of the event."
  default     = {}
}

locals {
  # Events that have a stack trace. The others have nothing to read.
  traces = [
    for id, event in var.events : id
    if length(setintersection(event.entry_types, ["exception", "stacktrace", "threads"])) > 0
  ]

  # Evidence that source maps or debug files were applied. Missing errors are none,
  # because some servers never send any. Other platforms need neither.
  evidence = {
    for id, event in var.events : id => (
      contains(["javascript", "node"], coalesce(event.platform, "unknown")) ? length(try(var.source_maps[id].frames, [])) > 0 :
      contains(["native", "cocoa", "objc", "c", "unknown"], coalesce(event.platform, "unknown")) ? contains(event.debug_images[*].debug_status, "found") :
      true
    )
  }

  # Files that are missing but not needed, such as the debug files of frameworks.
  optional = "native_missing_optionally_bundled_dsym"
  optional_files = {
    for id, event in var.events : id => [
      for error in event.errors : lower(try(jsondecode(error.data_json).image_uuid, "")) if try(lower(error.type), "") == local.optional
    ]
  }

  # Anyone who can send events chooses types and names. jsonencode keeps line breaks and
  # escape sequences out of the log of the pipeline.
  plain = "^[ -~]+$"

  # Types of the errors that Sentry adds if source code or symbols are missing. The
  # provider reads anything but a list of errors as an empty list, which proves nothing.
  unreadable = {
    for id, event in var.events : id => distinct(concat(
      [
        for error in event.errors : can(regex(local.plain, error.type)) ? error.type : jsonencode(error.type)
        if can(regex("(?i)^(js_|native_|proguard_)", error.type)) && try(lower(error.type), "") != local.optional
      ],
      [for path in event.read_warnings : "errors that could not be read" if can(regex("^errors\\b", path))],
    ))
  }
  missing_files = {
    for id, event in var.events : id => distinct([
      for image in event.debug_images : join(" ", [
        for name in [coalesce(image.code_file, "(no name)"), coalesce(image.debug_id, "(no ID)")] :
        can(regex(local.plain, name)) ? name : jsonencode(name)
      ])
      if image.debug_status == "missing" && !contains(local.optional_files[id], lower(coalesce(image.debug_id, "(no ID)")))
    ])
  }
  unresolved = {
    for id, report in var.source_maps : id => distinct([for frame in report.frames : frame.problem if !frame.resolved])
  }
}

output "unreadable" {
  description = "Processing errors, one line for each event with some."
  value       = [for id, types in local.unreadable : "${id}: ${join(", ", types)}" if length(types) > 0]
}

output "missing_files" {
  description = "Debug files that were not uploaded, one line for each event with some."
  value       = [for id, files in local.missing_files : "${id}: ${join(", ", files)}" if length(files) > 0]
}

output "unresolved" {
  description = "Why source maps were not applied, one line for each event with reasons."
  value       = [for id, problems in local.unresolved : "${id}: ${join(" ", problems)}" if length(problems) > 0]
}

output "traces" {
  description = "IDs of the events that have a stack trace."
  value       = local.traces
}

output "unproven" {
  description = "IDs of the events for which nothing shows whether the stack trace is readable."
  value       = [for id in local.traces : id if !local.evidence[id] && length(local.unreadable[id]) == 0 && length(local.missing_files[id]) == 0]
}

output "readable" {
  description = "IDs of the events whose stack trace is readable."
  value = [
    for id in local.traces : id
    if local.evidence[id] && length(local.unreadable[id]) == 0 && length(local.missing_files[id]) == 0 && length(lookup(local.unresolved, id, [])) == 0
  ]
}
