# What makes a stack trace unreadable. A module of its own, so that tests can give
# it recorded events.

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
  description = "Events by id, with the sections `errors` and `debug_images` read."
}

variable "source_maps" {
  type = map(object({
    frames = list(object({
      resolved = bool
      problem  = string
    }))
  }))
  description = "Reports about source maps, by the ID of the event."
  default     = {}
}

locals {
  # Events that have a stack trace. Of the others there is nothing to read.
  traces = [
    for id, event in var.events : id
    if length(setintersection(event.entry_types, ["exception", "stacktrace", "threads"])) > 0
  ]

  # What shows that source maps or debug files were applied. That there are no errors
  # does not, as some servers never send any. Other platforms need neither.
  evidence = {
    for id, event in var.events : id => (
      contains(["javascript", "node"], coalesce(event.platform, "unknown")) ? length(try(var.source_maps[id].frames, [])) > 0 :
      contains(["native", "cocoa", "objc", "c", "unknown"], coalesce(event.platform, "unknown")) ? contains(event.debug_images[*].debug_status, "found") :
      true
    )
  }

  # What is missing and need not be there, such as the debug files of frameworks.
  optional = "native_missing_optionally_bundled_dsym"
  optional_files = {
    for id, event in var.events : id => [
      for error in event.errors : lower(try(jsondecode(error.data_json).image_uuid, "")) if try(lower(error.type), "") == local.optional
    ]
  }
  # Types of the errors that Sentry notes when source code or symbols are missing.
  # What is no list of errors is read as an empty one, which proves nothing.
  unreadable = {
    for id, event in var.events : id => distinct(concat(
      [
        for error in event.errors : error.type
        if can(regex("(?i)^(js_|native_|proguard_)", error.type)) && try(lower(error.type), "") != local.optional
      ],
      [for path in event.read_warnings : "errors that could not be read" if can(regex("^errors\\b", path))],
    ))
  }
  missing_files = {
    for id, event in var.events : id => distinct([
      for image in event.debug_images : "${coalesce(image.code_file, "(no name)")} ${coalesce(image.debug_id, "(no id)")}"
      if image.debug_status == "missing" && !contains(local.optional_files[id], lower(coalesce(image.debug_id, "(no id)")))
    ])
  }
  unresolved = {
    for id, report in var.source_maps : id => distinct([for frame in report.frames : frame.problem if !frame.resolved])
  }
}

output "unreadable" {
  description = "Errors of processing, one line for each event with some."
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
  description = "Ids of the events that have a stack trace."
  value       = local.traces
}

output "unproven" {
  description = "Ids of the events of which nothing shows whether a person can read them."
  value       = [for id in local.traces : id if !local.evidence[id] && length(local.unreadable[id]) == 0 && length(local.missing_files[id]) == 0]
}

output "readable" {
  description = "Ids of the events that a person can read."
  value = [
    for id in local.traces : id
    if local.evidence[id] && length(local.unreadable[id]) == 0 && length(local.missing_files[id]) == 0 && length(lookup(local.unresolved, id, [])) == 0
  ]
}
