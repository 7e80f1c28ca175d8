# Runs without Sentry: the provider is a mock, and each run sets what it responds.

mock_provider "sentry" {
  override_data {
    target = data.sentry_event.incident
    values = {
      id             = "ad044c510b0eb0d36ade4adc6c5d148f"
      date_created   = "2026-03-14T09:26:53Z"
      entry_types    = ["exception"]
      content_sha256 = "2bca9372219ef39fdb4b7c72f84e463de8d1b853831d3284168f1e3d2a50266e"
      release        = { version = "shop@4.2.0" }
    }
  }
}

variables {
  organization = "acme"
  link         = "https://acme.sentry.io/issues/7200000002/events/ad044c510b0eb0d36ade4adc6c5d148f/"
}

run "kept" {
  command = plan

  assert {
    condition     = output.summary == "Event ad044c510b0eb0d36ade4adc6c5d148f of 2026-03-14T09:26:53Z, digest 2bca9372219e."
    error_message = "The output is: ${output.summary}"
  }

  assert {
    condition     = output.evidence.release == "shop@4.2.0"
    error_message = "The release is ${output.evidence.release}."
  }
}

run "link_to_a_project" {
  command = plan

  variables {
    link = "https://acme.sentry.io/projects/shop/events/ad044c510b0eb0d36ade4adc6c5d148f/"
  }

  assert {
    condition     = data.sentry_event.incident.project == "shop" && data.sentry_event.incident.issue_id == null
    error_message = "The event is not read by the project of the link."
  }
}

run "nothing_but_the_digest" {
  command = plan

  assert {
    condition     = data.sentry_event.incident.exclude == toset(["all"]) && data.sentry_event.incident.include == toset(["digest"])
    error_message = "The configuration reads more of the event than it keeps."
  }
}

run "bare_event" {
  command = plan

  override_data {
    target = data.sentry_event.incident
    values = { date_created = null, entry_types = [], release = { version = null } }
  }

  expect_failures = [data.sentry_event.incident]
}

run "event_without_a_time" {
  command = plan

  override_data {
    target = data.sentry_event.incident
    values = {
      id             = "ad044c510b0eb0d36ade4adc6c5d148f"
      date_created   = null
      entry_types    = ["message"]
      content_sha256 = "2bca9372219ef39fdb4b7c72f84e463de8d1b853831d3284168f1e3d2a50266e"
    }
  }

  assert {
    condition     = output.summary == "Event ad044c510b0eb0d36ade4adc6c5d148f of an unknown time, digest 2bca9372219e."
    error_message = "The output is: ${output.summary}"
  }
}

run "the_latest_is_no_evidence" {
  command = plan

  variables {
    link = "https://acme.sentry.io/issues/7200000002/"
  }

  expect_failures = [var.link]
}

run "no_link" {
  command = plan

  variables {
    link = "the crash of yesterday"
  }

  expect_failures = [var.link]
}

run "link_of_another_organization" {
  command = plan

  variables {
    link = "https://other.sentry.io/issues/7200000002/events/ad044c510b0eb0d36ade4adc6c5d148f/"
  }

  expect_failures = [data.sentry_event.incident]
}
