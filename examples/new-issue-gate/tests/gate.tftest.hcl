# Runs without Sentry: the provider is a mock, and each run sets what it responds.

mock_provider "sentry" {
  override_data {
    target = data.sentry_issues.new
    values = { has_more = false }
  }
  override_data {
    target = data.sentry_event_query.release
    values = { rows = [{ release = "shop@4.2.0", "count()" = "3" }] }
  }
}

variables {
  organization = "acme"
  project      = "shop"
  release      = "shop@4.2.0"
}

run "open" {
  command = plan

  assert {
    condition     = output.result == "shop@4.2.0 has no new unhandled issue in production."
    error_message = "The output is: ${output.result}"
  }

  assert {
    condition     = data.sentry_issues.new.query == "is:unresolved error.unhandled:true firstRelease:\"shop@4.2.0\"" && data.sentry_event_query.release.query == "release:\"shop@4.2.0\""
    error_message = "The search is: ${data.sentry_issues.new.query}"
  }

  assert {
    condition     = data.sentry_issues.new.projects == tolist(["shop"]) && data.sentry_event_query.release.projects == tolist(["shop"])
    error_message = "The gate evaluates another project."
  }
}

run "another_environment" {
  command = plan

  variables {
    environment = "staging"
  }

  assert {
    condition     = data.sentry_issues.new.environments == tolist(["staging"]) && data.sentry_event_query.release.environments == tolist(["staging"])
    error_message = "The gate evaluates another environment."
  }
}

run "closed" {
  command = plan

  override_module {
    target  = module.evaluate
    outputs = { complaints = ["New unhandled issue SHOP-1."], accepted = {}, has_events = true }
  }

  expect_failures = [output.result]
}

# The release is misspelled, or has not sent anything.
run "no_event" {
  command = plan

  override_data {
    target = data.sentry_event_query.release
    values = { rows = [] }
  }

  expect_failures = [output.result]
}

# The server ignores the query.
run "events_of_another_release" {
  command = plan

  override_data {
    target = data.sentry_event_query.release
    values = { rows = [{ release = "shop@4.1.0", "count()" = "3" }, { "count()" = "1" }] }
  }

  expect_failures = [output.result]
}

run "no_event_is_required" {
  command = plan

  variables {
    require_events = false
  }

  override_data {
    target = data.sentry_event_query.release
    values = { rows = [] }
  }

  assert {
    condition     = output.result == "shop@4.2.0 has no new unhandled issue in production, if it has sent an event."
    error_message = "The output is: ${output.result}"
  }
}

run "closed_if_no_event_is_required" {
  command = plan

  variables {
    require_events = false
  }

  override_module {
    target  = module.evaluate
    outputs = { complaints = ["New unhandled issue SHOP-1."], accepted = {}, has_events = false }
  }

  expect_failures = [output.result]
}

run "list_is_cut" {
  command = plan

  override_data {
    target = data.sentry_issues.new
    values = { has_more = true }
  }

  expect_failures = [output.result]
}

run "evaluation" {
  command = plan

  module {
    source = "./evaluate"
  }

  variables {
    accepted = { "shop-2" = "Vendor outage", "SHOP-9" = "Not listed" }
    rows     = [{ "release" = "shop@4.2.0", "count()" = "3" }]
    issues = [
      { id = "1", short_id = "SHOP-1", status = "unresolved", is_unhandled = true, web_url = "https://sentry.io/1/" },
      { id = "2", short_id = "SHOP-2", status = "unresolved", is_unhandled = true, web_url = "https://sentry.io/2/" },
      { id = "3", short_id = "SHOP-3", status = "unresolved", is_unhandled = false, web_url = "https://sentry.io/3/" },
      { id = "4", short_id = "SHOP-4", status = "unresolved", is_unhandled = null, web_url = "https://sentry.io/4/" },
      { id = "5", short_id = "SHOP-5", status = "resolved", is_unhandled = true, web_url = "https://sentry.io/5/" },
      { id = "6", short_id = null, status = null, is_unhandled = true, web_url = null },
    ]
  }

  assert {
    condition = output.complaints == [
      "New unhandled issue SHOP-1 in release shop@4.2.0: https://sentry.io/1/",
      "Cannot evaluate SHOP-3: the search found it, but Sentry does not report it as unresolved and unhandled: https://sentry.io/3/",
      "Cannot evaluate SHOP-4: the search found it, but Sentry does not report it as unresolved and unhandled: https://sentry.io/4/",
      "Cannot evaluate SHOP-5: the search found it, but Sentry does not report it as unresolved and unhandled: https://sentry.io/5/",
      "Cannot evaluate 6: the search found it, but Sentry does not report it as unresolved and unhandled: no URL",
    ]
    error_message = join("\n", output.complaints)
  }

  assert {
    condition     = output.accepted == { "SHOP-2" = "Vendor outage" } && output.has_events
    error_message = join(", ", keys(output.accepted))
  }
}

run "evaluation_of_nothing" {
  command = plan

  module {
    source = "./evaluate"
  }

  variables {
    accepted = {}
    rows     = []
    issues   = [{ id = null, short_id = null, status = null, is_unhandled = null, web_url = null }]
  }

  assert {
    condition     = length(output.complaints) == 1 && length(output.accepted) == 0 && !output.has_events
    error_message = join("\n", output.complaints)
  }
}

run "no_release" {
  command = plan

  variables {
    release = ""
  }

  expect_failures = [var.release]
}

run "any_release" {
  command = plan

  variables {
    release = "shop@4.*"
  }

  expect_failures = [var.release]
}

run "parent_directory" {
  command = plan

  variables {
    release = ".."
  }

  expect_failures = [var.release]
}

run "latest_release" {
  command = plan

  variables {
    release = "Latest"
  }

  expect_failures = [var.release]
}

run "release_with_quotes" {
  command = plan

  variables {
    release = "shop\" OR release:\"web"
  }

  expect_failures = [var.release]
}

run "release_with_a_space_at_the_end" {
  command = plan

  variables {
    release = "shop@4.2.0 "
  }

  expect_failures = [var.release]
}

run "release_of_two_lines" {
  command = plan

  variables {
    release = "shop@4.2.0\nweb@1"
  }

  expect_failures = [var.release]
}

run "release_with_spaces" {
  command = plan

  variables {
    release = "Shop 4.2.0 (1234)"
  }

  override_data {
    target = data.sentry_event_query.release
    values = { rows = [{ release = "Shop 4.2.0 (1234)", "count()" = "3" }] }
  }

  assert {
    condition     = output.result == "Shop 4.2.0 (1234) has no new unhandled issue in production."
    error_message = "The output is: ${output.result}"
  }
}

run "no_environment" {
  command = plan

  variables {
    environment = " "
  }

  expect_failures = [var.environment]
}

run "no_project" {
  command = plan

  variables {
    project = ""
  }

  expect_failures = [var.project]
}

run "no_reason" {
  command = plan

  variables {
    accepted = { "SHOP-2" = " " }
  }

  expect_failures = [var.accepted]
}
