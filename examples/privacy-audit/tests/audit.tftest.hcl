# Runs without Sentry. Terraform has no mocks of ephemeral resources, and its mocks
# of data sources cannot fill lists of objects, such as the findings. So recorded
# events are decoded and given to the module that judges.

mock_provider "sentry" {}

run "recorded" {
  module {
    source = "./tests/recorded"
  }
}

run "judged" {
  command = plan

  variables {
    events = run.recorded.events
  }

  module {
    source = "./judge"
  }

  assert {
    condition     = join(", ", keys(output.findings)) == "personal"
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
}

run "allowed" {
  command = plan

  variables {
    events  = run.recorded.events
    allowed = ["user", "email", "creditcard"]
  }

  module {
    source = "./judge"
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
    source = "./judge"
  }

  assert {
    condition     = output.unscanned == ["excluded"] && output.findings == {}
    error_message = "Not scanned: ${join(", ", output.unscanned)}."
  }
}
