# Reads one of your events. Token, organization, project, and URL come from the
# environment (SENTRY_AUTH_TOKEN, SENTRY_ORG, SENTRY_PROJECT, SENTRY_BASE_URL).

terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

provider "sentry" {}

variable "event_id" {
  type        = string
  description = "ID of the event."
}

data "sentry_event" "this" {
  event_id = var.event_id
}

locals {
  event = data.sentry_event.this
  frame = local.event.top_in_app_frame
}

# Facts that the event does not have are left out. White space becomes one space,
# because Terraform prints a string with line breaks as it is, not quoted.
output "event" {
  value = {
    for name, value in {
      title       = local.event.title
      environment = local.event.environment
      release     = local.event.release.version
      sdk         = local.event.sdk.name == null ? null : "${local.event.sdk.name} ${coalesce(local.event.sdk.version, "?")}"
      handled     = local.event.handled == null ? null : local.event.handled ? "yes" : "no"
      frame       = local.frame.filename == null ? null : "${local.frame.filename}:${coalesce(local.frame.line_no, "?")}"
      function    = local.frame.function
      link        = local.event.web_url
    } : name => replace(value, "/\\s+/", " ") if value != null
  }
}

output "sections" {
  value = join(", ", local.event.sections)
}
