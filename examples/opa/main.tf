# Reads the latest events of a project, which the policies evaluate. It reads only what
# they evaluate, so the plan contains as little as possible.

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

  # The titles and messages of the list may quote anything, and are not evaluated.
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

variable "source_maps" {
  type        = bool
  description = "If true, reports on source maps are read. Set it to false if the server has none. Stack traces of JavaScript then fail."
  default     = true
  nullable    = false
}

variable "release" {
  type        = string
  description = "Release whose new issues are evaluated. Without it, no issues are read."
  default     = null

  # The policies reject a search for anything but one exact release.
  validation {
    condition     = var.release == null || can(regex("^[^\\s\"*/\\\\]([^\\n\\r\\t\"*/\\\\]*[^\\s\"*/\\\\])?$", var.release))
    error_message = "The release must be one exact version. Quotes, asterisks, slashes, backslashes, tabs, line breaks, and surrounding spaces are not allowed."
  }
}

data "sentry_events" "recent" {
  project = var.project
  limit   = 10
}

data "sentry_event" "recent" {
  for_each = toset(data.sentry_events.recent.ids)

  project  = var.project
  event_id = each.value
  exclude  = ["all"]
  include  = ["tags", "errors", "scan", "debug_images"]
}

# Shows whether source maps were applied, for the events that can have them.
data "sentry_event_source_maps" "recent" {
  for_each = toset([
    for event in data.sentry_events.recent.events : event.id
    if var.source_maps && contains(["javascript", "node"], coalesce(event.platform, "other"))
  ])

  project  = var.project
  event_id = each.value
}

# The policies find events in modules too.
module "latest" {
  source  = "./events"
  project = var.project
  ids     = slice(data.sentry_events.recent.ids, 0, min(1, length(data.sentry_events.recent.ids)))
}

# The issues that the release has introduced, and whether it has sent an event at all.
data "sentry_issues" "new" {
  count = var.release == null ? 0 : 1

  projects     = [var.project]
  environments = ["production"]
  query        = "is:unresolved error.unhandled:true firstRelease:\"${var.release}\""
  stats_period = "14d"
}

data "sentry_event_query" "release" {
  count = var.release == null ? 0 : 1

  projects     = [var.project]
  environments = ["production"]
  dataset      = "errors"
  fields       = ["release", "count()"]
  query        = "release:\"${var.release}\""
  stats_period = "14d"
}
