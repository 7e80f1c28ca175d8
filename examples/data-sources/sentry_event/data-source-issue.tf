# The latest event of an issue in production, by the issue's numeric or short id.
data "sentry_event" "latest" {
  organization = "acme"
  issue_id     = "6400071991"
  event_id     = "latest"
  environments = ["production"]
}

output "latest" {
  description = "When the issue happened last, and in which release."
  value       = "${coalesce(data.sentry_event.latest.date_created, "unknown")} in ${coalesce(data.sentry_event.latest.release.version, "no release")}"
}
