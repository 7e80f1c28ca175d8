# The latest unhandled production error of a release, in any project. If there is none,
# found is false.
data "sentry_event" "unhandled" {
  organization  = "acme"
  query         = "release:\"shop-backend@4.12.1-rc.2+build.77\" error.unhandled:true"
  environments  = ["production"]
  start         = "2026-03-01"
  end           = "2026-04-01"
  allow_missing = true
}

output "unhandled" {
  value = data.sentry_event.unhandled.found ? "${data.sentry_event.unhandled.title} in ${data.sentry_event.unhandled.project}" : "none"
}
