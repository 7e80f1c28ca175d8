# Which projects send errors with outdated SDKs? One query for all projects, and
# nothing personal in the state.

terraform {
  required_version = ">= 1.8"

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
}

variable "organization" {
  type        = string
  description = "Slug of the organization."
}

variable "projects" {
  type        = set(string)
  description = "Slugs of the projects."

  # Without a project, Sentry would search all of them.
  validation {
    condition     = length(compact(var.projects)) > 0 && !contains(var.projects, "")
    error_message = "Name at least one project. No name may be empty."
  }
}

variable "constraints" {
  type        = map(string)
  description = "Constraints on versions by the name of the SDK, such as a minimum version. An SDK without one may have any version, but does not count as evaluated."
  default = {
    "sentry.python"           = ">= 2.0"
    "sentry.javascript.react" = ">= 8.0"
    "sentry.native"           = ">= 0.7"
  }

  validation {
    condition     = alltrue([for constraint in values(var.constraints) : can(provider::sentry::version_satisfies("1.0.0", constraint))])
    error_message = "Each constraint must be one such as \">= 2.0\" or \">= 2.0, < 4\"."
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
  # A row does not contain fields that are null. Anyone who can send events chooses the
  # names and versions. jsonencode keeps line breaks and escape sequences out of the
  # log of the pipeline.
  sdks = [
    for row in data.sentry_event_query.sdks.rows : {
      project = lookup(row, "project", "(no project)")
      name    = lookup(row, "sdk.name", "(no name)")
      version = lookup(row, "sdk.version", "")
      events  = lookup(row, "count()", "?")
    }
  ]
  shown = {
    for text in toset(flatten([for sdk in local.sdks : [sdk.name, sdk.version]])) :
    text => text == "" ? "without a version" : can(regex("^[ -~]+$", text)) ? text : jsonencode(text)
  }
  evaluated = [for sdk in local.sdks : sdk if contains(keys(var.constraints), sdk.name)]
  complaints = [
    for sdk in local.evaluated : "${sdk.project}: ${local.shown[sdk.name]} ${local.shown[sdk.version]} is not ${var.constraints[sdk.name]} (events: ${sdk.events})"
    # A string that is not a version, such as "dev", counts as outdated.
    if !try(provider::sentry::version_satisfies(sdk.version, var.constraints[sdk.name]), false)
  ]

  # Projects that sent nothing, or nothing with an SDK that has a constraint.
  unevaluated = setsubtract(var.projects, local.evaluated[*].project)
}

check "sdk_versions" {
  assert {
    condition     = length(local.complaints) == 0
    error_message = join("\n", concat(["Outdated SDKs send events:"], local.complaints))
  }

  # A gate that evaluates nothing must fail.
  assert {
    condition     = length(local.unevaluated) == 0
    error_message = "Nothing to evaluate in ${join(", ", local.unevaluated)}: no error in ${var.period} came from an SDK with a constraint. SDKs that sent errors: ${join(", ", distinct([for sdk in local.sdks : local.shown[sdk.name]]))}."
  }

  assert {
    condition     = !data.sentry_event_query.sdks.has_more
    error_message = "There are more combinations of project and SDK than were read: raise `limit`."
  }
}

output "outdated" {
  description = "Projects with outdated SDKs, and the number of events that they sent."
  value       = local.complaints
}
