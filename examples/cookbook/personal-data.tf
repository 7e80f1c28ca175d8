terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
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
        !contains(["creditcard", "iban", "usssn", "email", "ip", "password", "bearer", "token"], found.rule)
      ])
      error_message = "The event contains personal data or credentials."
    }
  }
}
