# Keep the known facts of an event with its incident: IDs, times, a digest, and a link.
# They do not change unless the event changes.

terraform {
  required_version = ">= 1.8"

  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

variable "organization" {
  type        = string
  description = "Slug of the organization."
}

variable "link" {
  type        = string
  description = "Link to the event, as copied from Sentry. A link to an issue must name one of its events, because the latest event changes."

  validation {
    condition     = can(provider::sentry::normalize_event_id(provider::sentry::parse_event_url(var.link).event_id))
    error_message = "The link must lead to one event: open the event in Sentry and copy the link from the address bar."
  }
}

# The token comes from SENTRY_AUTH_TOKEN, the URL of your own server from
# SENTRY_BASE_URL.
provider "sentry" {
  organization = var.organization
}

locals {
  link = provider::sentry::parse_event_url(var.link)
}

data "sentry_event" "incident" {
  # An issue belongs to a project, so no project is allowed with it.
  project  = local.link.issue_id == null ? local.link.project : null
  issue_id = local.link.issue_id
  event_id = local.link.event_id
  exclude  = ["all"]
  include  = ["digest"]

  lifecycle {
    precondition {
      condition     = local.link.organization == null || local.link.organization == var.organization
      error_message = "The link is of another organization than ${var.organization}."
    }

    # Evidence of an event without entries proves nothing: the event has no content.
    postcondition {
      condition     = length(self.entry_types) > 0
      error_message = "The event has no content, so there is no evidence to keep."
    }
  }
}

output "evidence" {
  description = "Facts of the event, which do not change unless the event changes."
  value = {
    event_id     = data.sentry_event.incident.id
    project_id   = data.sentry_event.incident.project_id
    occurred_at  = data.sentry_event.incident.date_created
    received_at  = data.sentry_event.incident.date_received
    level        = data.sentry_event.incident.level
    environment  = data.sentry_event.incident.environment
    release      = data.sentry_event.incident.release.version
    fingerprints = data.sentry_event.incident.fingerprints
    sha256       = data.sentry_event.incident.content_sha256
    link         = data.sentry_event.incident.web_url
  }
}

output "summary" {
  description = "The evidence in one line."
  value       = "Event ${data.sentry_event.incident.id} of ${coalesce(data.sentry_event.incident.date_created, "an unknown time")}, digest ${substr(data.sentry_event.incident.content_sha256, 0, 12)}."
}
