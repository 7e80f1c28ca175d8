# Reads one event of yours. Token, organization, project and address come from
# the environment (SENTRY_AUTH_TOKEN, SENTRY_ORG, SENTRY_PROJECT, SENTRY_BASE_URL).

terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

variable "event_id" {
  type        = string
  description = "Id of the event."
}

data "sentry_event" "this" {
  event_id = var.event_id
}

output "title" {
  value = data.sentry_event.this.title
}

output "web_url" {
  value = data.sentry_event.this.web_url
}
