# The latest events of a project as a table, in CSV and in JSON. Nothing is created:
# there are data sources and outputs only, and terraform output writes the files.

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

  # The table needs no tags, neither of the events nor of their list.
  exclude = ["tags"]
}

variable "organization" {
  type        = string
  description = "Slug of the organization."
}

variable "project" {
  type        = string
  description = "Slug of the project."
}

variable "events" {
  type        = number
  description = "Maximum number of events in the table. Each of them is one request."
  default     = 20
}

data "sentry_events" "latest" {
  project = var.project
  limit   = var.events
}

data "sentry_event" "latest" {
  for_each = toset(data.sentry_events.latest.ids)

  project  = var.project
  event_id = each.value

  # Only the sections of the columns. Users and requests are not read.
  exclude = ["all"]
  include = ["summary", "exceptions"]

  # An event may expire, or be deleted, between the list and the read.
  allow_missing = true
}

locals {
  columns = ["event_id", "date", "title", "level", "release", "environment", "user_present", "top_frame", "web_url"]

  # The order is that of the list, the latest first. The key is the listed ID.
  found = [for id in data.sentry_events.latest.ids : data.sentry_event.latest[id] if data.sentry_event.latest[id].found]

  # Facts that an event lacks are null. Objects such as release always exist, but the frame
  # is null if the provider's exclude contains exceptions.
  rows = [
    for event in local.found : {
      event_id     = event.id
      date         = event.date_created
      title        = event.title
      level        = event.level
      release      = event.release.version
      environment  = event.environment
      user_present = event.user_present
      web_url      = event.web_url

      # file:line in function, or the parts that exist.
      top_frame = one(compact([join(" in ", compact([
        join(":", compact([
          try(event.top_in_app_frame.filename, null),
          try(event.top_in_app_frame.filename == null ? null : event.top_in_app_frame.line_no, null),
        ])),
        try(event.top_in_app_frame.function, null),
      ]))]))
    }
  ]
}

module "csv" {
  source  = "./csv"
  columns = local.columns
  rows    = local.rows
}

# Titles can contain anything, so they are not printed into logs. The command
# terraform output -raw prints them nevertheless.
output "events_csv" {
  description = "The table as CSV, with a line of column names."
  value       = module.csv.csv
  sensitive   = true
}

output "events_json" {
  description = "The table as a JSON array of objects, with nulls and booleans."
  value       = jsonencode(local.rows)
  sensitive   = true
}

output "left_out" {
  description = "IDs of events that Sentry listed and no longer returns."
  value       = [for id in data.sentry_events.latest.ids : id if !data.sentry_event.latest[id].found]
}

# An export, not a gate: the warning does not change the exit code.
check "events" {
  assert {
    condition     = length(local.rows) > 0
    error_message = "The table has only its header: Sentry returned no error event of the project \"${var.project}\"."
  }
}
