# What the two templates show. Everything that an event says is hostile: anybody
# who has a DSN, and it is public on web pages, can write it.

locals {
  statuses = ["pass", "fail", "n/a"]
  # How many values a chart shows.
  most_bars = 10

  # One row for each event. Whatever is to be shown has to be in here.
  rows = {
    for project, events in local.facts : project => [
      for i, fact in events : {
        id       = fact.event.id
        short_id = substr(fact.event.id, 0, 8)
        # Only addresses of the web become links, and only such as cannot be read
        # in two ways.
        link = try(regex("^https?://[^\\s\\pC\"'<>\\\\]+$", fact.event.web_url), null)
        # To the second.
        received    = fact.shown.received == null ? null : replace(replace(fact.shown.received, "/\\.\\d+/", ""), "T", " ")
        level       = fact.shown.level
        environment = fact.shown.environment
        release     = fact.shown.release
        sdk         = fact.shown.sdk
        sdk_version = fact.shown.sdk_version == null ? "" : fact.shown.sdk_version
        failed      = contains([for verdict in values(local.judged[project][i]) : verdict.status], "fail")
        verdicts = [
          for policy in local.policies : merge(local.judged[project][i][policy.key], {
            policy   = policy.name
            findings = [for n, line in lookup(local.findings[project][i], policy.key, []) : line if n < local.most_findings]
            omitted  = max(0, length(lookup(local.findings[project][i], policy.key, [])) - local.most_findings)
          })
        ]
      }
    ]
  }

  all_rows     = flatten(values(local.rows))
  all_verdicts = flatten(local.all_rows[*].verdicts)

  counts = merge(
    {
      for status in local.statuses : status => (
        length([for verdict in local.all_verdicts : verdict if verdict.status == status]) +
        # Of a project without events nothing was evaluated, which is a failure.
        (status == "fail" ? length([for rows in values(local.rows) : rows if length(rows) == 0]) : 0)
      )
    },
    { events = length(local.all_rows) },
    { clean = length([for row in local.all_rows : row if !row.failed]) },
  )

  # The charts: how often each value occurs, the most frequent first.
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
        failed   = length([for verdict in flatten(rows[*].verdicts) : verdict if verdict.status == "fail"])
        skipped  = length([for verdict in flatten(rows[*].verdicts) : verdict if verdict.status == "n/a"])
        verdicts = length(flatten(rows[*].verdicts))
      }
    ]
  }

  # The same with every text in it escaped for HTML and XML, quotes of attributes
  # included. Terraform has no function for that, and one call for each value
  # would be forgotten once: so the model is escaped as a whole, in the form of
  # JSON. The templates get nothing else.
  #
  # In JSON, < > & are \u003c \u003e \u0026 as jsonencode writes them, a quote is
  # \", a backslash \\, and a control character \n or \u001b. Backslashes go
  # first, so that none is left that belongs to the text.
  escaped = jsondecode(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(
      jsonencode(local.model),
      "\\\\", "&#92;"),
      "\\u0026", "&amp;"),
      "\\u003c", "&lt;"),
      "\\u003e", "&gt;"),
      "\\\"", "&quot;"),
      "'", "&#39;"),
      # White space is no more than that, in attributes and in XML.
      "/\\\\[nrt]/", " "),
      # Control characters, which XML forbids, and everything else that is not to
      # be seen but changes what is: directions of writing, widths of nothing.
      "/\\\\b|\\\\f|\\\\u00[01][0-9a-f]|\\\\u202[89]/", "\uFFFD"),
      "/[\\x{7F}-\\x{9F}\\x{AD}\\x{61C}\\x{180E}\\x{200B}-\\x{200F}\\x{2028}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFB}\\x{FFFE}\\x{FFFF}\\x{E0000}-\\x{E007F}]/", "\uFFFD"
    )
  )
}
