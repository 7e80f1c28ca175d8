terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The latest events of a project. Then each of them is read as a whole.
data "sentry_events" "latest" {
  organization = "acme"
  project      = "backend"
  limit        = 3
}

data "sentry_event" "latest" {
  for_each = toset(data.sentry_events.latest.ids)

  organization = "acme"
  project      = "backend"
  event_id     = each.value
}

output "unhandled" {
  description = "Titles of the latest events that the program did not handle."
  value       = [for event in data.sentry_event.latest : event.title if event.handled == false]
}

output "by_environment" {
  description = "IDs of the same events by environment. The list alone is enough for this."
  value = {
    for event in data.sentry_events.latest.events :
    coalesce(event.environment, "none") => event.id...
  }
}
