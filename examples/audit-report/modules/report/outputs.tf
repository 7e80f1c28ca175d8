output "html" {
  description = "The report as one HTML page that loads nothing."
  value       = templatefile("${path.module}/templates/report.html.tftpl", local.escaped)

  # A floor that cannot be understood would fail every event, for a wrong reason.
  precondition {
    condition     = alltrue([for floor in values(var.sdk_floors) : can(provider::sentry::version_satisfies("0", floor))])
    error_message = "A floor in sdk_floors is no constraint such as \">= 2.0\"."
  }
}

output "junit" {
  description = "The same as JUnit XML, one test for each event and policy."
  value       = templatefile("${path.module}/templates/junit.xml.tftpl", local.escaped)
}

output "summary" {
  description = "How many events there are, and how many of the verdicts say what."
  value = {
    events         = local.counts.events
    clean          = local.counts.clean
    passed         = local.counts["pass"]
    failed         = local.counts["fail"]
    not_applicable = local.counts["n/a"]
  }
}

output "verdicts" {
  description = "The verdicts by project, event and policy, not escaped."
  value = {
    for project, rows in local.rows : project => {
      for i, row in rows : row.id => { for key, verdict in local.judged[project][i] : key => verdict.status }
    }
  }
}
