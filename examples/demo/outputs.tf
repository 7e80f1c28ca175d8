# Tables for people, made in tables.tf. Nothing of a user is in them.

output "events" {
  description = "What was read, and which sections more or less than by default."
  value       = local.lines.events
}

output "frames" {
  description = "Where errors happened in the programs' own code, and whether it handled them."
  value       = local.lines.frames
}

output "releases" {
  description = "Which release of its program sent an event, from where, and by which SDK."
  value       = local.lines.releases
}

# What is known to be personal data is sensitive, and so is each output of it.
output "user_email_of_checkout" {
  value     = data.sentry_event.checkout.user.email
  sensitive = true
}
