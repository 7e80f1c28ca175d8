# Facts that the two templates show. Treat every value of an event as hostile: anyone who
# has a DSN, which web pages publish, can choose it.

locals {
  statuses = ["pass", "fail", "n/a"]
  # Maximum number of values in a chart.
  most_bars = 10

  # One row for each event. The documents show nothing else of it.
  rows = {
    for project, events in local.facts : project => [
      for i, fact in events : {
        id       = fact.event.id
        short_id = substr(fact.event.id, 0, 8)
        # Only URLs of web pages become links, and only if they are unambiguous.
        link = try(regex("^https?://[^\\s\\pC\"'<>\\\\]+$", fact.event.web_url), null)
        # To the second.
        received    = fact.shown.received == null ? null : replace(replace(fact.shown.received, "/\\.\\d+/", ""), "T", " ")
        level       = fact.shown.level
        environment = fact.shown.environment
        release     = fact.shown.release
        sdk         = fact.shown.sdk
        sdk_version = fact.shown.sdk_version == null ? "" : fact.shown.sdk_version
        failed      = contains([for result in values(local.results[project][i]) : result.status], "fail")
        results = [
          for policy in local.policies : merge(local.results[project][i][policy.key], {
            policy   = policy.name
            findings = [for n, line in lookup(local.findings[project][i], policy.key, []) : line if n < local.most_findings]
            omitted  = max(0, length(lookup(local.findings[project][i], policy.key, [])) - local.most_findings)
          })
        ]
      }
    ]
  }

  all_rows    = flatten(values(local.rows))
  all_results = flatten(local.all_rows[*].results)

  counts = merge(
    {
      for status in local.statuses : status => (
        length([for result in local.all_results : result if result.status == status]) +
        # For a project without events, nothing was evaluated, which is a failure.
        (status == "fail" ? length([for rows in values(local.rows) : rows if length(rows) == 0]) : 0)
      )
    },
    { events = length(local.all_rows) },
    { clean = length([for row in local.all_rows : row if !row.failed]) },
  )

  # The charts show how often each value occurs, the most frequent first.
  tallies = {
    for name, values in {
      Levels = [for row in local.all_rows : row.level == null ? "none" : row.level]
      SDKs   = [for row in local.all_rows : row.sdk == null ? "none" : trimspace("${row.sdk} ${row.sdk_version}")]
    } : name => { for value in values : value => value... }
  }
  ranks = {
    for name, tally in local.tallies : name => [
      for key in reverse(sort([for value, all in tally : format("%06d %s", length(all), value)])) : {
        label = substr(key, 7, -1)
        count = tonumber(substr(key, 0, 6))
      }
    ]
  }
  charts = [
    for name, ranks in local.ranks : {
      name    = name
      bars    = [for bar in slice(ranks, 0, min(length(ranks), local.most_bars)) : merge(bar, { percent = max(1, floor(100 * bar.count / length(local.all_rows))) })]
      omitted = max(0, length(ranks) - local.most_bars)
    }
  ]

  model = {
    organization = var.organization
    policies     = local.policies
    counts       = local.counts
    charts       = local.charts
    projects = [
      for project, rows in local.rows : {
        slug     = project
        has_more = var.projects[project].has_more
        rows     = rows
        failed   = length([for result in flatten(rows[*].results) : result if result.status == "fail"])
        skipped  = length([for result in flatten(rows[*].results) : result if result.status == "n/a"])
        results  = length(flatten(rows[*].results))
      }
    ]
  }

  # The model with every string in it escaped for HTML and XML, including quotes for
  # attributes. Terraform has no function for that, and a call for each value is easy to
  # forget. So the model is escaped as a whole, as JSON. The templates get nothing else.
  #
  # In JSON, jsonencode writes < > & as \u003c \u003e \u0026, a quote as \", a backslash
  # as \\, and a control character as \n or \u001b. Backslashes are replaced first, so
  # that none is left that belongs to a string.
  escaped = jsondecode(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(
      jsonencode(local.model),
      "\\\\", "&#92;"),
      "\\u0026", "&amp;"),
      "\\u003c", "&lt;"),
      "\\u003e", "&gt;"),
      "\\\"", "&quot;"),
      "'", "&#39;"),
      # Line breaks and tabs become spaces, in attributes and in XML.
      "/\\\\[nrt]/", " "),
      # Control characters, which XML forbids, and other invisible characters that
      # change what a reader sees, such as the direction of writing.
      "/\\\\b|\\\\f|\\\\u00[01][0-9a-f]|\\\\u202[89]/", "\uFFFD"),
      "/[\\x{7F}-\\x{9F}\\x{AD}\\x{61C}\\x{180E}\\x{200B}-\\x{200F}\\x{2028}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFB}\\x{FFFE}\\x{FFFF}\\x{E0000}-\\x{E007F}]/", "\uFFFD"
    )
  )
}
