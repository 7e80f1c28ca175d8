# Sections: the default plus the stack trace, without the user and the request. These
# are then null and leave nothing in the state.
data "sentry_event" "cart" {
  organization = "acme"
  project      = "web"
  event_id     = "1193721d187568a0c10b24e039ce0049"

  include = ["frames"]
  exclude = ["user", "request"]
}

output "own_code" {
  description = "Calls of the application's own code, the oldest first."
  value = [
    for frame in flatten(data.sentry_event.cart.exceptions[*].frames) :
    "${coalesce(frame.filename, "?")}:${frame.line_no == null ? "?" : frame.line_no} in ${coalesce(frame.function, "?")}"
    # in_app is null if the event does not show whose code the frame is.
    if frame.in_app == true
  ]
}

# Only what every read contains, plus a fingerprint of the whole event. It is evidence
# without the content of the event.
data "sentry_event" "evidence" {
  organization = "acme"
  project      = "web"
  event_id     = "1193721d187568a0c10b24e039ce0049"

  exclude = ["all"]
  include = ["digest"]
}

output "evidence" {
  value = {
    id       = data.sentry_event.evidence.id
    received = data.sentry_event.evidence.date_received
    sha256   = data.sentry_event.evidence.content_sha256
  }
}
