terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

variable "link" {
  type    = string
  default = "https://acme.sentry.io/issues/6400071867/?project=102&referrer=slack"
}

locals {
  link = provider::sentry::parse_event_url(var.link)
}

data "sentry_event" "alert" {
  organization = local.link.organization
  # An issue determines the project, so project conflicts with issue_id.
  project  = local.link.issue_id == null ? local.link.project : null
  issue_id = local.link.issue_id
  event_id = coalesce(local.link.event_id, "latest")
}

output "alert" {
  value = {
    title   = data.sentry_event.alert.title
    release = data.sentry_event.alert.release.version
  }
}
