terraform {
  required_providers {
    http = { source = "hashicorp/http" }
  }
}

variable "events" {
  type = number
}

variable "base_url" {
  type = string
}

variable "token" {
  type = string
}

# A map in a local value: Terraform evaluates for_each again for each instance, and would sort a set each time.
locals {
  ids    = { for i in range(var.events) : format("%032x", i + 1) => i }
  events = { for id, response in data.http.e : id => jsondecode(response.response_body) }
}

data "http" "e" {
  for_each        = local.ids
  url             = "${var.base_url}/api/0/projects/acme/web/events/${each.key}/"
  request_headers = { Authorization = "Bearer ${var.token}", Accept = "application/json" }
}

output "values" {
  value = {
    for id, e in local.events : id => {
      title       = e.title, platform = e.platform, release = try(e.release.version, null), received = e.dateReceived
      environment = one([for tag in e.tags : tag.value if tag.key == "environment"])
    }
  }
}
