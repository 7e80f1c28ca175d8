# Stop a release that has fatal errors in production.
variable "release" {
  type    = string
  default = "shop-backend@4.12.1-rc.2+build.77"
}

data "sentry_event_query" "fatal" {
  organization = "acme"
  projects     = ["backend"]
  environments = ["production"]
  dataset      = "errors"
  fields       = ["count()"]
  query        = "level:fatal release:\"${var.release}\""
  stats_period = "14d"

  lifecycle {
    postcondition {
      condition     = tonumber(one(self.rows)["count()"]) == 0
      error_message = "The release has fatal errors in production: ${one(self.rows)["count()"]} in the last 14 days."
    }
  }
}
