# The provider's own validation still runs: a mock does not accept arguments that the
# provider would reject.
mock_provider "sentry" {}

run "invalid_id" {
  command = plan

  variables {
    event_id = "no-id"
  }

  assert {
    condition     = data.sentry_event.probe.found
    error_message = "Not reached."
  }
}
