# Runs without Sentry: both providers are mocks, and each run sets what they respond.

mock_provider "sentry" {}

mock_provider "sentryevents" {}

variables {
  project = "shop"
  link    = "https://acme.sentry.io/issues/7200000002/"
}

run "watched" {
  command = plan

  override_data {
    target = data.sentry_event.incident
    values = {
      exception_type = "CardDeclined"
      environment    = "production"
      tags           = { service = "checkout" }
    }
  }

  assert {
    condition     = output.watched == "CardDeclined of the service checkout in production"
    error_message = "The output is: ${output.watched}"
  }

  assert {
    condition     = sentry_alert.again.organization == "acme" && sentry_alert.again.name == "Again: CardDeclined of shop" && length(sentry_alert.again.action_filters[0].conditions) == 2
    error_message = "The alert is not about the event."
  }
}

run "link_to_a_project" {
  command = plan

  variables {
    link = "https://acme.sentry.io/projects/shop/events/ad044c510b0eb0d36ade4adc6c5d148f/"
  }

  override_data {
    target = data.sentry_event.incident
    values = { exception_type = "CardDeclined", environment = null, tags = {} }
  }

  assert {
    condition     = data.sentry_event.incident.project == "shop" && data.sentry_event.incident.event_id == "ad044c510b0eb0d36ade4adc6c5d148f"
    error_message = "The event is not read by the project of the link."
  }
}

run "without_exception" {
  command = plan

  override_data {
    target = data.sentry_event.incident
    values = { exception_type = null, environment = null, tags = { service = "checkout" } }
  }

  assert {
    condition     = output.watched == "Events of the service checkout in (any)" && length(sentry_alert.again.action_filters[0].conditions) == 1
    error_message = "The output is: ${output.watched}"
  }
}

# Anyone who can send events chooses the type.
run "hostile_exception" {
  command = plan

  override_data {
    target = data.sentry_event.incident
    values = { exception_type = "E\n::error::forged\u001b[31m", environment = null, tags = {} }
  }

  expect_failures = [data.sentry_event.incident]
}

run "bare_event" {
  command = plan

  override_data {
    target = data.sentry_event.incident
    values = { exception_type = null, environment = null, tags = {} }
  }

  expect_failures = [sentry_alert.again]
}

run "link_without_organization" {
  command = plan

  variables {
    link = "https://us.sentry.io/projects/shop/events/ad044c510b0eb0d36ade4adc6c5d148f/"
  }

  expect_failures = [var.organization]
}
