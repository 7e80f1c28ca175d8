terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# An event, found by a link that somebody pasted.
variable "link" {
  type    = string
  default = "https://acme.sentry.io/issues/6400071867/events/118bb041d74e9acd7d39fcbc9e3757cb/?project=102"
}

locals {
  link = provider::sentry::parse_event_url(var.link)
}

data "sentry_event" "pasted" {
  organization = local.link.organization
  # An issue belongs to a project, so no project is allowed with it.
  project  = local.link.issue_id == null ? local.link.project : null
  issue_id = local.link.issue_id
  # A link to an issue means its latest event.
  event_id = coalesce(local.link.event_id, "latest")
}

output "title" {
  value = data.sentry_event.pasted.title
}
