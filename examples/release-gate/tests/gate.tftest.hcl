# Runs without Sentry: the provider is a mock, and each run says what it answers.

mock_provider "sentry" {
  override_data {
    target = data.sentry_events.recent
    values = { ids = ["ff5b729c3f8524acb1f20b3e2a06a034", "4ec9fc16710e1ed332d60d950163d36b", "774aeec13146826e07bcdf7240b44c8d"] }
  }
}

override_module {
  target  = module.select
  outputs = { ids = ["ff5b729c3f8524acb1f20b3e2a06a034", "4ec9fc16710e1ed332d60d950163d36b"] }
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
    condition     = output.verdict == "None of the latest 2 events in production is an unhandled error."
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

run "open_for_messages" {
  command = plan

  override_data {
    target = data.sentry_event.recent
    values = { handled = null, environment = "production", type = "default" }
  }
}

run "closed_if_nothing_is_known" {
  command = plan

  override_data {
    target = data.sentry_event.recent
    values = { handled = null, environment = "production", type = "error" }
  }

  expect_failures = [data.sentry_event.recent]
}

run "bare_event" {
  command = plan

  override_data {
    target = data.sentry_event.recent
    values = { handled = null, type = null, environment = null, exception_type = null, release = { version = null } }
  }

  expect_failures = [data.sentry_event.recent]
}

run "nothing_in_the_environment" {
  command = plan

  override_module {
    target  = module.select
    outputs = { ids = [] }
  }

  expect_failures = [output.verdict]
}

run "empty_list" {
  command = plan

  override_data {
    target = data.sentry_events.recent
    values = { ids = [] }
  }

  override_module {
    target  = module.select
    outputs = { ids = [] }
  }

  expect_failures = [output.verdict]
}

run "selection" {
  command = plan

  module {
    source = "./select"
  }

  variables {
    environment = "production"
    events = [
      { id = "ff5b729c3f8524acb1f20b3e2a06a034", environment = "production" },
      { id = "4ec9fc16710e1ed332d60d950163d36b", environment = null },
      { id = "774aeec13146826e07bcdf7240b44c8d", environment = "staging" },
    ]
  }

  assert {
    condition     = output.ids == ["ff5b729c3f8524acb1f20b3e2a06a034"]
    error_message = join(", ", output.ids)
  }
}

run "selection_of_bare_events" {
  command = plan

  module {
    source = "./select"
  }

  variables {
    environment = "production"
    events      = [{ id = "5d9e2f6b7a8c4e1f9b3a2c1d0e4f5a6b", environment = null }]
  }

  assert {
    condition     = length(output.ids) == 0
    error_message = join(", ", output.ids)
  }
}

run "no_environment" {
  command = plan

  variables {
    environment = ""
  }

  expect_failures = [var.environment]
}
