locals {
  events = merge(data.sentry_event.sample, {
    basket   = data.sentry_event.basket
    blocked  = data.sentry_event.blocked_script
    cart     = data.sentry_event.cart
    checkout = data.sentry_event.checkout
    expired  = data.sentry_event.expired
  })
  found = { for name, event in local.events : name => event if event.found }

  # What each event has in addition to the default sections, and what it lacks.
  default_sections = data.sentry_event.checkout.sections
  sections = {
    for name, event in local.found : coalesce(join(" ", concat(
      [for section in setsubtract(event.sections, local.default_sections) : "+${section}"],
      [for section in setsubtract(local.default_sections, event.sections) : "-${section}"],
    )), "default") => name...
  }

  tables = [
    {
      widths = [8, 30, 7, 29]
      rows = concat([["EVENT", "TITLE", "HANDLED", "WHERE"]], [
        for name, event in local.events : [
          name,
          event.found ? event.title : "Sentry no longer has it",
          event.handled == null ? null : event.handled ? "yes" : "no",
          event.top_in_app_frame == null ? null : join(":", [
            for part in [event.top_in_app_frame.filename, event.top_in_app_frame.line_no] : part if part != null
          ]),
        ]
      ])
    },
    {
      # The release without the name of its program, and the SDK without "sentry.".
      widths = [8, 20, 11, 31]
      rows = concat([["EVENT", "RELEASE", "ENVIRONMENT", "SDK"]], [
        for name, event in local.found : [
          name,
          event.release.version == null ? null : regex("[^@]*$", event.release.version),
          event.environment,
          event.sdk.name == null ? null : trimprefix("${event.sdk.name} ${coalesce(event.sdk.version, "?")}", "sentry."),
        ]
      ])
    },
    {
      widths = [24, 40]
      rows   = concat([["SECTIONS", "EVENTS"]], [for delta, names in local.sections : [delta, join(", ", names)]])
    },
  ]

  # Whitespace becomes one space, so that each row is one line. A value that is too
  # long for its column ends in an ellipsis.
  lines = [
    for table in local.tables : [
      for row in table.rows : trimspace(join("  ", [
        for i, cell in [for cell in row : replace(coalesce(cell, "-"), "/\\s+/", " ")] :
        format("%-${table.widths[i]}s", length(cell) > table.widths[i] ? "${substr(cell, 0, table.widths[i] - 1)}…" : cell)
      ]))
    ]
  ]
}
