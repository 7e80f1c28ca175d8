# Which findings count. A separate module, so that tests can pass recorded events
# to it.

variable "events" {
  type = map(object({
    entry_types = list(string)
    sensitive_data = list(object({
      path = string
      rule = string
    }))
  }))
  description = "Events by ID, with the section `scan` read."
}

variable "allowed" {
  type        = set(string)
  description = "Rules that do not count as findings."
  default     = []
}

locals {
  findings = {
    for id, event in var.events : id => [
      for found in coalesce(event.sensitive_data, []) : "${found.rule} at ${found.path}" if !contains(var.allowed, found.rule)
    ]
  }
}

output "findings" {
  description = "Findings by event, without events that have none."
  value       = { for id, found in local.findings : id => found if length(found) > 0 }
}

output "unscanned" {
  description = "IDs of events that prove nothing: the scan was not read, or the event has no entries and so no content."
  value       = [for id, event in var.events : id if event.sensitive_data == null || length(event.entry_types) == 0]
}

output "lines" {
  description = "The findings, one line each."
  value       = flatten([for id, found in local.findings : [for one in found : "${id}: ${one}"]])
}
