# Whole events in bulk: up to a hundred of them for one request. They may contain
# personal data, so everything that you compute from them is sensitive too. Use
# nonsensitive for results without personal data.
data "sentry_events" "audit" {
  organization = "acme"
  project      = "web"
  limit        = 100
  full         = true
}

locals {
  whole = [for text in data.sentry_events.audit.raw_events : jsondecode(text)]
}

output "breadcrumbs" {
  description = "Number of events with breadcrumbs."
  value = nonsensitive(length([
    for event in local.whole : event
    if contains([for entry in try(event.entries, []) : try(entry.type, "")], "breadcrumbs")
  ]))
}

output "complete" {
  description = "Whether these are all events of the project."
  value       = !data.sentry_events.audit.has_more
}
