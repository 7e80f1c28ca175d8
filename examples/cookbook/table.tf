terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

data "sentry_events" "latest" {
  organization = "acme"
  project      = "backend"
  limit        = 3
}

locals {
  columns = ["id", "date_created", "level", "release", "environment"]
  rows    = [for event in data.sentry_events.latest.events : { for column in local.columns : column => event[column] }]
}

output "json" {
  value = jsonencode(local.rows)
}

output "csv" {
  value = join("\n", concat([join(",", local.columns)], [
    for row in local.rows : join(",", [
      for column in local.columns : row[column] == null ? "" : "\"${replace(row[column], "\"", "\"\"")}\""
    ])
  ]))
}
