# Evaluates the lists. A separate module, so that tests can pass lists to it. The
# mocks of Terraform cannot fill them.

variable "release" {
  type        = string
  description = "Version of the release."
}

variable "issues" {
  type = list(object({
    id           = string
    short_id     = string
    status       = string
    is_unhandled = bool
    web_url      = string
  }))
  description = "Issues as `sentry_issues` lists them."
}

variable "accepted" {
  type        = map(string)
  description = "Reasons by short ID."
}

variable "rows" {
  type        = list(map(string))
  description = "Rows of `sentry_event_query` with the field `release`."
}

locals {
  reasons = { for short_id, reason in var.accepted : upper(trimspace(short_id)) => reason }
  issues = [
    for issue in var.issues : {
      name = try(coalesce(issue.short_id, issue.id), "without an ID")
      url  = try(coalesce(issue.web_url), "no URL")
      # Null means that the server does not send it.
      is_new_and_unhandled = issue.is_unhandled == true && issue.status == "unresolved"
    }
  ]
}

output "complaints" {
  description = "Reasons why the gate is closed: a message for each issue that is not accepted."
  value = [
    for issue in local.issues : (
      issue.is_new_and_unhandled
      ? "New unhandled issue ${issue.name} in release ${var.release}: ${issue.url}"
      # The search requires both, so the server did not apply it.
      : "Cannot evaluate ${issue.name}: the search found it, but Sentry does not report it as unresolved and unhandled: ${issue.url}"
    ) if !contains(keys(local.reasons), upper(issue.name))
  ]
}

output "accepted" {
  description = "Reasons of the accepted issues that Sentry lists."
  value       = { for issue in local.issues : issue.name => local.reasons[upper(issue.name)] if contains(keys(local.reasons), upper(issue.name)) }
}

output "has_events" {
  description = "Whether a row belongs to the release itself."
  value       = anytrue([for row in var.rows : lookup(row, "release", "") == var.release])
}
