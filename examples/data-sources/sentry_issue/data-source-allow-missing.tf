# An issue that may have been deleted.
data "sentry_issue" "known" {
  organization  = "acme"
  issue_id      = "BACKEND-404"
  allow_missing = true
}

output "known_issue" {
  value = data.sentry_issue.known.found ? data.sentry_issue.known.status : "missing"
}
