# Did the probe of a deployment arrive, and does it contain what it should? A probe is
# an event that the deployment sends on purpose.

terraform {
  required_version = ">= 1.5"

  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The token comes from SENTRY_AUTH_TOKEN, the URL of your own server from
# SENTRY_BASE_URL.
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

variable "release" {
  type        = string
  description = "Release that was deployed, exactly as the SDK reports it, such as web@4.2.0."

  # The release becomes a part of the search. A * would match other releases.
  validation {
    condition     = trimspace(var.release) != "" && !can(regex("[\"*\\\\\n\r]", var.release))
    error_message = "The release is empty, or contains a quote, an asterisk, a backslash, or a line break."
  }
}

variable "environment" {
  type        = string
  description = "Environment that was deployed to."
  default     = "production"

  validation {
    condition     = trimspace(var.environment) != ""
    error_message = "The environment is empty."
  }
}

variable "event_id" {
  type        = string
  description = "ID that the SDK returned for the probe. Without it, the latest event of the release in the environment is the probe."
  default     = null

  # Otherwise a pipeline whose probe failed would accept any other event.
  validation {
    condition     = var.event_id != ""
    error_message = "The ID of the probe is empty: the step that sends the probe returned none."
  }
}

variable "sent_within" {
  type        = string
  description = "Maximum age of the probe, if the configuration searches for it. An older event belongs to another deployment."
  default     = "15m"
}

variable "wait_for" {
  type        = string
  description = "Longest time to wait for the probe, such as 1m. Sentry takes seconds to index an event."
  default     = "30s"
}

variable "mandatory_tags" {
  type        = set(string)
  description = "Tags that the probe must have."
  default     = ["service", "team"]
}

# If the probe does not arrive in time, the read fails.
data "sentry_event" "probe" {
  project      = var.project
  event_id     = var.event_id
  query        = var.event_id == null ? "release:\"${var.release}\"" : null
  environments = var.event_id == null ? [var.environment] : null
  stats_period = var.event_id == null ? var.sent_within : null
  wait_for     = var.wait_for
  exclude      = ["all"]
  include      = ["tags"]

  # Anyone who can send events chooses these values. jsonencode keeps line breaks and
  # escape sequences out of the log of the pipeline.
  lifecycle {
    postcondition {
      condition     = self.release.version == var.release
      error_message = "The probe is of release ${jsonencode(self.release.version)}, not ${jsonencode(var.release)}."
    }

    postcondition {
      condition     = self.environment == var.environment
      error_message = "The probe is of environment ${jsonencode(self.environment)}, not ${jsonencode(var.environment)}."
    }

    postcondition {
      condition     = alltrue([for tag in var.mandatory_tags : trimspace(try(self.tags[tag], "")) != ""])
      error_message = "These tags of the probe are missing or empty: ${join(", ", [for tag in sort(var.mandatory_tags) : tag if trimspace(try(self.tags[tag], "")) == ""])}."
    }
  }
}

output "probe" {
  description = "Set only if the probe arrived and everything is as it should be."
  value       = "Probe ${data.sentry_event.probe.id} of release ${var.release} in ${var.environment}."
}
