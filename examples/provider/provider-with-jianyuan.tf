# Type names of both providers begin with "sentry_". By default, Terraform reads such a
# type from the provider with the local name "sentry". Give this provider a different
# local name, and set provider = sentryevents in its blocks. Call its functions as
# provider::sentryevents::decode_event.
terraform {
  required_providers {
    sentry = {
      source = "jianyuan/sentry"
    }
    sentryevents = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# Both read the token from SENTRY_AUTH_TOKEN.
provider "sentry" {}

provider "sentryevents" {
  organization = "acme"
}

data "sentry_event" "incident" {
  provider = sentryevents

  project  = "backend"
  event_id = "118bb041d74e9acd7d39fcbc9e3757cb"
}
