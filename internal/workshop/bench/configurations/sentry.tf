terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}

provider "sentry" {
  organization = "acme"
  project      = "web"
}

variable "events" {
  type = number
}

variable "include" {
  type    = list(string)
  default = null
}

variable "exclude" {
  type    = list(string)
  default = null
}

# A map in a local value: Terraform evaluates for_each again for each instance, and would sort a set each time.
locals {
  ids = { for i in range(var.events) : format("%032x", i + 1) => i }
}

data "sentry_event" "e" {
  for_each = local.ids
  event_id = each.key
  include  = var.include
  exclude  = var.exclude
}

output "values" {
  value = {
    for id, e in data.sentry_event.e : id => {
      title = e.title, platform = e.platform, environment = e.environment, release = e.release.version, received = e.date_received
    }
  }
}
