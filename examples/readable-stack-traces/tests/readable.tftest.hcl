# Runs without Sentry. Terraform's mocks cannot fill lists of objects, such as the
# errors of an event, so that recorded events are decoded and given to the module
# that judges.

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
    source_maps = {
      clean = { frames = [{ resolved = false, problem = "The minified file was not uploaded." }, { resolved = true, problem = null }] }
    }
  }

  module {
    source = "./judge"
  }

  assert {
    condition     = output.unreadable == ["odd: errors that could not be read", "unreadable: native_missing_dsym, proguard_missing_mapping"]
    error_message = join("\n", output.unreadable)
  }

  assert {
    condition     = output.missing_files == ["unreadable: /opt/acme/desktop 98c1e0ff-11d2-43c0-9a77-2c7f15ab30de"]
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
}

run "resolved" {
  command = plan

  variables {
    events = run.recorded.events
  }

  module {
    source = "./judge"
  }

  assert {
    condition     = output.readable == ["clean", "optional"]
    error_message = join("\n", output.readable)
  }
}
