# An audit of the latest events of some projects, as one HTML page and one JUnit
# XML file. Nothing is created: there are data sources and outputs only.

terraform {
  required_version = ">= 1.8" # functions of providers

  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

provider "sentry" {
  organization = var.organization

  # Keeps out of the state what no policy evaluates, whatever a block includes. This
  # applies to the list too, whose titles and messages may quote anything. The scan
  # searches all of it nevertheless.
  exclude = [
    "summary", "release_details", "user", "contexts", "exceptions", "request",
    "security_reports", "occurrence", "measurements", "user_report", "frames",
    "threads", "breadcrumbs", "spans", "packages", "extra",
    "other_entries", "meta", "digest", "raw",
  ]
}

data "sentry_events" "latest" {
  for_each = var.projects

  project = each.key
  limit   = var.events_per_project
}

locals {
  # Every listed event, with a key that is unique across projects.
  listed = merge([
    for project, list in data.sentry_events.latest : {
      for id in list.ids : "${project}/${id}" => { project = project, id = id }
    }
  ]...)
}

data "sentry_event" "latest" {
  for_each = local.listed

  project  = each.value.project
  event_id = each.value.id

  # Only what the policies evaluate, besides what every read contains: IDs, times, level,
  # environment, release, SDK, and whether the error was handled.
  exclude = ["all"]
  include = ["tags", "errors", "debug_images", "scan"]

  # An event may be deleted between the list and the read. That is a result too.
  allow_missing = true
}

# Sentry's reports on the source maps of the events that can have some. Some servers have
# no such reports.
data "sentry_event_source_maps" "latest" {
  for_each = {
    for key, event in local.listed : key => event
    if var.source_maps && contains(["javascript", "node"], coalesce(data.sentry_event.latest[key].platform, "unknown"))
  }

  project  = each.value.project
  event_id = each.value.id
}

module "report" {
  source = "./modules/report"

  organization    = var.organization
  environment     = var.environment
  mandatory_tags  = var.mandatory_tags
  sdk_constraints = var.sdk_constraints

  projects = {
    for project, list in data.sentry_events.latest : project => {
      has_more = list.has_more
      events   = [for id in list.ids : data.sentry_event.latest["${project}/${id}"]]
      source_maps = {
        for key, report in data.sentry_event_source_maps.latest : local.listed[key].id => report if local.listed[key].project == project
      }
    }
  }
}
