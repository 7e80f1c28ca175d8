# Stop a pipeline if a release has introduced an issue that nothing handled.

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

  # The titles of issues may quote anything, and are not needed.
  exclude = ["summary"]
}

variable "organization" {
  type        = string
  description = "Slug of the organization."
}

variable "project" {
  type        = string
  description = "Slug of the project."

  # Without a project, Sentry would search all of them.
  validation {
    condition     = trimspace(var.project) != ""
    error_message = "The project is empty."
  }
}

variable "release" {
  type        = string
  description = "Version of the release, exactly as the SDK sends it."

  # Sentry allows no such release. In a search, these characters would match other
  # releases or none, and an empty list would open the gate.
  validation {
    condition     = can(regex("^[^\\s\"*/\\\\]([^\\n\\r\\t\\f\\v\"*/\\\\]*[^\\s\"*/\\\\])?$", var.release)) && !contains([".", "..", "latest"], lower(var.release))
    error_message = "The release must be one exact version. Quotes, asterisks, slashes, backslashes, tabs, line breaks, and surrounding spaces are not allowed, nor are \"latest\", \".\", and \"..\"."
  }
}

variable "environment" {
  type        = string
  description = "Environment whose issues stop the pipeline."
  default     = "production"

  validation {
    condition     = trimspace(var.environment) != ""
    error_message = "The environment is empty."
  }
}

variable "period" {
  type        = string
  description = "Time range of the events that count, up to now."
  default     = "14d"
}

variable "accepted" {
  type        = map(string)
  description = "Issues that do not stop the pipeline: the reason, by short ID such as SHOP-1A2."
  default     = {}

  validation {
    condition     = alltrue([for reason in values(var.accepted) : try(trimspace(reason), "") != ""])
    error_message = "Each accepted issue needs a reason."
  }
}

variable "require_events" {
  type        = bool
  description = "If true, the release must have sent an event to Sentry. If false, a misspelled release passes."
  default     = true
  nullable    = false
}

# An empty list of issues proves nothing if Sentry does not know the release. So the
# gate also requires an event of it: an error, or a message such as a probe. The query
# fails on servers without firstRelease, which would return an empty list of issues.
data "sentry_event_query" "release" {
  projects     = [var.project]
  environments = [var.environment]
  dataset      = "errors"
  fields       = ["release", "count()"]
  query        = "release:\"${var.release}\""
  stats_period = var.period
}

data "sentry_issues" "new" {
  projects     = [var.project]
  environments = [var.environment]
  query        = "is:unresolved error.unhandled:true firstRelease:\"${var.release}\""
  stats_period = var.period
  sort         = "new"
}

# Evaluates the lists. A separate module, so that tests can pass lists to it.
module "evaluate" {
  source   = "./evaluate"
  release  = var.release
  issues   = data.sentry_issues.new.issues
  accepted = var.accepted
  rows     = data.sentry_event_query.release.rows
}

output "result" {
  description = "Set only if the gate is open."
  value = format("%s.", join(", ", compact([
    "${var.release} has no new unhandled issue in ${var.environment}",
    length(module.evaluate.accepted) > 0 ? "except accepted ones" : "",
    var.require_events ? "" : "if it has sent an event",
  ])))

  precondition {
    condition     = length(module.evaluate.complaints) == 0
    error_message = join("\n", module.evaluate.complaints)
  }

  # A gate that evaluates nothing must fail.
  precondition {
    condition     = module.evaluate.has_events || !var.require_events
    error_message = "Nothing to evaluate: ${var.project} has no event of the release ${var.release} in ${var.environment} in ${var.period}."
  }

  precondition {
    condition     = data.sentry_issues.new.has_more == false
    error_message = "Sentry has more new unhandled issues of ${var.release} than were read."
  }
}

output "accepted" {
  description = "Reasons of the accepted issues that would have stopped the pipeline."
  value       = module.evaluate.accepted
}
