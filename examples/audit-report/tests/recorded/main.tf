# Events for the tests: recorded ones, and responses of Sentry for events that somebody
# sent to do harm. Overrides of data sources accept no functions, and mocks fill no
# lists. So this module decodes the events.

terraform {
  required_providers {
    sentry = {
      source = "seed-88433aaa/sentry"
    }
  }
}

locals {
  recorded = {
    for name in ["passing", "failing", "unreadable"] :
    name => provider::sentry::decode_event(file("${path.module}/${name}.json"))
  }

  # Each of them is the value of every string of an event that the documents show.
  attacks = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</style></title></textarea><svg onload=alert(1)>",
    "$${jsonencode(var)} %%{ for x in y }",
    "\\\\\\u003cscript\\u003e \\\" \\n \\",
    "&lt;b&gt; &#60; & ]]> <!-- --> <![CDATA[",
    "\u0000\u0001\u0008\u000b\u001b[31m\u007f\u0085\u2028\ufffe\uffff",
    "a\nb\r\nc\td",
    "\u202egnp.exe\u2066\u200b\ufeff",
    "{\"a\":[\"b\",{\"c\":\"\\\\\"}]}",
    "\U0001f600 \u00e9\u0301 \U000e0041",
  ]

  # The same event, once with a harmless string.
  texts = {
    hostile = local.attacks
    tame    = [for attack in local.attacks : "tame"]
  }
  crafted = {
    for name, texts in local.texts : name => [
      for i, text in texts : merge(
        provider::sentry::decode_event(jsonencode({
          eventID = format("%032x", i + 1)
          release = { version = "r ${text}" }
          sdk     = { name = "s ${text}", version = "v ${text}" }
          errors  = [{ type = "js_${text}" }]
          tags = [
            { key = "environment", value = "e ${text}" },
            { key = "level", value = "l${i} ${text}" },
            { key = text, value = text },
            { key = "service", value = text },
          ]
          user         = { email = "marta.stein@example.com", (text) = text }
          context      = { (text) = "marta.stein@example.com" }
          dateReceived = "2026-11-02T09:41:00Z ${text}"
        })),
        {
          web_url        = name == "tame" ? "tame:" : element(["javascript:alert(1)", "https://x/\"onclick=alert(1)", "https://x/${text}", "data:text/html,x", "https://x/ https://y/"], i)
          sensitive_data = [{ path = "p ${text}", rule = "r ${text}" }]
        },
      )
    ]
  }
}

output "recorded" {
  value = local.recorded
}

# Reports on source maps, by event.
output "source_maps" {
  value = { "557e9874b1dba5987f28c8bc6c0a8af2" = { frames = [{ resolved = false }, { resolved = true }] } }
}

output "crafted" {
  value = local.crafted
}

# One event in states that no recording has.
output "unexpected" {
  value = {
    gone = merge(local.recorded.passing, { for key, value in local.recorded.passing : key => null if !contains(["id"], key) }, { found = false })
    # As the data source returns it if the provider's exclude forbids these sections.
    unread = merge(local.recorded.passing, { sections = [], tags = null, errors = null, sensitive_data = null })
    # A release and an environment that are named after a person.
    named = merge(local.recorded.passing, {
      environment    = "marta.stein@example.com"
      release        = merge(local.recorded.passing.release, { version = "marta.stein@example.com" })
      sdk            = merge(local.recorded.passing.sdk, { name = "marta.stein@example.com", version = "1" })
      sensitive_data = [for path in ["release.version", "tags[0].value", "sdk.name"] : { path = path, rule = "email" }]
    })
    # An SDK version that is the name of a person, as the only finding of the scan.
    versioned = merge(local.recorded.passing, {
      sdk            = merge(local.recorded.passing.sdk, { version = "marta.stein@example.com" })
      sensitive_data = [{ path = "sdk.version", rule = "email" }]
    })
    # Findings about users in tags. The documents contain nothing about them.
    about_user = merge(local.recorded.passing, {
      sensitive_data = [{ path = "tags[6].value", rule = "user" }, { path = "release.lastCommit.author", rule = "author" }]
    })
    # Processing errors that do not leave a stack trace unreadable.
    harmless = merge(local.recorded.passing, {
      errors = [for type in ["clock_drift", "native_missing_optionally_bundled_dsym", null] : { type = type, message = null, data_json = null }]
    })
    # Processing errors that are not a list.
    wrong = merge(local.recorded.passing, { for key, value in provider::sentry::decode_event("{\"eventID\": \"5d9e2f6b7a8c4e1f9b3a2c1d0e4f5a6b\", \"errors\": \"x\"}") : key => value if contains(["errors", "read_warnings"], key) })
    # An event that has only an ID, with sections that were read nevertheless.
    bare = provider::sentry::decode_event("{\"eventID\": \"5d9e2f6b7a8c4e1f9b3a2c1d0e4f5a6b\"}")
    # An event of JavaScript from a server that sends no errors and no report.
    silent = merge(local.recorded.passing, { errors = tolist([]), platform = "javascript" })
  }
}
