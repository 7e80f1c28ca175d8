terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

locals {
  accepted = ["frame_vars", "user.geo"] # rules and paths; every other finding fails
}

ephemeral "sentry_event" "sample" {
  organization = "acme"
  project      = "backend"
  event_id     = "c33833c2fa0d62b5b866a70286289d72"

  lifecycle {
    postcondition {
      condition     = contains(self.sections, "scan") && length(self.entry_types) > 0
      error_message = "The event was not scanned, or has no content to scan."
    }
    postcondition {
      condition = alltrue([
        for found in coalesce(self.sensitive_data, []) :
        contains(local.accepted, found.rule) || contains(local.accepted, found.path)
      ])
      error_message = "The event contains personal data or credentials."
    }
  }
}
