# Which SDKs send errors that are older than they should be? One request for all
# projects, and nothing personal in the state.

terraform {
  required_version = ">= 1.8"

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
}

variable "organization" {
  type        = string
  description = "Slug of the organization."
}

variable "projects" {
  type        = set(string)
  description = "Slugs of the projects."

  # No project would stand for all of them.
  validation {
    condition     = length(compact(var.projects)) > 0 && !contains(var.projects, "")
    error_message = "At least one project must be named, and none may be empty."
  }
}

variable "floors" {
  type        = map(string)
  description = "Constraints that versions have to satisfy, by the name of the SDK. An SDK without one may have any version, but does not count as evaluated."
  default = {
    "sentry.python"           = ">= 2.0"
    "sentry.javascript.react" = ">= 8.0"
    "sentry.native"           = ">= 0.7"
  }

  validation {
    condition     = alltrue([for floor in values(var.floors) : can(provider::sentry::version_satisfies("1.0.0", floor))])
    error_message = "Each floor must be a constraint such as \">= 2.0\" or \">= 2.0, < 4\"."
  }
}

variable "period" {
  type        = string
  description = "How far back events count."
  default     = "14d"
}

data "sentry_event_query" "sdks" {
  projects     = sort(var.projects)
  dataset      = "errors"
  fields       = ["project", "sdk.name", "sdk.version", "count()"]
  query        = "has:sdk.name"
  sort         = "-count()"
  stats_period = var.period
  limit        = 1000
}

locals {
  # A row lacks the fields that are null.
  sdks = [
    for row in data.sentry_event_query.sdks.rows : {
      project = lookup(row, "project", "(no project)")
      name    = lookup(row, "sdk.name", "(no name)")
      version = lookup(row, "sdk.version", "without a version")
      events  = lookup(row, "count()", "?")
    }
  ]
  evaluated = [for sdk in local.sdks : sdk if contains(keys(var.floors), sdk.name)]
  complaints = [
    for sdk in local.evaluated : "${sdk.project}: ${sdk.name} ${sdk.version} is not ${var.floors[sdk.name]} (events: ${sdk.events})"
    # What is no version, such as "dev", is outdated too.
    if !try(provider::sentry::version_satisfies(sdk.version, var.floors[sdk.name]), false)
  ]

  # Projects that sent nothing, or nothing with an SDK that has a floor.
  unevaluated = setsubtract(var.projects, local.evaluated[*].project)
}

check "sdk_floor" {
  assert {
    condition     = length(local.complaints) == 0
    error_message = join("\n", concat(["Outdated SDKs send events:"], local.complaints))
  }

  # A gate that evaluates nothing must fail.
  assert {
    condition     = length(local.unevaluated) == 0
    error_message = "Nothing to evaluate in ${join(", ", local.unevaluated)}: no error in ${var.period} came from an SDK that has a floor. SDKs that were seen: ${join(", ", distinct(local.sdks[*].name))}."
  }

  assert {
    condition     = !data.sentry_event_query.sdks.has_more
    error_message = "There are more combinations of project and SDK than were read: raise `limit`."
  }
}

output "outdated" {
  description = "Projects with outdated SDKs, and how many events those sent."
  value       = local.complaints
}
