# Runs without Sentry: the provider is a mock, and each run sets what it responds.

mock_provider "sentry" {}

variables {
  organization = "acme"
  project      = "shop"
  release      = "shop@4.2.0+build.311"
}

run "open" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = {
      handled     = true
      environment = "production"
      release     = { version = "shop@4.2.0+build.311" }
      web_url     = "https://sentry.io/organizations/acme/projects/shop/events/1b14afab52faea0d9d37dfdbb213a6e4/"
    }
  }

  assert {
    condition     = strcontains(output.result, "is not an unhandled error: https://sentry.io/")
    error_message = "The output is: ${output.result}"
  }
}

run "closed" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = {
      handled        = false
      environment    = "production"
      exception_type = "CardDeclined"
      release        = { version = "shop@4.2.0+build.311" }
    }
  }

  expect_failures = [data.sentry_event.latest]
}

run "open_for_messages" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { handled = null, environment = "production", type = "default", release = { version = "shop@4.2.0+build.311" } }
  }
}

run "closed_if_nothing_is_known" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { handled = null, environment = "production", type = "error", release = { version = "shop@4.2.0+build.311" } }
  }

  expect_failures = [data.sentry_event.latest]
}

run "event_of_another_release" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { handled = true, environment = "production", release = { version = "shop@4.1.7" } }
  }

  expect_failures = [data.sentry_event.latest]
}

run "event_of_another_environment" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { handled = true, environment = "staging", release = { version = "shop@4.2.0+build.311" } }
  }

  expect_failures = [data.sentry_event.latest]
}

run "bare_event" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { handled = null, type = null, environment = null, exception_type = null, release = { version = null } }
  }

  expect_failures = [data.sentry_event.latest]
}

run "no_release_and_no_environment" {
  command = plan

  variables {
    release     = " "
    environment = ""
  }

  expect_failures = [var.release, var.environment]
}

run "release_with_a_wildcard" {
  command = plan

  variables {
    release = "shop@4.*"
  }

  expect_failures = [var.release]
}

run "release_that_ends_the_search" {
  command = plan

  variables {
    release = "x\" OR level:\"info"
  }

  expect_failures = [var.release]
}
