terraform {
  required_version = ">= 1.8" # functions of providers

  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}
