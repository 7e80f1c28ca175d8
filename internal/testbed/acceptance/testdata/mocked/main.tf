terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}

variable "event_id" {
  type = string
}

data "sentry_event" "probe" {
  organization = "acme"
  project      = "web"
  event_id     = var.event_id
}

locals {
  # Crashes that the application did not see coming.
  unhandled = data.sentry_event.probe.handled == false
}

output "summary" {
  value = "${data.sentry_event.probe.environment}: ${data.sentry_event.probe.release.version}"
}

output "healthy" {
  value = !local.unhandled && length(data.sentry_event.probe.errors) == 0
}

output "service" {
  value = lookup(data.sentry_event.probe.tags, "service", "none")
}
