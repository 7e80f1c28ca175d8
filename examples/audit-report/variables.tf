variable "organization" {
  description = "Slug of the organization."
  type        = string
}

variable "projects" {
  description = "Slugs of the projects to audit."
  type        = set(string)

  validation {
    condition     = length(var.projects) > 0
    error_message = "An audit of no project proves nothing: name one at least."
  }
}

variable "events_per_project" {
  description = "How many of the latest events of each project are judged. Each takes one request of its own."
  type        = number
  default     = 5

  validation {
    condition     = var.events_per_project >= 1 && var.events_per_project <= 100 && floor(var.events_per_project) == var.events_per_project
    error_message = "It must be a whole number from 1 to 100. Larger audits are better made of raw_events of sentry_events, a hundred for one request."
  }
}

variable "source_maps" {
  description = "Whether the server has reports about source maps. If false, none are read, and stack traces of JavaScript fail."
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
    error_message = "The environment is empty. Errors of no environment would fail nothing."
  }
}

variable "mandatory_tags" {
  description = "Tags that every event must have."
  type        = list(string)
  default     = ["service", "team"]
}

variable "sdk_floors" {
  description = "Constraint on the version of each SDK that is judged, by the name of the SDK."
  type        = map(string)
  default = {
    "sentry.python"           = ">= 2.0"
    "sentry.javascript.react" = ">= 8.0"
    "sentry.native"           = ">= 0.7"
  }
}
