# An audit that stores only findings: the path and rule of personal or secret data in
# the whole event, and what Sentry scrubbed.
data "sentry_event" "audit" {
  organization = "acme"
  project      = "backend"
  event_id     = "c33833c2fa0d62b5b866a70286289d72"

  exclude = ["all"]
  include = ["scan"]

  lifecycle {
    postcondition {
      # The provider's exclude may forbid the scan, and an event without entries has almost
      # nothing to scan. In both cases, the absence of findings proves nothing.
      condition     = contains(self.sections, "scan") && length(self.entry_types) > 0
      error_message = "The event was not scanned, or has no content to scan."
    }
    postcondition {
      condition = alltrue([
        for found in coalesce(self.sensitive_data, []) :
        !contains(["creditcard", "iban", "usssn", "pemkey", "urlauth", "authorization", "bearer", "token", "password"], found.rule)
      ])
      # Paths and rules contain nothing of the event, so they are safe in a message.
      error_message = "The event contains payment data or credentials:\n${join("\n", [
        for found in coalesce(self.sensitive_data, []) : "${found.rule} at ${found.path}"
      ])}"
    }
  }
}

output "audit" {
  description = "Paths by rule, and what Sentry's own rules removed."
  value = {
    found    = { for found in data.sentry_event.audit.sensitive_data : found.rule => found.path... }
    scrubbed = { for removed in data.sentry_event.audit.scrubbed : removed.rule => removed.path... }
  }
}
