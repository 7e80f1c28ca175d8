# From an event to an alert about its like: what happened once is watched for from
# now on. The alert is a resource of the provider jianyuan/sentry.

terraform {
  required_version = ">= 1.9"

  required_providers {
    # Types of both providers begin with "sentry_", so that Terraform takes
    # "sentry" for the provider of all of them. This one gets another local name,
    # which its blocks and functions have to say.
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

# Both read the token from SENTRY_AUTH_TOKEN. To write alerts it needs
# alerts:write beside the scopes that read.
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
  description = "Slug of the organization, where the link does not tell."
  default     = null

  validation {
    # A link that is none fails by itself.
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
  # An issue knows its project; beside it, none is allowed.
  project  = local.link.issue_id == null ? var.project : null
  issue_id = local.link.issue_id
  # A link to an issue stands for its latest event.
  event_id = coalesce(local.link.event_id, "latest")
  exclude  = ["all"]
  include  = ["exceptions", "tags"]
}

locals {
  # What the event does not name is no condition.
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
    # Without a condition the alert would be about every issue.
    precondition {
      condition     = length(compact([local.type, local.service])) > 0
      error_message = "The event names neither an exception nor a service, so there is nothing to watch for."
    }
  }
}

output "watched" {
  description = "What the alert watches for."
  value = format("%s of the service %s in %s",
    coalesce(local.type, "Events"),
    coalesce(local.service, "(any)"),
    coalesce(data.sentry_event.incident.environment, "(any)"),
  )
}
