terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# Which releases still send errors, and how many of them.
data "sentry_event_query" "releases" {
  organization = "acme"
  projects     = ["web", "backend"]
  dataset      = "errors"
  fields       = ["release", "count()", "last_seen()"]
  query        = "has:release"
  sort         = "-count()"
  start        = "2026-03-01"
  end          = "2026-04-01"
}

output "releases" {
  description = "Errors by release. Every value is text, of which tonumber makes a number."
  value       = { for row in data.sentry_event_query.releases.rows : row["release"] => tonumber(row["count()"]) }
}

output "all_releases" {
  description = "Whether these are all of them."
  value       = !data.sentry_event_query.releases.has_more
}
