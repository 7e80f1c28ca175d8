# The two documents are sensitive only so that plan and apply do not print them.
# `terraform output -raw` prints them.

output "html" {
  description = "The report as one HTML page that loads nothing."
  value       = module.report.html
  sensitive   = true
}

output "junit" {
  description = "The report as JUnit XML, one test for each event and policy."
  value       = module.report.junit
  sensitive   = true
}

output "summary" {
  description = "Number of events, and of results by their status."
  value       = module.report.summary
}
