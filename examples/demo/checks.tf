locals {
  unhandled = [for name, event in data.sentry_event.sample : name if event.handled == false]
}

# A check warns and lets the plan go on. This one finds something.
check "handled" {
  assert {
    condition     = length(local.unhandled) == 0
    error_message = "Not handled by the program: ${join(", ", local.unhandled)}."
  }
}

check "release" {
  assert {
    condition     = alltrue([for event in data.sentry_event.sample : event.release.version != null])
    error_message = "An event belongs to no release."
  }
}
