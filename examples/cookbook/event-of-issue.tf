terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

data "sentry_event" "issue" {
  organization = "acme"
  issue_id     = "BACKEND-1" # or the number in the issue's address; project is then null
  event_id     = "latest"    # or "oldest", "recommended", or an event ID
}

output "issue" {
  value = {
    event   = data.sentry_event.issue.id
    project = data.sentry_event.issue.project
    title   = data.sentry_event.issue.title
    date    = data.sentry_event.issue.date_created
  }
}
