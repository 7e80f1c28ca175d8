terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

data "sentry_event" "probe" {
  organization = "acme"
  project      = "backend"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb" # what the SDK returned for the probe
  wait_for     = "1m"
}

output "probe" {
  value = {
    received    = data.sentry_event.probe.date_received
    release     = data.sentry_event.probe.release.version
    environment = data.sentry_event.probe.environment
  }
}
