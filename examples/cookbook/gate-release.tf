terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry", version = "~> 0.1" }
  }
}

variable "release" {
  type    = string
  default = "shop-backend@4.12.1-rc.2+build.77"
  validation {
    condition     = trimspace(var.release) != "" && !can(regex("[\"*\\\\\n\r]", var.release))
    error_message = "The release is empty, or contains a quote, an asterisk, a backslash, or a line break."
  }
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
    postcondition {
      condition     = length(self.rows) > 0
      error_message = "Nothing to evaluate: production has no event of the release ${var.release}."
    }
    postcondition {
      condition     = !contains([for row in self.rows : lookup(row, "level", "fatal")], "fatal")
      error_message = "The release ${var.release} has fatal errors in production."
    }
  }
}

output "result" {
  value = "${var.release} has events in production, and none of them is fatal."
}
