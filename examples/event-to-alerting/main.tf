# From an event to an alert for similar events. The alert is a resource of the provider
# jianyuan/sentry.

terraform {
  required_version = ">= 1.9"

  required_providers {
    # The types of both providers begin with "sentry_". seed-88433aaa/sentry therefore
    # gets the local name sentryevents, which its blocks and functions must use.
    sentry = {
      source  = "jianyuan/sentry"
      version = "~> 0.15"
    }
    sentryevents = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# Both read the token from SENTRY_AUTH_TOKEN. To write alerts, it needs alerts:write
# in addition to the scopes that read.
provider "sentry" {}

provider "sentryevents" {}

variable "link" {
  type        = string
  description = "Link to an issue or one of its events, as copied from Sentry."
}

variable "project" {
  type        = string
  description = "Slug of the project that the alert is for."
}

variable "organization" {
  type        = string
  description = "Slug of the organization, if the link does not name it."
  default     = null

  validation {
    # An invalid link fails with an error of its own.
    condition     = length(compact([var.organization, try(provider::sentryevents::parse_event_url(var.link).organization, "-")])) > 0
    error_message = "The link does not name its organization: set the variable organization."
  }
}

locals {
  link         = provider::sentryevents::parse_event_url(var.link)
  organization = var.organization == null || var.organization == "" ? local.link.organization : var.organization
}

data "sentry_event" "incident" {
  provider = sentryevents

  organization = local.organization
  # An issue belongs to a project, so no project is allowed with it.
  project  = local.link.issue_id == null ? var.project : null
  issue_id = local.link.issue_id
  # A link to an issue means its latest event.
  event_id = coalesce(local.link.event_id, "latest")
  exclude  = ["all"]
  include  = ["exceptions", "tags"]

  lifecycle {
    # Anyone who can send events chooses these values. Line breaks and escape sequences
    # would get into the name of the alert and into the log of the pipeline.
    postcondition {
      condition     = !can(regex("\\p{Cc}", join("", compact([self.exception_type, self.environment, lookup(self.tags, "service", null)]))))
      error_message = "The exception type, the environment, or the service of the event contains control characters."
    }
  }
}

locals {
  # A fact that the event does not have is not a condition.
  type    = data.sentry_event.incident.exception_type
  service = lookup(data.sentry_event.incident.tags, "service", null)
}

data "sentry_project_issue_stream_monitor" "new_issues" {
  organization = local.organization
  project      = var.project
}

resource "sentry_alert" "again" {
  organization      = local.organization
  name              = "Again: ${coalesce(local.type, "event")} of ${var.project}"
  environment       = data.sentry_event.incident.environment
  monitor_ids       = [data.sentry_project_issue_stream_monitor.new_issues.id]
  frequency_minutes = 60

  trigger_conditions = [
    { first_seen_event = {} },
    { regression_event = {} },
  ]

  action_filters = [{
    logic_type = "all"
    conditions = concat(
      [for type in compact([local.type]) : {
        event_attribute = { attribute = "type", match = "eq", value = type }
        tagged_event    = null
      }],
      [for value in compact([local.service]) : {
        event_attribute = null
        tagged_event    = { key = "service", match = "eq", value = value }
      }],
    )
    actions = [{ email = { target_type = "issue_owners", fallthrough_type = "AllMembers" } }]
  }]

  lifecycle {
    # Without a condition, the alert would be about every issue.
    precondition {
      condition     = length(compact([local.type, local.service])) > 0
      error_message = "The event names neither an exception nor a service, so the alert has no condition."
    }
  }
}

output "watched" {
  description = "Condition of the alert."
  value = format("%s of the service %s in %s",
    coalesce(local.type, "Events"),
    coalesce(local.service, "(any)"),
    coalesce(data.sentry_event.incident.environment, "(any)"),
  )
}
