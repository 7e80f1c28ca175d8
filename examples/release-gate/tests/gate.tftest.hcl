# Runs without Sentry: the provider is a mock, and each run says what it answers.

mock_provider "sentry" {
  override_data {
    target = data.sentry_events.recent
    values = { ids = ["ff5b729c3f8524acb1f20b3e2a06a034", "4ec9fc16710e1ed332d60d950163d36b"] }
  }
}

variables {
  organization = "acme"
  project      = "shop"
}

run "open" {
  command = plan

  override_data {
    target = data.sentry_event.recent
    values = { handled = true, environment = "production" }
  }

  assert {
    condition     = output.verdict == "None of the latest 2 events is an unhandled error in production."
    error_message = "The output is: ${output.verdict}"
  }
}

run "closed" {
  command = plan

  override_data {
    target = data.sentry_event.recent
    values = {
      handled        = false
      environment    = "production"
      exception_type = "CardDeclined"
      release        = { version = "shop@4.2.0" }
    }
  }

  expect_failures = [data.sentry_event.recent]
}

run "open_for_other_environments" {
  command = plan

  override_data {
    target = data.sentry_event.recent
    values = { handled = false, environment = "staging" }
  }
}

run "open_where_nothing_is_known" {
  command = plan

  override_data {
    target = data.sentry_event.recent
    values = { handled = null, environment = null }
  }
}
