# The types of both providers begin with "sentry_", and Terraform uses "sentry" as the
# local name of the provider of such a type. So give this provider another local name,
# and set provider = sentryevents in each of its blocks. Its functions are then
# provider::sentryevents::decode_event and so on.
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
