# Whatever an event says, it stays text. The documents of hostile events and those
# of harmless ones must be the same but for texts and values of attributes.

mock_provider "sentry" {}

variables {
  organization   = "acme"
  environment    = "production"
  mandatory_tags = ["service", "team"]
  sdk_floors     = {}
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

  # Quoted values and texts go, tags and names of attributes stay. The charts have
  # as many bars as there are different values.
  assert {
    condition = (
      replace(replace(replace(output.html, "/(?s)<div class=\"charts\">.*?</div>/", ""), "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><") ==
      replace(replace(replace(run.tame.html, "/(?s)<div class=\"charts\">.*?</div>/", ""), "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><")
    )
    error_message = "Texts of events change what the page is made of."
  }
  assert {
    condition = (
      replace(replace(output.junit, "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><") ==
      replace(replace(run.tame.junit, "/\"[^\"<>]*\"/", "\"\""), "/>[^<>]*</", "><")
    )
    error_message = "Texts of events change what the XML is made of."
  }
  assert {
    condition = length(setsubtract(
      regexall("<[a-z!?/][a-zA-Z0-9]*", output.html),
      regexall("<[a-z!?/][a-zA-Z0-9]*", run.tame.html),
    )) == 0
    error_message = "The page has tags of its events."
  }
  assert {
    condition     = length(regexall("[\\x00-\\x09\\x0B-\\x1F\\x{7F}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{200B}\\x{FEFF}\\x{FFFE}\\x{FFFF}]", "${output.html}${output.junit}")) == 0
    error_message = "Control characters got through."
  }
  assert {
    condition     = length(regexall("href=", output.html)) == 0 && !strcontains(output.junit, "onclick")
    error_message = "An address that is none became a link."
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
