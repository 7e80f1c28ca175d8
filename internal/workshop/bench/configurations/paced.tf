terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}

provider "sentry" {
  organization = "acme"
  project      = "paced"
}

variable "events" {
  type = number
}

variable "full" {
  type = bool
}

data "sentry_events" "e" {
  limit = var.events
  full  = var.full
}

data "sentry_event" "e" {
  for_each = { for i, id in var.full ? [] : data.sentry_events.e.ids : id => i }
  event_id = each.key
}

output "count" {
  value = length(data.sentry_events.e.ids)
}
