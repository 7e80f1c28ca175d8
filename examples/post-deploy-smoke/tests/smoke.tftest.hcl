# Runs without Sentry: the provider is a mock, and each run says what it answers.

mock_provider "sentry" {
  override_data {
    target = data.sentry_events.latest
    values = { ids = ["1b14afab52faea0d9d37dfdbb213a6e4"] }
  }
}

variables {
  organization = "acme"
  project      = "shop"
}

run "arrived" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = {
      id          = "1b14afab52faea0d9d37dfdbb213a6e4"
      found       = true
      environment = "production"
      release     = { version = "shop@4.2.0" }
      tags        = { service = "checkout", team = "payments" }
    }
  }

  assert {
    condition     = output.probe == "Probe 1b14afab52faea0d9d37dfdbb213a6e4 of release shop@4.2.0 in production."
    error_message = "The output is: ${output.probe}"
  }
}

run "wrong_in_every_way" {
  command = plan

  variables {
    release = "shop@4.2.0"
  }

  override_data {
    target = data.sentry_event.probe
    values = {
      found       = true
      environment = "staging"
      release     = { version = "shop@4.1.7" }
      tags        = { service = "checkout", team = " " }
    }
  }

  expect_failures = [check.release, check.environment, check.tags]
}

run "missing" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { found = false, environment = null, release = { version = null }, tags = null }
  }

  expect_failures = [check.arrived, check.release, check.environment, check.tags]
}

run "bare_event" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { id = "1b14afab52faea0d9d37dfdbb213a6e4", found = true, environment = null, release = { version = null }, tags = {} }
  }

  assert {
    condition     = output.probe == "Probe 1b14afab52faea0d9d37dfdbb213a6e4 of release (none) in (none)."
    error_message = "The output is: ${output.probe}"
  }

  expect_failures = [check.release, check.environment, check.tags]
}

run "tags_that_were_not_read" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = { found = true, environment = "production", release = { version = "shop@4.2.0" }, tags = null }
  }

  expect_failures = [check.tags]
}

run "no_events_at_all" {
  command = plan

  override_data {
    target = data.sentry_events.latest
    values = { ids = [] }
  }

  expect_failures = [check.arrived, check.release, check.environment, check.tags]
}

run "no_probe_was_sent" {
  command = plan

  variables {
    event_id = ""
    release  = ""
  }

  expect_failures = [var.event_id, var.release]
}
