# The results of the policies for recorded events. No network, no token.

mock_provider "sentry" {}

run "recorded" {
  command = plan
  module {
    source = "./tests/recorded"
  }
}

run "results" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "production"
    mandatory_tags  = ["service", "team"]
    sdk_constraints = { "sentry.python" = ">= 2.0", "sentry.javascript.react" = ">= 8.0" }
    projects = {
      recorded   = { events = values(run.recorded.recorded), source_maps = run.recorded.source_maps }
      unexpected = { events = [run.recorded.unexpected.gone, merge(run.recorded.unexpected.unread, { id = "unread" }), merge(run.recorded.unexpected.bare, { id = "bare" }), merge(run.recorded.unexpected.silent, { id = "silent" })] }
      none       = { events = [] }
    }
  }

  assert {
    condition     = alltrue([for status in values(output.results.recorded["557e9874b1dba5987f28c8bc6c0a8af2"]) : status == "pass"])
    error_message = "The event that violates nothing does not pass every policy."
  }
  assert {
    condition = output.results.recorded["ad044c510b0eb0d36ade4adc6c5d148f"] == {
      found = "pass", handled = "fail", tags = "pass", sdk = "fail", private = "fail", readable = "pass"
    }
    error_message = "The event with personal data has other results."
  }
  assert {
    condition = output.results.recorded["774aeec13146826e07bcdf7240b44c8d"] == {
      found = "pass", handled = "fail", tags = "pass", sdk = "fail", private = "pass", readable = "fail"
    }
    error_message = "The event without source maps has other results."
  }
  assert {
    condition = output.results.unexpected["557e9874b1dba5987f28c8bc6c0a8af2"] == {
      found = "fail", handled = "n/a", tags = "n/a", sdk = "n/a", private = "n/a", readable = "n/a"
    }
    error_message = "An event that is gone fails for that, and for nothing else."
  }
  assert {
    condition = output.results.unexpected["unread"] == {
      found = "pass", handled = "pass", tags = "fail", sdk = "pass", private = "fail", readable = "fail"
    }
    error_message = "A section that was not read passes."
  }
  assert {
    condition = output.results.unexpected["bare"] == {
      found = "fail", handled = "fail", tags = "fail", sdk = "fail", private = "n/a", readable = "n/a"
    }
    error_message = "An event that has only an ID has other results."
  }
  assert {
    condition = output.results.unexpected["silent"] == {
      found = "pass", handled = "pass", tags = "pass", sdk = "pass", private = "pass", readable = "fail"
    }
    error_message = "An event of a server that sends no errors passes without evidence."
  }
  assert {
    condition     = strcontains(output.html, "creditcard at context.order.card_number") && strcontains(output.junit, "creditcard at context.order.card_number")
    error_message = "The documents do not contain the location of private data."
  }
  assert {
    condition     = !strcontains(output.html, "marta.stein") && !strcontains(output.junit, "marta.stein") && !strcontains(output.html, "card_declined")
    error_message = "The documents quote the event."
  }
  assert {
    condition     = strcontains(output.junit, "<failure message=\"Sentry has no events of this project, so nothing was evaluated\" type=\"policy\"/>")
    error_message = "A project without events looks as if it had passed."
  }
  assert {
    condition     = output.summary == { events = 7, clean = 1, passed = 20, failed = 16, not_applicable = 7 }
    error_message = "The summary counts something else."
  }
}

run "withheld" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "production"
    mandatory_tags  = []
    sdk_constraints = { "marta.stein@example.com" = ">= 2.0" }
    projects        = { unexpected = { events = [run.recorded.unexpected.named] } }
  }

  assert {
    condition = (
      length(regexall("marta", replace(output.html, "/The version of the SDK satisfies.*/", ""))) == 0 &&
      !strcontains(output.junit, "marta") && strcontains(output.html, "email at release.version")
    )
    error_message = "The documents contain a value that the scan found to be personal."
  }
}

run "withheld_version" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "production"
    mandatory_tags  = []
    sdk_constraints = { "sentry.javascript.react" = ">= 8.0" }
    projects        = { unexpected = { events = [run.recorded.unexpected.versioned] } }
  }

  assert {
    condition     = !strcontains("${output.html}${output.junit}", "marta") && strcontains(output.html, "email at sdk.version")
    error_message = "The documents contain a version that the scan found to be personal."
  }
}

run "not_withheld" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "production"
    mandatory_tags  = []
    sdk_constraints = { "sentry.python" = ">= 2.0" }
    projects = {
      about_user = { source_maps = run.recorded.source_maps, events = [run.recorded.unexpected.about_user] }
      harmless   = { source_maps = { harmless = run.recorded.source_maps["557e9874b1dba5987f28c8bc6c0a8af2"] }, events = [merge(run.recorded.unexpected.harmless, { id = "harmless" }), merge(run.recorded.unexpected.wrong, { id = "wrong" })] }
      none       = { events = [] }
    }
  }

  assert {
    condition     = !strcontains(output.html, "(withheld)")
    error_message = "A value that is not personal is withheld."
  }
  assert {
    condition     = output.results.harmless["harmless"].readable == "pass"
    error_message = "An error of processing that harms no stack trace fails the policy."
  }
  assert {
    condition     = output.results.harmless["wrong"].readable == "fail"
    error_message = "Errors of processing that could not be read pass the policy."
  }
  assert {
    condition     = startswith(output.junit, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Sentry events of acme\" tests=\"19\" failures=\"3\" errors=\"0\" skipped=\"6\">")
    error_message = "The totals are others: ${substr(output.junit, 0, 200)}"
  }
}

run "other_rules" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "staging"
    mandatory_tags  = []
    sdk_constraints = {}
    projects        = { recorded = { events = values(run.recorded.recorded) } }
  }

  assert {
    condition = alltrue([
      for results in values(output.results.recorded) : results.handled == "n/a" && results.tags == "n/a" && results.sdk == "n/a"
    ])
    error_message = "Policies without a rule fail an event."
  }
}

run "no_constraint" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "production"
    mandatory_tags  = []
    sdk_constraints = { "sentry.python" = "two or newer" }
    projects        = { recorded = { events = values(run.recorded.recorded) } }
  }

  expect_failures = [output.html]
}

run "nothing_to_evaluate" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "production"
    mandatory_tags  = []
    sdk_constraints = {}
    projects        = { bare = { events = [run.recorded.unexpected.bare] }, none = { events = [] } }
  }

  # Nothing passes, even without rules that an event could violate.
  assert {
    condition     = output.summary == { events = 1, clean = 0, passed = 0, failed = 3, not_applicable = 4 }
    error_message = "A bare event, or a project without events, looks as if it had passed: ${jsonencode(output.summary)}"
  }
  assert {
    condition     = startswith(output.junit, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Sentry events of acme\" tests=\"7\" failures=\"3\" errors=\"0\" skipped=\"4\">")
    error_message = "The totals are others: ${substr(output.junit, 0, 200)}"
  }
}

run "native_code" {
  command = plan
  module {
    source = "./modules/report"
  }

  variables {
    organization    = "acme"
    environment     = "production"
    mandatory_tags  = []
    sdk_constraints = {}
    projects = {
      native = {
        events = [for status in ["found", "unused", null] : merge(run.recorded.unexpected.silent, {
          id           = coalesce(status, "none")
          platform     = "native"
          debug_images = [{ debug_status = status }]
        })]
      }
    }
  }

  assert {
    condition     = { for id, results in output.results.native : id => results.readable } == { found = "pass", unused = "fail", none = "fail" }
    error_message = "A stack trace of native code counts as readable without a debug file."
  }
}
