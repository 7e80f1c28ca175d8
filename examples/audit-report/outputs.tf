# The two documents are sensitive for one reason: so that plan and apply do not
# print them whole. They hold no personal data. `terraform output -raw` gives them.

output "html" {
  description = "The report as one HTML page that loads nothing."
  value       = module.report.html
  sensitive   = true
}

output "junit" {
  description = "The same as JUnit XML, one test for each event and policy."
  value       = module.report.junit
  sensitive   = true
}

output "summary" {
  description = "How many events there are, and how many of the verdicts say what."
  value       = module.report.summary
}
