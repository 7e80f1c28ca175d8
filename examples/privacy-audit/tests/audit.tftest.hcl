# Runs without Sentry. Terraform's mocks cannot fill lists of objects, such as the
# findings. So the tests decode recorded events and pass them to the module that
# evaluates them.

mock_provider "sentry" {}

run "recorded" {
  module {
    source = "./tests/recorded"
  }
}

run "evaluated" {
  command = plan

  variables {
    events = run.recorded.events
  }

  module {
    source = "./evaluate"
  }

  assert {
    condition     = keys(output.findings) == ["hostile", "personal"]
    error_message = "Findings in ${join(", ", keys(output.findings))}."
  }

  assert {
    condition     = output.unscanned == ["bare"]
    error_message = "Not scanned: ${join(", ", output.unscanned)}."
  }

  assert {
    condition     = contains(output.lines, "personal: creditcard at context.order.card_number")
    error_message = join("\n", output.lines)
  }

  assert {
    condition     = contains(output.lines, "hostile: email at context[*0]")
    error_message = "A key of an event is in the message."
  }
}

run "allowed" {
  command = plan

  variables {
    events  = run.recorded.events
    allowed = ["user", "email", "creditcard"]
  }

  module {
    source = "./evaluate"
  }

  assert {
    condition     = output.findings == {}
    error_message = join("\n", output.lines)
  }
}

run "scan_that_was_not_read" {
  command = plan

  variables {
    events = { excluded = { entry_types = ["message"], sensitive_data = null } }
  }

  module {
    source = "./evaluate"
  }

  assert {
    condition     = output.unscanned == ["excluded"] && output.findings == {}
    error_message = "Not scanned: ${join(", ", output.unscanned)}."
  }
}
