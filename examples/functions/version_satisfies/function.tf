terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

data "sentry_event" "probe" {
  organization = "acme"
  project      = "backend"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"

  lifecycle {
    postcondition {
      # An event without a version, or with one such as "dev", does not pass. Anyone who
      # can send events chooses both values, so jsonencode keeps line breaks out of the log.
      condition     = try(provider::sentry::version_satisfies(self.sdk.version, ">= 2.0"), false)
      error_message = "The SDK ${jsonencode(self.sdk.name)} is not known to be 2.0 or newer. Its version is ${jsonencode(self.sdk.version)}."
    }
  }
}

output "release_is_current" {
  # A release that is not a version, such as the hash of a commit, does not count as current.
  value = try(provider::sentry::version_satisfies(data.sentry_event.probe.release.version, ">= 4.12.0-rc.1"), false)
}
