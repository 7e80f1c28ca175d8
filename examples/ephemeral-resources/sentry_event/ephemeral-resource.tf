terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# A gate that stores nothing of the event. The provider reads the whole event, but
# state, plan, and log contain none of it. The message is a fixed string, because
# Terraform suppresses a message that contains ephemeral values.
ephemeral "sentry_event" "sample" {
  organization = "acme"
  project      = "desktop"
  event_id     = "b9ec5c0997f6e8f195e766282e9b9639"

  lifecycle {
    # An event without entries has no content, so nothing would be evaluated.
    postcondition {
      condition     = length(self.entry_types) > 0
      error_message = "The sample event has no content to evaluate."
    }

    postcondition {
      condition     = self.user.email == null && self.user.ip_address == null
      error_message = "The sample event identifies the user."
    }
  }
}

# A warning instead of an error.
check "sample" {
  assert {
    condition     = length(ephemeral.sentry_event.sample.entry_types) > 0 && !contains(ephemeral.sentry_event.sample.sensitive_data[*].rule, "password")
    error_message = "The sample event contains a password, or has no content to evaluate."
  }
}
