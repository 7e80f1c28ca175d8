# Runs without Sentry: the provider is a mock, and each run sets what it returns.

mock_provider "sentry" {
  override_data {
    target = data.sentry_events.latest
    values = { ids = ["ff5b729c3f8524acb1f20b3e2a06a034"] }
  }
}

variables {
  organization = "acme"
  project      = "shop"
}

run "complete_event" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = {
      id               = "ff5b729c3f8524acb1f20b3e2a06a034"
      found            = true
      date_created     = "2026-03-14T09:26:53Z"
      title            = "CardDeclined: \"5.00\", again"
      level            = "error"
      release          = { version = "shop@4.2.0" }
      environment      = "production"
      user_present     = true
      top_in_app_frame = { filename = "shop/pay.py", line_no = 41, function = "charge" }
      web_url          = "https://sentry.io/organizations/acme/projects/shop/events/ff5b729c3f8524acb1f20b3e2a06a034/"
    }
  }

  assert {
    condition = output.events_csv == join("\r\n", [
      "event_id,date,title,level,release,environment,user_present,top_frame,web_url",
      "ff5b729c3f8524acb1f20b3e2a06a034,2026-03-14T09:26:53Z,\"CardDeclined: \"\"5.00\"\", again\",error,shop@4.2.0,production,true,shop/pay.py:41 in charge,https://sentry.io/organizations/acme/projects/shop/events/ff5b729c3f8524acb1f20b3e2a06a034/",
      "",
    ])
    error_message = output.events_csv
  }

  assert {
    condition     = jsondecode(output.events_json)[0].title == "CardDeclined: \"5.00\", again" && jsondecode(output.events_json)[0].user_present
    error_message = output.events_json
  }
}

run "bare_event" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = {
      id               = "ff5b729c3f8524acb1f20b3e2a06a034"
      found            = true
      date_created     = null
      title            = null
      level            = null
      release          = { version = null }
      environment      = null
      user_present     = false
      top_in_app_frame = { filename = null, line_no = null, function = null }
      web_url          = null
    }
  }

  assert {
    condition     = csvdecode(output.events_csv)[0].user_present == "false" && endswith(output.events_csv, "a034,,,,,,false,,\r\n")
    error_message = output.events_csv
  }

  assert {
    condition     = length([for value in values(jsondecode(output.events_json)[0]) : value if value == null]) == 7
    error_message = output.events_json
  }
}

run "frame_without_a_function" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { found = true, top_in_app_frame = { filename = "pay.js", line_no = null, function = "" } }
  }

  assert {
    condition     = jsondecode(output.events_json)[0].top_frame == "pay.js"
    error_message = output.events_json
  }
}

run "frame_without_a_file" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { found = true, top_in_app_frame = { filename = null, line_no = 41, function = "charge" } }
  }

  assert {
    condition     = jsondecode(output.events_json)[0].top_frame == "charge"
    error_message = output.events_json
  }
}

run "expired_event" {
  command = plan

  override_data {
    target = data.sentry_event.latest
    values = { found = false }
  }

  assert {
    condition     = output.events_json == "[]" && output.left_out == ["ff5b729c3f8524acb1f20b3e2a06a034"]
    error_message = output.events_json
  }

  expect_failures = [check.events]
}

run "no_events" {
  command = plan

  override_data {
    target = data.sentry_events.latest
    values = { ids = [] }
  }

  assert {
    condition     = length(regexall("\n", output.events_csv)) == 1 && output.events_json == "[]" && output.left_out == []
    error_message = output.events_csv
  }

  expect_failures = [check.events]
}

run "quoting" {
  command = plan

  module {
    source = "./csv"
  }

  variables {
    columns = ["text", "more"]
    rows = [
      { text = "plain", more = null },
      { text = "", more = "a \"quote\"" },
      { text = "a,b", more = "two\nlines" },
      { text = "two\r\nlines", more = "end" },
      { text = "one\rline", more = "at end\r" },
      { more = "tab\tinside" },
      { text = "$${a} %%{b}", more = "\\" },
    ]
  }

  assert {
    condition = output.csv == join("\r\n", [
      "text,more", "plain,", "\"\",\"a \"\"quote\"\"\"", "\"a,b\",\"two\nlines\"", "\"two\r\nlines\",end",
      "\"one\rline\",\"at end\r\"", ",tab\tinside", "$${a} %%{b},\\", "",
    ])
    error_message = output.csv
  }
}

run "formulas" {
  command = plan

  module {
    source = "./csv"
  }

  variables {
    columns = ["text"]
    rows = [
      for text in ["=1+1", "+1", "-1", "@a", "\uFF1D1", " =1", "\t=1", "\u00A0=1", "'=1", "a=1", "1-1", "<unlabeled event>"] : { text = text }
    ]
  }

  assert {
    condition = output.csv == join("\r\n", [
      "text", "'=1+1", "'+1", "'-1", "'@a", "'\uFF1D1", "' =1", "'\t=1", "'\u00A0=1", "''=1", "a=1", "1-1", "<unlabeled event>", "",
    ])
    error_message = output.csv
  }
}

run "formulas_kept" {
  command = plan

  module {
    source = "./csv"
  }

  variables {
    columns  = ["text"]
    rows     = [{ text = "=1+1" }, { text = " =1" }]
    formulas = true
  }

  assert {
    condition     = output.csv == "text\r\n=1+1\r\n\" =1\"\r\n"
    error_message = output.csv
  }
}

run "no_rows" {
  command = plan

  module {
    source = "./csv"
  }

  variables {
    columns = ["a", "b,c"]
    rows    = []
  }

  assert {
    condition     = output.csv == "a,\"b,c\"\r\n"
    error_message = output.csv
  }
}
