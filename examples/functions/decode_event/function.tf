terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# A hundred whole events for one request, and those that were not handled.
data "sentry_events" "recent" {
  organization = "acme"
  project      = "web"
  full         = true
}

locals {
  # The string is sensitive, so the whole result is sensitive.
  recent = [for text in data.sentry_events.recent.raw_events : provider::sentry::decode_event(text)]
}

output "unhandled" {
  description = "IDs of the events that the program did not handle."
  value       = nonsensitive([for event in local.recent : event.id if event.handled == false])
}
