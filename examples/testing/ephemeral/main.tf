# A gate with an ephemeral event, so Terraform stores nothing of it. Terraform 1.17 and
# newer can test it without Sentry.

terraform {
  required_version = ">= 1.10"

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

variable "project" {
  type        = string
  description = "Slug of the project."
}

variable "event_id" {
  type        = string
  description = "ID of the event."
}

ephemeral "sentry_event" "this" {
  organization = var.organization
  project      = var.project
  event_id     = var.event_id

  lifecycle {
    # An event without entries has no content, so nothing would be evaluated.
    postcondition {
      condition     = length(self.entry_types) > 0
      error_message = "The event has no content to evaluate."
    }

    postcondition {
      condition     = self.user.email == null
      error_message = "The event contains the email address of a user."
    }
  }
}
