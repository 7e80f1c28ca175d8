terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

data "sentry_event_query" "levels" {
  organization = "acme"
  projects     = ["-1"] # all projects that the token has access to
  dataset      = "errors"
  fields       = ["level", "count()"]
  sort         = "-count()"
  start        = "2026-03-01"
  end          = "2026-04-01" # for recent events: stats_period = "14d" instead of start and end
}

output "levels" {
  value = { for row in data.sentry_event_query.levels.rows : lookup(row, "level", "none") => tonumber(row["count()"]) }
}
