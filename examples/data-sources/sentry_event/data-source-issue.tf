# The latest event of an issue in production, by the issue's numeric or short id.
data "sentry_event" "latest" {
  organization = "acme"
  issue_id     = "6400071991"
  event_id     = "latest"
  environments = ["production"]
}

output "latest" {
  description = "When the issue happened last, and in which release."
  value       = "${data.sentry_event.latest.date_created} in ${data.sentry_event.latest.release.version}"
}
