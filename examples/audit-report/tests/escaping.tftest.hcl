# The values of events stay text. The documents of hostile and of harmless events differ
# only in texts and values of attributes.

mock_provider "sentry" {}

variables {
  organization    = "acme"
  environment     = "production"
  mandatory_tags  = ["service", "team"]
  sdk_constraints = {}
}

run "recorded" {
  command = plan
  module {
    source = "./tests/recorded"
  }
}

run "tame" {
  command = plan
  module {
    source = "./modules/report"
  }
  variables {
    projects = { "project" = { events = run.recorded.crafted.tame } }
  }
}

run "hostile" {
  command = plan
  module {
    source = "./modules/report"
  }
  variables {
    organization   = "\"><script>alert(1)</script>"
    mandatory_tags = ["service", "'><b>"]
    projects       = { "\"/><script>" = { events = run.recorded.crafted.hostile } }
  }

  # Removes quoted values and texts, but not tags and names of attributes. The charts have
  # as many bars as there are different values.
  assert {
    condition = (
      replace(replace(replace(output.html, "/(?s)<div class=\"charts\">.*?</div>/", ""), "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><") ==
      replace(replace(replace(run.tame.html, "/(?s)<div class=\"charts\">.*?</div>/", ""), "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><")
    )
    error_message = "Values of events change the structure of the page."
  }
  assert {
    condition = (
      replace(replace(output.junit, "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><") ==
      replace(replace(run.tame.junit, "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><")
    )
    error_message = "Values of events change the structure of the XML."
  }
  assert {
    condition = length(setsubtract(
      regexall("<[a-z!?/][a-zA-Z0-9]*", output.html),
      regexall("<[a-z!?/][a-zA-Z0-9]*", run.tame.html),
    )) == 0
    error_message = "The page contains tags from events."
  }
  assert {
    condition     = length(regexall("[\\x00-\\x09\\x0B-\\x1F\\x{7F}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{200B}\\x{FEFF}\\x{FFFE}\\x{FFFF}]", "${output.html}${output.junit}")) == 0
    error_message = "The documents contain control characters."
  }
  assert {
    condition     = length(regexall("href=", output.html)) == 0 && !strcontains(output.junit, "onclick")
    error_message = "An invalid URL became a link."
  }
  assert {
    condition = alltrue([
      for text in [
        "r &lt;script&gt;alert(1)&lt;/script&gt;<",
        "r &#39; onmouseover=&#39;alert(1)<",
        "r $${jsonencode(var)} %%{ for x in y }<",
        "r &#92;&#92;&#92;u003cscript&#92;u003e &#92;&quot; &#92;n &#92;<",
        "r &amp;lt;b&amp;gt; &amp;#60; &amp; ]]&gt; &lt;!-- --&gt; &lt;![CDATA[<",
        "r a b  c d<",
      ] : strcontains(output.html, text)
    ])
    error_message = "Escaped texts are not shown as they are."
  }
}
