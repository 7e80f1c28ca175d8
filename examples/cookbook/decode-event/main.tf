terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

variable "event" {
  type        = string
  description = "JSON of an event."
}

locals {
  event = provider::sentry::decode_event(var.event)
}

output "owner" {
  value = lookup(local.event.tags, "team", "unknown")
}
