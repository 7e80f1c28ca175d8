# Runs without Sentry: the provider is a mock, and each run says what it answers.

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

  expect_failures = [check.sdk_floor]
}

run "no_version" {
  command = plan

  variables {
    projects = ["shop"]
    floors   = { "sentry.go" = ">= 0.20", "sentry.php" = ">= 4.0" }
  }

  assert {
    condition = output.outdated == [
      "shop: sentry.go dev is not >= 0.20 (events: 2)",
      "shop: sentry.php without a version is not >= 4.0 (events: 1)",
    ]
    error_message = join("\n", output.outdated)
  }

  expect_failures = [check.sdk_floor]
}

run "new_enough" {
  command = plan

  variables {
    floors = { "sentry.python" = ">= 2.58", "sentry.javascript.react" = ">= 7.0" }
  }

  assert {
    condition     = length(output.outdated) == 0
    error_message = join("\n", output.outdated)
  }
}

run "cut_off" {
  command = plan

  variables {
    floors = {}
  }

  override_data {
    target = data.sentry_event_query.sdks
    values = { rows = [], has_more = true }
  }

  expect_failures = [check.sdk_floor]
}

run "no_rows" {
  command = plan

  override_data {
    target = data.sentry_event_query.sdks
    values = { rows = [], has_more = false }
  }

  expect_failures = [check.sdk_floor]
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

  expect_failures = [check.sdk_floor]
}

run "no_sdk_with_a_floor" {
  command = plan

  variables {
    floors = { "sentry.java" = ">= 8.0" }
  }

  expect_failures = [check.sdk_floor]
}

run "project_that_sent_nothing" {
  command = plan

  variables {
    projects = ["shop", "web", "mobile"]
    floors   = { "sentry.python" = ">= 2.58", "sentry.javascript.react" = ">= 7.0" }
  }

  expect_failures = [check.sdk_floor]
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
    floors = { "sentry.python" = "^2" }
  }

  expect_failures = [var.floors]
}
