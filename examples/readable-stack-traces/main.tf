# Can a person read the stack traces of a project: do its source maps and debug
# files reach Sentry, and fit?

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
  description = "How many of the latest events are looked at."
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

# What Sentry knows about the source maps of the events that can have some.
data "sentry_event_source_maps" "recent" {
  for_each = toset([for event in data.sentry_events.recent.events : event.id if contains(["javascript", "node"], coalesce(event.platform, "other"))])

  project  = var.project
  event_id = each.value
}

module "judge" {
  source      = "./judge"
  events      = data.sentry_event.recent
  source_maps = data.sentry_event_source_maps.recent
}

# A gate that evaluates nothing must fail.
check "evidence" {
  assert {
    condition     = length(module.judge.traces) > 0
    error_message = "Nothing to evaluate: none of the latest ${length(data.sentry_events.recent.ids)} events of ${var.project} has a stack trace."
  }

  assert {
    condition     = length(module.judge.unproven) == 0
    error_message = join("\n", concat(["Nothing shows whether these stack traces are readable:"], module.judge.unproven))
  }
}

check "processing" {
  assert {
    condition     = length(module.judge.unreadable) == 0
    error_message = join("\n", concat(["Sentry could not make stack traces readable:"], module.judge.unreadable))
  }
}

check "debug_files" {
  assert {
    condition     = length(module.judge.missing_files) == 0
    error_message = join("\n", concat(["Debug files were not uploaded:"], module.judge.missing_files))
  }
}

check "source_maps" {
  assert {
    condition     = length(module.judge.unresolved) == 0
    error_message = join("\n", concat(["Source maps were not applied:"], module.judge.unresolved))
  }
}

output "readable" {
  description = "How many stack traces of the latest events a person can read."
  value       = "${length(module.judge.readable)} of ${length(module.judge.traces)} stack traces are readable."
}
