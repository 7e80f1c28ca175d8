output "html" {
  description = "The report as one HTML page that loads nothing."
  value       = templatefile("${path.module}/templates/report.html.tftpl", local.escaped)

  # An invalid constraint would fail every event, for a wrong reason.
  precondition {
    condition     = alltrue([for constraint in values(var.sdk_constraints) : can(provider::sentry::version_satisfies("0", constraint))])
    error_message = "A value in sdk_constraints is not a constraint such as \">= 2.0\"."
  }
}

output "junit" {
  description = "The report as JUnit XML, one test for each event and policy."
  value       = templatefile("${path.module}/templates/junit.xml.tftpl", local.escaped)
}

output "summary" {
  description = "Number of events, and of results by their status."
  value = {
    events         = local.counts.events
    clean          = local.counts.clean
    passed         = local.counts["pass"]
    failed         = local.counts["fail"]
    not_applicable = local.counts["n/a"]
  }
}

output "results" {
  description = "The results by project, event and policy, not escaped."
  value = {
    for project, rows in local.rows : project => {
      for i, row in rows : row.id => { for key, result in local.results[project][i] : key => result.status }
    }
  }
}
