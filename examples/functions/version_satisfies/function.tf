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
      # An event without a version, or with one such as "dev", does not pass.
      condition     = try(provider::sentry::version_satisfies(self.sdk.version, ">= 2.0"), false)
      error_message = "The SDK ${coalesce(self.sdk.name, "(no name)")} ${coalesce(self.sdk.version, "(no version)")} is not known to be 2.0 or newer."
    }
  }
}

output "release_is_current" {
  # A release that is no version, such as the hash of a commit, counts as not current.
  value = try(provider::sentry::version_satisfies(data.sentry_event.probe.release.version, ">= 4.12.0-rc.1"), false)
}
