# An audit that warns. The data source is outside of the check block. Inside, Terraform
# would read it again during the apply, and every plan would show changes.
data "sentry_event" "probe" {
  organization = "acme"
  project      = "backend"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"
}

check "probe" {
  # Anyone who can send events chooses the environment. jsonencode keeps line breaks and
  # escape sequences out of the log of the pipeline.
  assert {
    condition     = data.sentry_event.probe.environment == "production"
    error_message = "The probe was sent from the environment ${jsonencode(data.sentry_event.probe.environment)}."
  }

  assert {
    condition     = length(setsubtract(["release", "server_name"], keys(data.sentry_event.probe.tags))) == 0
    error_message = "The probe lacks a tag that every event must have."
  }
}
