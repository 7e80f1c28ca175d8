# Can a person read the stack traces of a project? Its source maps and debug files
# must reach Sentry and match.

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

  # The titles and messages of the list may quote anything, and are not needed.
  exclude = ["summary", "tags"]
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
  description = "Number of the latest events to evaluate."
  default     = 10
}

data "sentry_events" "recent" {
  project = var.project
  limit   = var.events
}

data "sentry_event" "recent" {
  for_each = toset(data.sentry_events.recent.ids)

  project  = var.project
  event_id = each.value
  exclude  = ["all"]
  include  = ["errors", "debug_images"]
}

# Sentry's reports on the source maps of the events that can have some.
data "sentry_event_source_maps" "recent" {
  for_each = toset([for event in data.sentry_events.recent.events : event.id if contains(["javascript", "node"], coalesce(event.platform, "other"))])

  project  = var.project
  event_id = each.value
}

module "evaluate" {
  source      = "./evaluate"
  events      = data.sentry_event.recent
  source_maps = data.sentry_event_source_maps.recent
}

# A gate that evaluates nothing must fail.
check "evidence" {
  assert {
    condition     = length(module.evaluate.traces) > 0
    error_message = "Nothing to evaluate: none of the latest ${length(data.sentry_events.recent.ids)} events of ${var.project} has a stack trace."
  }

  assert {
    condition     = length(module.evaluate.unproven) == 0
    error_message = join("\n", concat(["Nothing shows whether these stack traces are readable:"], module.evaluate.unproven))
  }
}

check "processing" {
  assert {
    condition     = length(module.evaluate.unreadable) == 0
    error_message = join("\n", concat(["Sentry could not make stack traces readable:"], module.evaluate.unreadable))
  }
}

check "debug_files" {
  assert {
    condition     = length(module.evaluate.missing_files) == 0
    error_message = join("\n", concat(["Debug files were not uploaded:"], module.evaluate.missing_files))
  }
}

check "source_maps" {
  assert {
    condition     = length(module.evaluate.unresolved) == 0
    error_message = join("\n", concat(["Source maps were not applied:"], module.evaluate.unresolved))
  }
}

output "readable" {
  description = "Number of stack traces of the latest events that a person can read."
  value       = "${length(module.evaluate.readable)} of ${length(module.evaluate.traces)} stack traces are readable."
}
