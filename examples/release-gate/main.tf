# Stop a release while its project has errors in production that nothing caught.

terraform {
  required_version = ">= 1.5"

  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The token comes from SENTRY_AUTH_TOKEN, the address of a server of your own
# from SENTRY_BASE_URL.
provider "sentry" {
  organization = var.organization
}

variable "organization" {
  type        = string
  description = "Slug of the organization."
}

variable "project" {
  type        = string
  description = "Slug of the project."
}

variable "environment" {
  type        = string
  description = "Environment whose errors stop the release."
  default     = "production"
}

variable "events" {
  type        = number
  description = "How many of the latest events are looked at."
  default     = 20
}

data "sentry_events" "recent" {
  project = var.project
  limit   = var.events
}

data "sentry_event" "recent" {
  for_each = toset(data.sentry_events.recent.ids)

  project  = var.project
  event_id = each.value
  exclude  = ["all"]
  include  = ["exceptions"]

  lifecycle {
    postcondition {
      # Handled is false only where the event says so; null stands for unknown.
      condition     = !(self.environment == var.environment && self.handled == false)
      error_message = "Unhandled ${coalesce(self.exception_type, "error")} in release ${coalesce(self.release.version, "(none)")}: ${self.web_url}"
    }
  }
}

output "verdict" {
  description = "Only there where the gate is open."
  value       = "None of the latest ${length(data.sentry_event.recent)} events is an unhandled error in ${var.environment}."
}
