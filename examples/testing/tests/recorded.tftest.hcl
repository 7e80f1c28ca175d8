# The good way: an event as Sentry sent it, decoded as the data source would, with
# all its lists. Nothing is mocked, and Sentry is not asked.

run "recorded" {
  module {
    source = "./tests/recorded"
  }
}

run "event_of_a_team" {
  command = plan

  variables {
    organization = "acme"
    project      = "shop"
    recorded     = run.recorded.json
  }

  assert {
    condition     = output.owner == "payments"
    error_message = "The owner is ${output.owner}."
  }

  assert {
    condition     = join(", ", output.mechanisms) == "chained, django"
    error_message = "The mechanisms are ${join(", ", output.mechanisms)}."
  }
}
