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

  # Titles and messages of the list may quote anything, and are not needed.
  exclude = ["summary", "tags"]
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

  # Errors of no environment would leave the gate open.
  validation {
    condition     = trimspace(var.environment) != ""
    error_message = "The environment is empty."
  }
}

variable "events" {
  type        = number
  description = "How many of the project's latest events are looked through. Those of the environment are read."
  default     = 100
}

data "sentry_events" "recent" {
  project = var.project
  limit   = var.events
}

# The list of a project has the events of all environments.
module "select" {
  source      = "./select"
  events      = data.sentry_events.recent.events
  environment = var.environment
}

data "sentry_event" "recent" {
  for_each = toset(module.select.ids)

  project  = var.project
  event_id = each.value
  exclude  = ["all"]
  include  = ["exceptions"]

  lifecycle {
    postcondition {
      # Handled is false only where the event says so; null stands for unknown.
      condition     = self.handled != false
      error_message = "Unhandled ${coalesce(self.exception_type, "error")} in release ${coalesce(self.release.version, "(none)")}: ${self.web_url}"
    }
  }
}

output "verdict" {
  description = "Only there where the gate is open."
  value = (
    length(data.sentry_event.recent) == 0
    ? "No event in ${var.environment} among the latest ${length(data.sentry_events.recent.ids)}: nothing speaks against the release, and nothing for it."
    : "None of the latest ${length(data.sentry_event.recent)} events in ${var.environment} is an unhandled error."
  )
}
