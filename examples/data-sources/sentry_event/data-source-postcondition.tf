# A gate that fails the plan.
data "sentry_event" "release_candidate" {
  organization = "acme"
  project      = "desktop"
  event_id     = "b9ec5c0997f6e8f195e766282e9b9639"

  lifecycle {
    # Null fails the gate: the event does not contain this information. Anyone who can
    # send events chooses the type, so jsonencode keeps line breaks out of the log.
    postcondition {
      condition     = self.handled == true
      error_message = "Unhandled, or the event does not show whether it was handled: ${jsonencode(coalesce(self.exception_type, "an error"))}."
    }

    # Null passes the test !=, so the gate first requires a value. The value is also null
    # if the section is not read.
    postcondition {
      condition     = self.exception_type != null && self.exception_type != "System.OutOfMemoryException"
      error_message = "The program ran out of memory, or the event names no exception."
    }
  }
}
