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
      condition     = self.handled != false
      error_message = "Unhandled ${coalesce(self.exception_type, "error")} in release ${coalesce(self.release.version, "(none)")}: ${self.web_url}"
    }

    # Null means that the event does not tell. Only a message, which has the type
    # default, has nothing to handle.
    postcondition {
      condition     = self.handled != null || self.type == "default"
      error_message = "This event does not tell whether it was handled: ${self.web_url}"
    }
  }
}

output "verdict" {
  description = "Only set if the gate is open."
  value       = "None of the latest ${length(data.sentry_event.recent)} events in ${var.environment} is an unhandled error."

  # A gate that evaluates nothing must fail.
  precondition {
    condition     = length(module.select.ids) > 0
    error_message = "Nothing to evaluate: none of the latest ${length(data.sentry_events.recent.ids)} events of ${var.project} names the environment ${var.environment}."
  }
}
