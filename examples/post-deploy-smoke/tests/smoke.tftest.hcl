# Runs without Sentry: the provider is a mock, and each run sets what it responds.

mock_provider "sentry" {}

variables {
  organization = "acme"
  project      = "shop"
  release      = "shop@4.2.0"
}

run "arrived" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = {
      id          = "1b14afab52faea0d9d37dfdbb213a6e4"
      environment = "production"
      release     = { version = "shop@4.2.0" }
      tags        = { service = "checkout", team = "payments" }
    }
  }

  assert {
    condition     = output.probe == "Probe 1b14afab52faea0d9d37dfdbb213a6e4 of release shop@4.2.0 in production."
    error_message = "The output is: ${output.probe}"
  }

  assert {
    condition     = data.sentry_event.probe.query == "release:\"shop@4.2.0\"" && data.sentry_event.probe.event_id == null
    error_message = "The probe is not searched."
  }
}

run "arrived_by_id" {
  command = plan

  variables {
    event_id = "1b14afab52faea0d9d37dfdbb213a6e4"
  }

  override_data {
    target = data.sentry_event.probe
    values = {
      environment = "production"
      release     = { version = "shop@4.2.0" }
      tags        = { service = "checkout", team = "payments" }
    }
  }

  assert {
    condition     = data.sentry_event.probe.query == null && data.sentry_event.probe.environments == null
    error_message = "The probe is searched."
  }
}

run "another_release" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { environment = "production", release = { version = "shop@4.1.7" }, tags = { service = "checkout", team = "payments" } }
  }

  expect_failures = [data.sentry_event.probe]
}

run "another_environment" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { environment = "staging", release = { version = "shop@4.2.0" }, tags = { service = "checkout", team = "payments" } }
  }

  expect_failures = [data.sentry_event.probe]
}

run "empty_tag" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { environment = "production", release = { version = "shop@4.2.0" }, tags = { service = "checkout", team = " " } }
  }

  expect_failures = [data.sentry_event.probe]
}

run "tags_that_were_not_read" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { environment = "production", release = { version = "shop@4.2.0" }, tags = null }
  }

  expect_failures = [data.sentry_event.probe]
}

run "bare_event" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { environment = null, release = { version = null }, tags = {} }
  }

  expect_failures = [data.sentry_event.probe]
}

run "no_probe_was_sent" {
  command = plan

  variables {
    event_id = ""
    release  = ""
  }

  expect_failures = [var.event_id, var.release]
}
