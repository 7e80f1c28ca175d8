# Which events the gate is about. A module of its own, so that tests can give it
# lists of events, which the mocks of Terraform cannot.

variable "events" {
  type = list(object({
    id          = string
    environment = string
  }))
  description = "Events as `sentry_events` lists them."
}

variable "environment" {
  type        = string
  description = "Environment that counts."
}

output "ids" {
  description = "Ids of the events of that environment."
  value       = [for event in var.events : event.id if event.environment == var.environment]
}
