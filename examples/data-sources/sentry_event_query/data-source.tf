terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The releases that still send errors, and the number of errors.
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
  description = "Errors by release. Every value is a string, which tonumber converts."
  value       = { for row in data.sentry_event_query.releases.rows : row["release"] => tonumber(row["count()"]) }
}

output "all_releases" {
  description = "Whether these are all releases."
  value       = !data.sentry_event_query.releases.has_more
}
