# The policies. To add one, describe it in local.policies and evaluate it under the same
# key in local.results. A result is pass, fail, or n/a (not applicable), with a reason.
# Sections that were not read never pass. A gate that evaluates nothing must fail: an
# event without content fails the first policy, whatever the others find.

locals {
  policies = [
    {
      key         = "found"
      name        = "Event is there"
      description = "Sentry still has the event that it listed, and the event has content."
    },
    {
      key         = "handled"
      name        = "Handled"
      description = "No error in ${var.environment}, or without an environment, was left unhandled by the program. Messages are not errors."
    },
    {
      key         = "tags"
      name        = "Mandatory tags"
      description = "The event has the tags ${join(", ", var.mandatory_tags)}."
    },
    {
      key         = "sdk"
      name        = "SDK version"
      description = "The version of the SDK satisfies the constraint for it: ${join("; ", [for name, constraint in var.sdk_constraints : "${name} ${constraint}"])}."
    },
    {
      key         = "private"
      name        = "No private data"
      description = "The scan of the whole event found no personal or secret data. This does not prove that there is none."
    },
    {
      key         = "readable"
      name        = "Readable stack trace"
      description = "Sentry recorded no missing source map or debug file when it processed the event, except optional ones. For JavaScript, a frame was resolved. For native code, a debug file was found."
    },
  ]

  # Processing errors that leave a stack trace unreadable, and one that does not.
  unreadable = "(?i)^(js_|native_|proguard_)"
  optional   = "native_missing_optionally_bundled_dsym"
  # Entries that have a stack trace.
  traces = ["exception", "stacktrace", "threads"]
  # Maximum number of findings that are listed for one event and policy.
  most_findings = 25

  # Facts that the documents show, and the paths at which the scan finds personal data in
  # them, such as a release that is named after a person. Paths do not contain the names
  # of tags, so any tag counts, except tags that are about the user by their name.
  origins = {
    received    = "^dateReceived\\b"
    level       = "^tags\\b"
    environment = "^tags\\b"
    release     = "^(release|tags)\\b"
    sdk         = "^sdk\\b"
    sdk_version = "^sdk\\b"
    errors      = "^errors\\b"
  }
  tainted = {
    for project, audited in var.projects : project => [
      for event in audited.events : {
        for key, origin in local.origins : key => anytrue([
          for found in(event.sensitive_data == null ? [] : event.sensitive_data) :
          can(regex(origin, found.path)) && found.rule != "user" && found.rule != "author"
        ])
      }
    ]
  }
  withheld = "(withheld)"
  # Sentry's own levels contain nothing personal.
  levels = ["debug", "error", "fatal", "info", "sample", "warning"]

  # For each event, the facts that the policies evaluate, without nulls, and the facts
  # that the documents show.
  facts = {
    for project, audited in var.projects : project => [
      for i, event in audited.events : {
        event = event
        shown = {
          for key, value in {
            received    = event.date_received
            level       = event.level
            environment = event.environment
            release     = try(event.release.version, null)
            sdk         = try(event.sdk.name, null)
            sdk_version = try(event.sdk.version, null)
          } : key => value == null || !local.tainted[project][i][key] || contains(local.levels, coalesce(value, "none")) ? value : local.withheld
        }
        sections    = event.sections == null ? tolist([]) : event.sections
        sdk         = try(event.sdk.name, null)
        sdk_version = try(event.sdk.version, null) == null ? "" : event.sdk.version
        constraint  = try(event.sdk.name, null) == null ? null : lookup(var.sdk_constraints, event.sdk.name, null)
        missing = tolist([
          for tag in var.mandatory_tags : tag
          if trimspace(try(coalesce(event.tags[tag]), "")) == ""
        ])
        private = tolist([
          for found in(event.sensitive_data == null ? [] : event.sensitive_data) :
          "${try(coalesce(found.rule), "unknown rule")} at ${try(coalesce(found.path), "unknown path")}"
        ])
        unreadable = tolist([
          for error in(event.errors == null ? [] : event.errors) : local.tainted[project][i].errors ? local.withheld : error.type
          if can(regex(local.unreadable, error.type)) && try(lower(error.type), "") != local.optional
        ])
        # The provider reads anything but a list as an empty list, which proves nothing.
        unexpected_errors = anytrue([for path in(event.read_warnings == null ? [] : event.read_warnings) : can(regex("^errors\\b", path))])
        # Evidence that source maps or debug files were applied. Missing errors are none,
        # because some servers never send any. Other platforms need neither.
        evidence = (
          contains(["javascript", "node"], coalesce(event.platform, "unknown"))
          ? anytrue(try(var.projects[project].source_maps[event.id].frames[*].resolved, [])) :
          contains(["native", "cocoa", "objc", "c", "unknown"], coalesce(event.platform, "unknown"))
          ? contains(try(event.debug_images[*].debug_status, []), "found") :
          true
        )
        entry_types = event.entry_types == null ? tolist([]) : event.entry_types
        has_trace   = length(setintersection(event.entry_types == null ? [] : event.entry_types, local.traces)) > 0
      }
    ]
  }

  # Results by policy, in the order of the events.
  results = {
    for project, events in local.facts : project => [
      for fact in events : {
        found = (
          fact.event.found != true
          ? { status = "fail", reason = "Sentry listed the event, but no longer has it" } :
          length(fact.entry_types) > 0
          ? { status = "pass", reason = "Sentry has it" }
          : { status = "fail", reason = "the event has no content, so nothing can be evaluated" }
        )

        handled = (
          fact.event.found != true ? local.gone :
          coalesce(fact.event.environment, var.environment) != var.environment
          ? { status = "n/a", reason = "the environment of the event is ${fact.event.environment == null ? "" : fact.shown.environment}" } :
          fact.event.handled == true
          ? { status = "pass", reason = "the program handled it" } :
          fact.event.handled == null && fact.event.type == "default"
          ? { status = "n/a", reason = "the event is a message" } :
          fact.event.handled == null
          ? { status = "fail", reason = "the event does not report whether it was handled" }
          : { status = "fail", reason = "not handled by the program, in ${fact.event.environment == null ? "no named environment" : var.environment}" }
        )

        tags = (
          fact.event.found != true ? local.gone :
          !contains(fact.sections, "tags") ? local.unread["tags"] :
          length(var.mandatory_tags) == 0
          ? { status = "n/a", reason = "no tag is mandatory" } :
          length(fact.missing) == 0
          ? { status = "pass", reason = "the event has all of them" }
          : { status = "fail", reason = "missing or empty: ${join(", ", fact.missing)}" }
        )

        sdk = (
          fact.event.found != true ? local.gone :
          length(var.sdk_constraints) == 0
          ? { status = "n/a", reason = "no SDK has a constraint" } :
          fact.sdk == null
          ? { status = "fail", reason = "the event names no SDK" } :
          fact.constraint == null
          ? { status = "n/a", reason = "there is no constraint for ${fact.sdk == null ? "it" : fact.shown.sdk}" } :
          # A string that is not a version fails: it does not show that the SDK is new enough.
          try(provider::sentry::version_satisfies(fact.sdk_version, fact.constraint), false)
          ? { status = "pass", reason = "${fact.shown.sdk_version} satisfies ${fact.constraint}" } :
          can(provider::sentry::version_satisfies(fact.sdk_version, fact.constraint))
          ? { status = "fail", reason = "${fact.shown.sdk} ${fact.shown.sdk_version} does not satisfy ${fact.constraint}" }
          : { status = "fail", reason = "the version of ${fact.shown.sdk} is missing or not a version, ${fact.constraint} is required" }
        )

        private = (
          fact.event.found != true ? local.gone :
          !contains(fact.sections, "scan") ? local.unread["scan"] :
          fact.event.sensitive_data == null ? local.unread["scan"] :
          length(fact.entry_types) == 0 && length(fact.private) == 0
          ? { status = "n/a", reason = "the event has no content to scan" } :
          length(fact.private) == 0
          ? { status = "pass", reason = "the scan found nothing" }
          : { status = "fail", reason = "${length(fact.private)} ${length(fact.private) == 1 ? "location" : "locations"} with personal or secret data" }
        )

        readable = (
          fact.event.found != true ? local.gone :
          !contains(fact.sections, "errors") || fact.unexpected_errors ? local.unread["errors"] :
          length(fact.unreadable) > 0
          ? { status = "fail", reason = "${length(fact.unreadable)} ${length(fact.unreadable) == 1 ? "error" : "errors"} when Sentry resolved the stack trace" } :
          !fact.has_trace
          ? { status = "n/a", reason = "the event has no stack trace" } :
          fact.evidence
          ? { status = "pass", reason = "no error when Sentry resolved the stack trace" }
          : { status = "fail", reason = "nothing shows that Sentry resolved the stack trace" }
        )
      }
    ]
  }

  gone = { status = "n/a", reason = "there is no event to evaluate" }
  unread = {
    for section in ["tags", "scan", "errors"] :
    section => { status = "fail", reason = "the section ${section} was not read, so it proves nothing" }
  }

  # Findings that a result lists one by one. Equal lines occur once, with their number.
  findings = {
    for project, events in local.facts : project => [
      for fact in events : {
        for key, lines in { private = fact.private, readable = fact.unreadable } : key => [
          for line in distinct(lines) :
          length([for other in lines : other if other == line]) == 1 ? line : "${line} (${length([for other in lines : other if other == line])} times)"
        ]
      }
    ]
  }
}
