# A pipeline sent this event seconds ago. The read waits until Sentry has indexed
# it, one minute at most. If the event does not arrive, the plan fails.
data "sentry_event" "probe" {
  organization = "acme"
  project      = "backend"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"
  wait_for     = "1m"
}

output "probe" {
  value = "arrived from ${coalesce(data.sentry_event.probe.environment, "an unnamed environment")}"
}
