# A module that reads an event, and can be tested without Sentry: with a recorded
# event, or with mocks.

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

variable "project" {
  type        = string
  description = "Slug of the project."
}

variable "event_id" {
  type        = string
  description = "Id of the event."
  default     = null
}

variable "recorded" {
  type        = string
  description = "JSON of an event that is taken instead of one of Sentry. For tests."
  default     = null
}

data "sentry_event" "this" {
  count = var.recorded == null ? 1 : 0

  organization = var.organization
  project      = var.project
  event_id     = var.event_id
}

locals {
  # Both are of one type, so that what follows need not know which it is.
  event = var.recorded == null ? data.sentry_event.this[0] : provider::sentry::decode_event(var.recorded)
}

output "owner" {
  description = "Who has to look at the event."
  value       = lookup(local.event.tags, "team", "unknown")
}

output "mechanisms" {
  description = "How the exceptions of the event were caught, the main one last."
  value       = [for exception in local.event.exceptions : coalesce(exception.mechanism.type, "unknown")]
}
