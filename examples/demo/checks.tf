locals {
  # Null does not prove that the program handled the error.
  unhandled = [for name, event in data.sentry_event.sample : name if event.handled != true]
}

# A check warns, and the plan continues. This one finds something.
check "handled" {
  assert {
    condition     = length(data.sentry_event.sample) > 0 && length(local.unhandled) == 0
    error_message = "Not handled by the program, or unknown: ${length(data.sentry_event.sample) == 0 ? "there is no event" : join(", ", local.unhandled)}."
  }
}

check "release" {
  assert {
    # alltrue of an empty list is true, and a gate that evaluates nothing must fail.
    condition     = length(data.sentry_event.sample) > 0 && alltrue([for event in data.sentry_event.sample : event.release.version != null])
    error_message = "An event belongs to no release, or there is no event."
  }
}
