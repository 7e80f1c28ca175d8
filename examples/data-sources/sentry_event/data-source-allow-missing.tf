# Sentry deletes events after 30 or 90 days. With allow_missing, a missing event sets
# found = false instead of failing, so the configuration outlives the event.
data "sentry_event" "incident" {
  organization  = "acme"
  project       = "backend"
  event_id      = "00000000000000000000000000000000"
  allow_missing = true
}

output "incident" {
  value = data.sentry_event.incident.found ? data.sentry_event.incident.title : "expired"
}
