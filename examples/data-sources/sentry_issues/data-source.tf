terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The unresolved issues of two projects, by the time of their latest event.
data "sentry_issues" "open" {
  organization = "acme"
  projects     = ["backend", "web"]
  query        = "is:unresolved level:error"
  start        = "2026-03-01"
  end          = "2026-04-01" # in a pipeline: stats_period = "14d" instead of start and end
}

output "open" {
  value = { for issue in data.sentry_issues.open.issues : issue.short_id => issue.title }
}

output "complete" {
  description = "Whether these are all issues."
  value       = !data.sentry_issues.open.has_more
}
