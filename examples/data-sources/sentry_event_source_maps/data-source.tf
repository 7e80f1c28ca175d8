terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# Why the stack trace of an event is readable, or why it is not.
data "sentry_event_source_maps" "checkout" {
  organization = "acme"
  project      = "web"
  event_id     = "1193721d187568a0c10b24e039ce0049"
}

locals {
  checkout_unresolved = [for frame in data.sentry_event_source_maps.checkout.frames : frame if !frame.resolved]
}

output "checkout_source_maps" {
  value = {
    # If a report has no frames, an empty list of problems proves nothing.
    frames   = length(data.sentry_event_source_maps.checkout.frames)
    release  = data.sentry_event_source_maps.checkout.release
    sdk      = data.sentry_event_source_maps.checkout.sdk_debug_id_support
    ways     = distinct(compact(data.sentry_event_source_maps.checkout.frames[*].resolved_by))
    problems = distinct(local.checkout_unresolved[*].problem)
  }
}
