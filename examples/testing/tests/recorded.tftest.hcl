# The best way: an event as Sentry sent it, with all its lists, decoded as the data
# source does. Nothing is mocked, and no request is sent to Sentry.

run "event_of_a_team" {
  command = plan

  variables {
    organization = "acme"
    project      = "shop"
    recorded     = file("tests/recorded/event.json")
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

# The form of the event that Sentry's web interface downloads leads to the same
# outputs.
run "downloaded_event" {
  command = plan

  variables {
    organization = "acme"
    project      = "shop"
    recorded     = file("tests/recorded/downloaded.json")
  }

  assert {
    condition     = output.owner == "payments" && join(", ", output.mechanisms) == "chained, django"
    error_message = "The owner is ${output.owner}, the mechanisms are ${join(", ", output.mechanisms)}."
  }
}

# An event that has only an ID. A module that evaluates events must not pass for
# missing facts.
run "bare_event" {
  command = plan

  variables {
    organization = "acme"
    project      = "shop"
    recorded     = "{\"eventID\": \"5d9e2f6b7a8c4e1f9b3a2c1d0e4f5a6b\"}"
  }

  assert {
    condition     = output.owner == "unknown" && length(output.mechanisms) == 0
    error_message = "The owner is ${output.owner}."
  }
}
