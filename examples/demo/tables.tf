locals {
  events = merge(data.sentry_event.sample, {
    basket   = data.sentry_event.basket
    blocked  = data.sentry_event.blocked_script
    cart     = data.sentry_event.cart
    checkout = data.sentry_event.checkout
    expired  = data.sentry_event.expired
  })
  default_sections = data.sentry_event.checkout.sections

  tables = {
    events = {
      widths = [8, 39, 24]
      rows = concat([["EVENT", "TITLE", "SECTIONS"]], [
        for name, event in local.events : [
          name,
          event.found ? event.title : "found = false",
          !event.found ? null : coalesce(join(" ", concat(
            [for section in setsubtract(event.sections, local.default_sections) : "+${section}"],
            [for section in setsubtract(local.default_sections, event.sections) : "-${section}"],
          )), "default"),
        ]
      ])
    }
    frames = {
      widths = [8, 7, 56]
      rows = concat([["EVENT", "HANDLED", "TOP FRAME"]], [
        for name, event in local.events : [
          name,
          event.handled ? "yes" : "no",
          join("", [for part in [
            event.top_in_app_frame.filename,
            event.top_in_app_frame.line_no == null ? null : ":${event.top_in_app_frame.line_no}",
            event.top_in_app_frame.function == null ? null : " in ${event.top_in_app_frame.function}",
          ] : part if part != null]),
        ] if event.handled != null
      ])
    }
    # Of a release without the name of its program, and of an SDK without Sentry's.
    releases = {
      widths = [8, 20, 10, 31]
      rows = concat([["EVENT", "RELEASE", "ENV", "SDK"]], [
        for name, event in local.events : [
          name,
          event.release.version == null ? null : regex("[^@]*$", event.release.version),
          event.environment,
          event.sdk.name == null ? null : trimprefix("${event.sdk.name} ${coalesce(event.sdk.version, "?")}", "sentry."),
        ] if event.found
      ])
    }
  }

  # White space becomes one space: a text with line breaks is printed as it is, not
  # quoted. What is too long for its column ends in an ellipsis.
  lines = {
    for name, table in local.tables : name => [
      for row in table.rows : trimspace(join("  ", [
        for i, cell in [for cell in row : replace(coalesce(cell, "-"), "/\\s+/", " ")] :
        format("%-${table.widths[i]}s", length(cell) > table.widths[i] ? "${substr(cell, 0, table.widths[i] - 1)}…" : cell)
      ]))
    ]
  }
}
