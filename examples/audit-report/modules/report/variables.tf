# The facts that are evaluated, and nothing else: the module does not get attributes of an
# event that are not named here. Events may come from the data source sentry_event or
# from the function decode_event.
variable "projects" {
  description = "Events by project, the latest first, whether the project has more of them, and the reports on their source maps by ID."
  type = map(object({
    has_more    = optional(bool, false)
    source_maps = optional(map(object({ frames = list(object({ resolved = bool })) })), {})
    events = list(object({
      id             = string
      type           = string
      platform       = string
      found          = bool
      web_url        = string
      date_received  = string
      level          = string
      environment    = string
      handled        = bool
      release        = object({ version = string })
      sdk            = object({ name = string, version = string })
      sections       = list(string)
      entry_types    = list(string)
      tags           = map(string)
      errors         = list(object({ type = string }))
      debug_images   = list(object({ debug_status = string }))
      sensitive_data = list(object({ path = string, rule = string }))
      read_warnings  = list(string)
    }))
  }))
  nullable = false
}

variable "organization" {
  description = "Slug of the organization, for the heading."
  type        = string
  nullable    = false
}

variable "environment" {
  description = "Environment in which no error may be unhandled."
  type        = string
  nullable    = false
}

variable "mandatory_tags" {
  description = "Tags that every event must have."
  type        = list(string)
  nullable    = false
}

variable "sdk_constraints" {
  description = "Constraint on the version of each SDK, by the name of the SDK."
  type        = map(string)
  nullable    = false
}
