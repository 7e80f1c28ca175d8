# The events of an issue in production.
data "sentry_events" "issue" {
  organization = "acme"
  issue_id     = "BACKEND-1"
  environments = ["production"]
  start        = "2026-03-01"
  end          = "2026-04-01"
  limit        = 10
}

output "releases_with_the_issue" {
  value = distinct(compact(data.sentry_events.issue.events[*].release))
}
