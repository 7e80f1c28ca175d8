# An audit that warns. The data source stands outside the check block: inside,
# Terraform would read it during apply only, and every plan would show changes.
data "sentry_event" "probe" {
  organization = "acme"
  project      = "backend"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"
}

check "probe" {
  assert {
    condition     = data.sentry_event.probe.environment == "production"
    error_message = "The probe was sent from ${coalesce(data.sentry_event.probe.environment, "an unnamed environment")}."
  }

  assert {
    condition     = length(setsubtract(["release", "server_name"], keys(data.sentry_event.probe.tags))) == 0
    error_message = "The probe lacks a tag that every event must have."
  }
}
