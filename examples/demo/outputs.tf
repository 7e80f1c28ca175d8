output "checkout" {
  value = {
    title    = data.sentry_event.checkout.title
    release  = data.sentry_event.checkout.release.version
    function = data.sentry_event.checkout.top_in_app_frame.function
    server   = lookup(data.sentry_event.checkout.tags, "server_name", null)
  }
}

# What is known to be personal data is sensitive, and so is each output of it.
output "checkout_user_email" {
  value     = data.sentry_event.checkout.user.email
  sensitive = true
}

output "cart_problems" {
  description = "What Sentry could not do with the event, such as applying source maps."
  value       = distinct(data.sentry_event.cart.errors[*].type)
}

output "basket_measurements" {
  value = { for name, measured in data.sentry_event.basket.measurements : name => measured.value }
}

output "blocked_uri" {
  value = data.sentry_event.blocked_script.security_reports.csp.blocked_uri
}

output "expired_found" {
  value = data.sentry_event.expired.found
}

output "sdks" {
  value = { for name, event in data.sentry_event.sample : name => "${event.sdk.name} ${event.sdk.version}" }
}
