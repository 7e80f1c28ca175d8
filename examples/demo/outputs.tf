# Tables for people, from tables.tf. They contain nothing about a user.
output "report" {
  description = "What happened, in which release, and which sections were read."
  value       = join("\n\n", [for lines in local.lines : join("\n", lines)])
}

# Known personal data is sensitive, and so is each output that contains it.
output "user_email_of_checkout" {
  value     = data.sentry_event.checkout.user.email
  sensitive = true
}
