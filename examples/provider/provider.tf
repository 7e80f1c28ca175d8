terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The token comes from the environment variable SENTRY_AUTH_TOKEN, so it is not
# part of the configuration.
provider "sentry" {
  organization = "acme"
  project      = "backend"
}

data "sentry_event" "checkout" {
  event_id = "118bb041d74e9acd7d39fcbc9e3757cb"
}

output "release" {
  value = data.sentry_event.checkout.release.version
}
