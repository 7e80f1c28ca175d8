# Did the event that a deployment sends on purpose arrive, and does it say what it
# should? Failed checks are warnings: the deployment is over, and somebody looks.

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
  exclude = ["summary"]
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
  description = "Id that the SDK gave the probe event. Without it, the latest event of the project is taken for the probe."
  default     = null

  # Else a pipeline whose probe failed would be content with any other event.
  validation {
    condition     = var.event_id != ""
    error_message = "The id of the probe event is empty: the step that sends the probe gave none."
  }
}

variable "wait_for" {
  type        = string
  description = "Longest time to wait for the probe event of that ID, such as 1m. Sentry takes seconds to index an event."
  default     = "30s"
}

variable "release" {
  type        = string
  description = "Release that was deployed. Without it, any will do."
  default     = null

  validation {
    condition     = var.release != ""
    error_message = "The release is empty. Do not set it where any will do."
  }
}

variable "environment" {
  type        = string
  description = "Environment that was deployed to."
  default     = "production"
}

variable "mandatory_tags" {
  type        = set(string)
  description = "Tags that every event must have."
  default     = ["service", "team"]
}

data "sentry_events" "latest" {
  project = var.project
  limit   = 1
}

data "sentry_event" "probe" {
  for_each = toset(var.event_id == null ? data.sentry_events.latest.ids : [var.event_id])

  project       = var.project
  event_id      = each.value
  allow_missing = true
  wait_for      = var.wait_for
  exclude       = ["all"]
  include       = ["tags"]
}

locals {
  # None if the event has not arrived yet. Only what is evaluated is taken over:
  # whole events have sensitive parts, which would make messages disappear.
  probe = one([
    for event in data.sentry_event.probe : {
      id          = event.id
      release     = coalesce(event.release.version, "(none)")
      environment = coalesce(event.environment, "(none)")
      tags        = event.tags
    } if event.found
  ])

  # Without a probe there is neither, so that no check passes for that reason.
  release     = try(local.probe.release, "(none)")
  environment = try(local.probe.environment, "(none)")
  missing     = [for tag in sort(var.mandatory_tags) : tag if trimspace(try(local.probe.tags[tag], "")) == ""]
}

check "arrived" {
  assert {
    condition     = local.probe != null
    error_message = "The probe event has not arrived in the project ${var.project}."
  }
}

check "release" {
  assert {
    condition     = var.release == null ? local.release != "(none)" : local.release == var.release
    error_message = "The probe event is of the release ${local.release}, not ${coalesce(var.release, "(any)")}."
  }
}

check "environment" {
  assert {
    condition     = local.environment == var.environment
    error_message = "The probe event is of the environment ${local.environment}, not ${var.environment}."
  }
}

check "tags" {
  assert {
    condition     = length(local.missing) == 0
    error_message = "The probe event lacks, or has empty, the tags ${join(", ", local.missing)}."
  }
}

output "probe" {
  description = "What arrived."
  value       = try("Probe ${local.probe.id} of release ${local.release} in ${local.environment}.", "No probe event.")
}
