# Stop a pipeline if the latest event of a release is an error that nothing caught.

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

# If the release has no event in the environment, the read fails: a gate that
# evaluates nothing must not pass.
data "sentry_event" "latest" {
  project      = var.project
  query        = "release:\"${var.release}\""
  environments = [var.environment]
  exclude      = ["all"]
  include      = ["exceptions"]

  lifecycle {
    postcondition {
      condition     = self.release.version == var.release && self.environment == var.environment
      error_message = "The event is of another release or environment: ${self.web_url}"
    }

    # Anyone who can send events chooses the type. jsonencode keeps line breaks and escape
    # sequences out of the log of the pipeline.
    postcondition {
      condition     = self.handled != false
      error_message = "Unhandled ${jsonencode(coalesce(self.exception_type, "error"))} in release ${var.release}: ${self.web_url}"
    }

    # Null means that the event does not report it. Only a message, which has the type
    # default, passes then, because it is not an error.
    postcondition {
      condition     = self.handled != null || self.type == "default"
      error_message = "This event does not report whether it was handled: ${self.web_url}"
    }
  }
}

output "result" {
  description = "Set only if the gate is open."
  value       = "The latest event of release ${var.release} in ${var.environment} is not an unhandled error: ${data.sentry_event.latest.web_url}"
}
