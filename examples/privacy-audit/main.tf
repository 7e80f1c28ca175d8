# Does the project send personal or secret data? A gate that keeps nothing at all,
# and an audit that keeps where the data stands, not the data.

terraform {
  required_version = ">= 1.10"

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

  # Titles, messages and tags may quote anything. This keeps them out of the list
  # too; the scan looks through them nevertheless.
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

variable "gate" {
  type        = bool
  description = "Whether a finding in the latest event fails the run, instead of being reported."
  default     = false
}

variable "allowed" {
  type        = set(string)
  description = "Rules that are no finding, such as `ip`."
  default     = []
}

data "sentry_events" "recent" {
  project = var.project
  limit   = var.events

  lifecycle {
    # A gate that evaluates nothing must fail. The audit has a check for that.
    postcondition {
      condition     = !var.gate || length(self.ids) > 0
      error_message = "Nothing to evaluate: ${var.project} has no event."
    }
  }
}

# The gate. Of an ephemeral resource nothing gets into state or plan. Terraform
# suppresses a message that holds an ephemeral value, so that the message is a
# fixed one, and the audit below tells where to look.
ephemeral "sentry_event" "gate" {
  for_each = toset(var.gate ? slice(data.sentry_events.recent.ids, 0, min(1, length(data.sentry_events.recent.ids))) : [])

  project  = var.project
  event_id = each.value
  exclude  = ["all"]
  include  = ["scan"]

  lifecycle {
    # An event without entries has no content that could be scanned.
    postcondition {
      condition     = length(self.entry_types) > 0
      error_message = "The latest event has no content to scan."
    }

    postcondition {
      condition     = length([for found in self.sensitive_data : found if !contains(var.allowed, found.rule)]) == 0
      error_message = "The latest event holds personal or secret data. The audit, with gate = false, says where."
    }
  }
}

# The audit.
data "sentry_event" "audit" {
  for_each = toset(data.sentry_events.recent.ids)

  project  = var.project
  event_id = each.value
  exclude  = ["all"]
  include  = ["scan"]
}

module "judge" {
  source  = "./judge"
  events  = data.sentry_event.audit
  allowed = var.allowed
}

check "scanned" {
  assert {
    condition     = length(data.sentry_events.recent.ids) > 0
    error_message = "Nothing to evaluate: ${var.project} has no event."
  }

  assert {
    condition     = length(module.judge.unscanned) == 0
    error_message = join("\n", concat(["These events were not scanned, or have no content to scan:"], module.judge.unscanned))
  }
}

check "privacy" {
  assert {
    condition     = length(module.judge.findings) == 0
    error_message = join("\n", concat(["Personal or secret data in events of ${var.project}:"], module.judge.lines))
  }
}

output "findings" {
  description = "Where personal or secret data stands, by event."
  value       = module.judge.findings
}
