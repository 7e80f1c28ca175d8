# Reads the latest events of a project, for the policies beside it to judge. Only
# what is judged is read, so that the plan holds as little as can be.

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

  # Titles and messages of the list may quote anything, and are not judged.
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
  description = "Whether the server has reports about source maps. If false, none are read, and stack traces of JavaScript fail."
  default     = true
  nullable    = false
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

# Shows whether source maps were applied, for the events that can have some.
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
