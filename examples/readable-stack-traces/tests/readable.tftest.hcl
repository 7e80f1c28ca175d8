# Runs without Sentry. Terraform's mocks cannot fill lists of objects, such as the
# errors of an event. So the tests decode recorded events and pass them to the module
# that evaluates them.

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
    source_maps = {
      clean = { frames = [{ resolved = false, problem = "The minified file was not uploaded." }, { resolved = true, problem = null }] }
    }
  }

  module {
    source = "./evaluate"
  }

  assert {
    condition = output.unreadable == [
      "hostile: \"native_x\\n::error::forged\\u001b[31m\"",
      "unexpected: errors that could not be read",
      "unreadable: native_missing_dsym, proguard_missing_mapping",
    ]
    error_message = join("\n", output.unreadable)
  }

  assert {
    condition = output.missing_files == [
      "hostile: \"/opt\\n::error::forged\\u001b[31m\" (no ID)",
      "unreadable: /opt/acme/desktop 98c1e0ff-11d2-43c0-9a77-2c7f15ab30de",
    ]
    error_message = join("\n", output.missing_files)
  }

  assert {
    condition     = output.unresolved == ["clean: The minified file was not uploaded."]
    error_message = join("\n", output.unresolved)
  }

  assert {
    condition     = output.readable == ["optional"]
    error_message = join("\n", output.readable)
  }

  # An event without a stack trace does not pass, nor does one of a server that sends no
  # errors.
  assert {
    condition     = output.traces == ["clean", "hostile", "optional", "silent", "unreadable"] && output.unproven == ["silent"]
    error_message = "Stack traces: ${join(", ", output.traces)}; unproven: ${join(", ", output.unproven)}"
  }
}

run "resolved" {
  command = plan

  variables {
    events      = run.recorded.events
    source_maps = { clean = { frames = [{ resolved = true, problem = null }] } }
  }

  module {
    source = "./evaluate"
  }

  assert {
    condition     = output.readable == ["clean", "optional"]
    error_message = join("\n", output.readable)
  }
}

run "reports_without_frames" {
  command = plan

  variables {
    events      = { for name, event in run.recorded.events : name => event if name == "clean" }
    source_maps = { clean = { frames = [] } }
  }

  module {
    source = "./evaluate"
  }

  assert {
    condition     = output.readable == [] && output.unproven == ["clean"]
    error_message = "Readable: ${join(", ", output.readable)}; unproven: ${join(", ", output.unproven)}"
  }
}

run "no_events" {
  command = plan

  variables {
    organization = "acme"
    project      = "shop"
  }

  override_data {
    target = data.sentry_events.recent
    values = { ids = [] }
  }

  expect_failures = [check.evidence]
}

run "bare_event" {
  command = plan

  variables {
    organization = "acme"
    project      = "shop"
  }

  override_data {
    target = data.sentry_events.recent
    values = { ids = ["5d9e2f6b7a8c4e1f9b3a2c1d0e4f5a6b"] }
  }

  override_data {
    target = data.sentry_event.recent
    values = { platform = null, entry_types = [], read_warnings = [] }
  }

  assert {
    condition     = output.readable == "0 of 0 stack traces are readable."
    error_message = "The output is: ${output.readable}"
  }

  expect_failures = [check.evidence]
}
