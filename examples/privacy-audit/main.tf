# Does the project send personal or secret data? A gate that stores nothing at all,
# and an audit that stores where the data is, not the data.

terraform {
  required_version = ">= 1.10"

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

  # Titles, messages, and tags may quote anything. This keeps them out of the list
  # too. The scan searches them nevertheless.
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

variable "gate" {
  type        = bool
  description = "If true, a finding in the latest event fails the plan."
  default     = false
}

variable "allowed" {
  type        = set(string)
  description = "Rules that do not count as findings, such as `ip`."
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

# The gate. Neither state nor plan contains anything of an ephemeral resource. Terraform
# suppresses a message that contains an ephemeral value. So the message is fixed, and
# the audit below reports where to look.
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
      error_message = "The latest event contains personal or secret data. To find out where, run the audit with gate = false."
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

module "evaluate" {
  source  = "./evaluate"
  events  = data.sentry_event.audit
  allowed = var.allowed
}

check "scanned" {
  assert {
    condition     = length(data.sentry_events.recent.ids) > 0
    error_message = "Nothing to evaluate: ${var.project} has no event."
  }

  assert {
    condition     = length(module.evaluate.unscanned) == 0
    error_message = join("\n", concat(["These events were not scanned, or have no content to scan:"], module.evaluate.unscanned))
  }
}

# Paths and rules contain nothing of the event, so the message is safe to print.
check "privacy" {
  assert {
    condition     = length(module.evaluate.findings) == 0
    error_message = join("\n", concat(["Personal or secret data in events of ${var.project}:"], module.evaluate.lines))
  }
}

output "findings" {
  description = "Locations of personal or secret data, by event."
  value       = module.evaluate.findings
}
