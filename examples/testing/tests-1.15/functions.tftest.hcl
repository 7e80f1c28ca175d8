# From Terraform 1.15, mocks accept built-in functions, so the values of a mocked event can
# come from a recorded one. To run it:
#
#   terraform test -test-directory=tests-1.15
#
# Older versions reject this file, so it is in a folder of its own.

mock_provider "sentry" {
  mock_data "sentry_event" {
    defaults = {
      title = jsondecode(file("tests/recorded/event.json")).title
      tags  = { for tag in jsondecode(file("tests/recorded/event.json")).tags : tag.key => tag.value }
    }
  }
}

variables {
  organization = "acme"
  project      = "shop"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"
}

run "event_of_a_team" {
  command = plan

  assert {
    condition     = output.owner == "payments"
    error_message = "The owner is ${output.owner}."
  }
}

run "event_without_team" {
  command = plan

  override_data {
    target = data.sentry_event.this
    values = { tags = jsondecode("{}") }
  }

  assert {
    condition     = output.owner == "unknown"
    error_message = "The owner is ${output.owner}."
  }
}
