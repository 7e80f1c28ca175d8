# Reads events of a project by their IDs, and only what the policies evaluate.

terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

variable "project" {
  type        = string
  description = "Slug of the project."
}

variable "ids" {
  type        = list(string)
  description = "IDs of the events."
}

data "sentry_event" "event" {
  count = length(var.ids)

  project  = var.project
  event_id = var.ids[count.index]
  exclude  = ["all"]
  include  = ["tags", "errors", "scan", "debug_images"]
}
