terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

data "sentry_event" "latest" {
  organization  = "acme"
  project       = "backend"
  query         = "release:\"shop-backend@4.12.1-rc.2+build.77\""
  environments  = ["production"]
  start         = "2026-03-01"
  end           = "2026-04-01" # for recent events: stats_period = "14d" instead of start and end
  allow_missing = true
}

output "latest" {
  value = {
    found = data.sentry_event.latest.found
    id    = data.sentry_event.latest.id
    title = data.sentry_event.latest.title
    link  = data.sentry_event.latest.web_url
  }
}
