# A gate that fails the plan.
data "sentry_event" "release_candidate" {
  organization = "acme"
  project      = "desktop"
  event_id     = "b9ec5c0997f6e8f195e766282e9b9639"

  lifecycle {
    postcondition {
      condition     = self.handled != false
      error_message = "Not handled by the program: ${coalesce(self.exception_type, "an error")}."
    }

    # A section that is not read is null, and a comparison with null must not
    # pass for that reason: so the policy asks first whether it was read.
    postcondition {
      condition     = contains(self.sections, "exceptions") && self.exception_type != "System.OutOfMemoryException"
      error_message = "The program ran out of memory, or the section exceptions was not read."
    }
  }
}
