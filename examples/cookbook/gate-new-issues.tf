terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

variable "release" {
  default = "shop-backend@4.12.1-rc.2+build.77"
}

data "sentry_event_query" "release" {
  organization = "acme"
  projects     = ["backend"]
  fields       = ["release", "count()"]
  query        = "release:\"${var.release}\""
  start        = "2026-03-01"
  end          = "2026-04-01" # in a pipeline: stats_period = "14d" instead of start and end

  lifecycle {
    postcondition {
      condition     = contains([for row in self.rows : lookup(row, "release", null)], var.release)
      error_message = "Nothing to evaluate: Sentry has no event of the release ${var.release}."
    }
  }
}

data "sentry_issues" "new" {
  organization = "acme"
  projects     = ["backend"]
  query        = "is:unresolved error.unhandled:true firstRelease:\"${var.release}\""
  start        = "2026-03-01"
  end          = "2026-04-01" # in a pipeline: stats_period = "14d" instead of start and end

  lifecycle {
    postcondition {
      condition     = length(self.issues) == 0
      error_message = "New unhandled issues in ${var.release}: ${jsonencode(self.issues[*].short_id)}"
    }
  }
}
