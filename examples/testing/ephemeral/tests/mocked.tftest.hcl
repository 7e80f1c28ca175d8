# From Terraform 1.17, ephemeral resources can be mocked. Older versions reject this file.
# A run cannot override an ephemeral resource, so each kind of event is a mock of its own.

mock_provider "sentry" {
  mock_ephemeral "sentry_event" {
    defaults = {
      entry_types = ["exception"]
      user        = { email = null }
    }
  }
}

mock_provider "sentry" {
  alias = "with_address"

  mock_ephemeral "sentry_event" {
    defaults = {
      entry_types = ["exception"]
      user        = { email = "jane@example.com" }
    }
  }
}

mock_provider "sentry" {
  alias = "without_content"

  mock_ephemeral "sentry_event" {
    defaults = {
      entry_types = []
      user        = { email = null }
    }
  }
}

variables {
  organization = "acme"
  project      = "shop"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"
}

run "event_without_address" {
  command = plan
}

run "event_with_address" {
  command = plan

  providers = {
    sentry = sentry.with_address
  }

  expect_failures = [ephemeral.sentry_event.this]
}

# A gate that evaluates nothing must fail.
run "event_without_content" {
  command = plan

  providers = {
    sentry = sentry.without_content
  }

  expect_failures = [ephemeral.sentry_event.this]
}
