terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# IDs of events from other sources, as SDKs and logs write them.
locals {
  logged = ["118BB041-D74E-9ACD-7D39-FCBC9E3757CB", "118bb041d74e9acd7d39fcbc9e3757cb"]
}

output "events" {
  # One ID, because both are the same.
  value = distinct([for id in local.logged : provider::sentry::normalize_event_id(id)])
}
