variable "organization" {
  description = "Slug of the organization."
  type        = string
}

variable "projects" {
  description = "Slugs of the projects to audit."
  type        = set(string)

  validation {
    condition     = length(var.projects) > 0
    error_message = "An audit without projects proves nothing: name at least one."
  }
}

variable "events_per_project" {
  description = "Number of the latest events of each project to evaluate. Each is one request."
  type        = number
  default     = 5

  validation {
    condition     = var.events_per_project >= 1 && var.events_per_project <= 100 && floor(var.events_per_project) == var.events_per_project
    error_message = "It must be a whole number from 1 to 100. For larger audits, use raw_events of sentry_events, a hundred for one request."
  }
}

variable "source_maps" {
  description = "If true, reports on source maps are read. Set it to false if the server has none. Stack traces of JavaScript then fail."
  type        = bool
  default     = true
  nullable    = false
}

variable "environment" {
  description = "Environment in which no error may be unhandled."
  type        = string
  default     = "production"

  validation {
    condition     = trimspace(var.environment) != ""
    error_message = "The environment is empty, so no error would fail."
  }
}

variable "mandatory_tags" {
  description = "Tags that every event must have."
  type        = list(string)
  default     = ["service", "team"]
}

variable "sdk_constraints" {
  description = "Constraint on the version of each SDK, by the name of the SDK."
  type        = map(string)
  default = {
    "sentry.python"           = ">= 2.0"
    "sentry.javascript.react" = ">= 8.0"
    "sentry.native"           = ">= 0.7"
  }
}
