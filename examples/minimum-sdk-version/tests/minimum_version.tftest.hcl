# Runs without Sentry: the provider is a mock, and each run sets what it responds.

mock_provider "sentry" {
  override_data {
    target = data.sentry_event_query.sdks
    values = {
      rows = [
        { "project" = "shop", "sdk.name" = "sentry.python", "sdk.version" = "2.58.0", "count()" = "41" },
        { "project" = "shop", "sdk.name" = "sentry.ruby", "sdk.version" = "1.0.0", "count()" = "3" },
        { "project" = "shop", "sdk.name" = "sentry.go", "sdk.version" = "dev", "count()" = "2" },
        { "project" = "shop", "sdk.name" = "sentry.php", "count()" = "1" },
        { "project" = "web", "sdk.name" = "sentry.javascript.react", "sdk.version" = "8.0.0-beta.2", "count()" = "7" },
      ]
      has_more = false
    }
  }
}

variables {
  organization = "acme"
  projects     = ["shop", "web"]
}

run "old" {
  command = plan

  assert {
    condition     = output.outdated == ["web: sentry.javascript.react 8.0.0-beta.2 is not >= 8.0 (events: 7)"]
    error_message = join("\n", output.outdated)
  }

  expect_failures = [check.sdk_versions]
}

run "no_version" {
  command = plan

  variables {
    projects    = ["shop"]
    constraints = { "sentry.go" = ">= 0.20", "sentry.php" = ">= 4.0" }
  }

  assert {
    condition = output.outdated == [
      "shop: sentry.go dev is not >= 0.20 (events: 2)",
      "shop: sentry.php without a version is not >= 4.0 (events: 1)",
    ]
    error_message = join("\n", output.outdated)
  }

  expect_failures = [check.sdk_versions]
}

run "new_enough" {
  command = plan

  variables {
    constraints = { "sentry.python" = ">= 2.58", "sentry.javascript.react" = ">= 7.0" }
  }

  assert {
    condition     = length(output.outdated) == 0
    error_message = join("\n", output.outdated)
  }
}

run "cut_off" {
  command = plan

  variables {
    constraints = {}
  }

  override_data {
    target = data.sentry_event_query.sdks
    values = { rows = [], has_more = true }
  }

  expect_failures = [check.sdk_versions]
}

run "no_rows" {
  command = plan

  override_data {
    target = data.sentry_event_query.sdks
    values = { rows = [], has_more = false }
  }

  expect_failures = [check.sdk_versions]
}

run "bare_row" {
  command = plan

  override_data {
    target = data.sentry_event_query.sdks
    values = { rows = [{}], has_more = false }
  }

  assert {
    condition     = output.outdated == []
    error_message = join("\n", output.outdated)
  }

  expect_failures = [check.sdk_versions]
}

run "no_sdk_with_a_constraint" {
  command = plan

  variables {
    constraints = { "sentry.java" = ">= 8.0" }
  }

  expect_failures = [check.sdk_versions]
}

run "project_that_sent_nothing" {
  command = plan

  variables {
    projects    = ["shop", "web", "mobile"]
    constraints = { "sentry.python" = ">= 2.58", "sentry.javascript.react" = ">= 7.0" }
  }

  expect_failures = [check.sdk_versions]
}

# Anyone who can send events chooses the version.
run "hostile_version" {
  command = plan

  variables {
    projects = ["shop"]
  }

  override_data {
    target = data.sentry_event_query.sdks
    values = {
      rows     = [{ "project" = "shop", "sdk.name" = "sentry.python", "sdk.version" = "1\n::error::forged\u001b[31m", "count()" = "1" }]
      has_more = false
    }
  }

  assert {
    condition     = output.outdated == ["shop: sentry.python \"1\\n::error::forged\\u001b[31m\" is not >= 2.0 (events: 1)"]
    error_message = jsonencode(output.outdated)
  }

  expect_failures = [check.sdk_versions]
}

run "no_projects" {
  command = plan

  variables {
    projects = []
  }

  expect_failures = [var.projects]
}

run "no_constraint" {
  command = plan

  variables {
    constraints = { "sentry.python" = "^2" }
  }

  expect_failures = [var.constraints]
}
