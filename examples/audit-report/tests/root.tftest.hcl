# The root module: the events that it requests, and the report that it makes of them.

mock_provider "sentry" {
  mock_data "sentry_event" {
    defaults = {
      found       = true
      level       = "error"
      environment = "production"
      handled     = false
      web_url     = "https://acme.sentry.io/events/1/"
      platform    = "python"
      entry_types = ["exception"]
      tags        = { service = "checkout", team = "payments" }
      sections    = ["errors", "scan", "tags"]
    }
  }
}

override_data {
  target = data.sentry_events.latest["backend"]
  values = {
    ids      = ["118bb041d74e9acd7d39fcbc9e3757cb", "c33833c2fa0d62b5b866a70286289d72"]
    has_more = true
  }
}

override_data {
  target = data.sentry_events.latest["web"]
  values = {
    ids      = []
    has_more = false
  }
}

variables {
  organization = "acme"
  projects     = ["backend", "web"]
}

run "report" {
  assert {
    condition     = output.summary.events == 2 && output.summary.failed == 3
    error_message = "The summary does not count two unhandled events and a project without events."
  }
  assert {
    condition     = length(data.sentry_event.latest) == 2 && data.sentry_event.latest["backend/118bb041d74e9acd7d39fcbc9e3757cb"].project == "backend"
    error_message = "The events that are read are not those of the list."
  }
  assert {
    condition     = alltrue([for event in data.sentry_event.latest : event.exclude == toset(["all"]) && event.include == toset(["debug_images", "errors", "scan", "tags"])])
    error_message = "The configuration reads more of an event than it evaluates."
  }
  assert {
    condition     = strcontains(output.html, "href=\"https://acme.sentry.io/events/1/\"") && strcontains(output.html, "the latest of more") && strcontains(output.html, "Sentry has no events of this project")
    error_message = "The page lacks a link, or a sentence about the project."
  }
}

run "source_maps" {
  override_data {
    target = data.sentry_event.latest
    values = {
      found       = true
      platform    = "javascript"
      environment = "production"
      entry_types = ["exception"]
      sections    = ["errors", "scan", "tags"]
    }
  }
  assert {
    condition     = length(data.sentry_event_source_maps.latest) == 2
    error_message = "The reports are not those of the two events of JavaScript."
  }
}

run "without_source_maps" {
  variables {
    source_maps = false
  }
  override_data {
    target = data.sentry_event.latest
    values = {
      found       = true
      platform    = "javascript"
      environment = "production"
      entry_types = ["exception"]
      sections    = ["errors", "scan", "tags"]
    }
  }
  assert {
    condition     = length(data.sentry_event_source_maps.latest) == 0
    error_message = "Reports are read from a server that has none."
  }
  assert {
    condition     = strcontains(output.html, "nothing shows that Sentry resolved the stack trace")
    error_message = "A stack trace of JavaScript passes without a report."
  }
}

run "no_project" {
  command = plan
  variables {
    projects = []
  }
  expect_failures = [var.projects]
}

run "too_many" {
  command = plan
  variables {
    events_per_project = 500
  }
  expect_failures = [var.events_per_project]
}
