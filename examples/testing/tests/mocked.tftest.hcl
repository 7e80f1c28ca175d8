# The second-best way: Terraform's mocks. They fill scalars, maps, and single objects. A
# list of objects, such as the exceptions, is always empty.

mock_provider "sentry" {
  source = "./mocks"
}

variables {
  organization = "acme"
  project      = "shop"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"
}

run "event_without_team" {
  command = plan

  assert {
    condition     = output.owner == "unknown" && length(output.mechanisms) == 0
    error_message = "The owner is ${output.owner}."
  }
}

run "event_of_a_team" {
  command = plan

  override_data {
    target = data.sentry_event.this
    values = { tags = { team = "payments" } }
  }

  assert {
    condition     = output.owner == "payments"
    error_message = "The owner is ${output.owner}."
  }
}
