# A module that reads an event. Tests run it without Sentry, with a recorded event or
# with mocks.

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
  description = "ID of the event."
  default     = null
}

variable "recorded" {
  type        = string
  description = "JSON of an event that replaces the event of Sentry, for tests."
  default     = null
}

data "sentry_event" "this" {
  count = var.recorded == null ? 1 : 0

  organization = var.organization
  project      = var.project
  event_id     = var.event_id
}

locals {
  # Both have the same type, so the outputs work with either.
  event = var.recorded == null ? data.sentry_event.this[0] : provider::sentry::decode_event(var.recorded)
}

output "owner" {
  description = "Team that must look at the event."
  value       = lookup(local.event.tags, "team", "unknown")
}

output "mechanisms" {
  description = "Mechanisms that caught the exceptions of the event, the main one last."
  value       = [for exception in local.event.exceptions : coalesce(exception.mechanism.type, "unknown")]
}
