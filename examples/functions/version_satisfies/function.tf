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
      condition     = provider::sentry::version_satisfies(self.sdk.version, ">= 2.0")
      error_message = "The SDK ${self.sdk.name} ${self.sdk.version} is too old."
    }
  }
}

output "release_is_current" {
  # A release that is no version, such as the hash of a commit, counts as not current.
  value = try(provider::sentry::version_satisfies(data.sentry_event.probe.release.version, ">= 4.12.0-rc.1"), false)
}
