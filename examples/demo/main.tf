# The configuration that `make demo` runs. The environment variables SENTRY_BASE_URL
# and SENTRY_AUTH_TOKEN contain the address and token of the mock Sentry.

terraform {
  required_version = ">= 1.5"

  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

provider "sentry" {
  organization = "acme"
}

# An error of a web application: request, user, release, and a chain of
# exceptions.
data "sentry_event" "checkout" {
  project  = "backend"
  event_id = "118bb041d74e9acd7d39fcbc9e3757cb"
}

# An error in a browser, with two sections that are read only if included.
data "sentry_event" "cart" {
  project  = "web"
  event_id = "1193721d187568a0c10b24e039ce0049"
  include  = ["frames", "breadcrumbs"]
}

# A transaction, which has timings instead of an exception.
data "sentry_event" "basket" {
  project  = "backend"
  event_id = "e62afd9be069136734db5a1e9a7f223e"
  include  = ["spans"]
}

# A browser's report of a violated Content Security Policy.
data "sentry_event" "blocked_script" {
  project  = "web"
  event_id = "8b9410cb111de3638907a3ac86b25552"
}

# An event that Sentry has deleted, as it does after 30 or 90 days.
data "sentry_event" "expired" {
  project       = "backend"
  event_id      = "00000000000000000000000000000000"
  allow_missing = true
}

# One sample event of each other program, for an audit of their SDKs. The excluded
# personal sections never reach the state.
data "sentry_event" "sample" {
  for_each = {
    stock   = { project = "backend", event_id = "10ac2f0b49949586e04046aad171e7f9" }
    phone   = { project = "mobile", event_id = "91451a214177f0bc272959ba69e251d3" }
    desktop = { project = "desktop", event_id = "b9ec5c0997f6e8f195e766282e9b9639" }
  }

  project  = each.value.project
  event_id = each.value.event_id
  exclude  = ["user", "contexts", "request"]
}
