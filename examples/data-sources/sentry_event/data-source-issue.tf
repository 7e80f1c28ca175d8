# The latest event of an issue in production, by the issue's numeric or short ID.
data "sentry_event" "latest" {
  organization = "acme"
  issue_id     = "6400071991"
  event_id     = "latest"
  environments = ["production"]
}

output "latest" {
  description = "Time and release of the latest event of the issue."
  value       = "${coalesce(data.sentry_event.latest.date_created, "unknown")} in ${coalesce(data.sentry_event.latest.release.version, "no release")}"
}
