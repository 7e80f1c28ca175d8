terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The token comes from the environment variable SENTRY_AUTH_TOKEN, so that it
# stands in no file. On a self-hosted Sentry or in another region, SENTRY_BASE_URL
# or base_url says where it is, such as "https://de.sentry.io/".
provider "sentry" {
  organization = "acme"
  project      = "backend"
}
