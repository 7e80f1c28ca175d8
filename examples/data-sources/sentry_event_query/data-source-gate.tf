# Stop a release that has fatal errors in production.
variable "release" {
  type    = string
  default = "shop-backend@4.12.1-rc.2+build.77"
}

data "sentry_event_query" "levels" {
  organization = "acme"
  projects     = ["backend"]
  environments = ["production"]
  dataset      = "errors"
  fields       = ["level", "count()"]
  query        = "release:\"${var.release}\""
  start        = "2026-03-01"
  end          = "2026-04-01" # in a pipeline: stats_period = "14d" instead of start and end

  lifecycle {
    # A query that matches nothing returns no row, so the gate first requires one.
    postcondition {
      condition     = length(self.rows) > 0
      error_message = "Nothing to evaluate: production has no event of the release ${var.release}. Is the name correct, and is the release deployed?"
    }

    # A row without a level counts as fatal.
    postcondition {
      condition     = !contains([for row in self.rows : lookup(row, "level", "fatal")], "fatal")
      error_message = "The release ${var.release} has fatal errors in production."
    }
  }
}
