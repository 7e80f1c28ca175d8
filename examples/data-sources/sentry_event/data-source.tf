terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# An event, and facts about it in one line each. Without allow_missing and exclude, you
# do not need try(): the objects exist even if the event lacks their data.
data "sentry_event" "checkout" {
  organization = "acme"
  project      = "backend"
  event_id     = "118bb041d74e9acd7d39fcbc9e3757cb"
}

output "checkout" {
  value = {
    title       = data.sentry_event.checkout.title
    release     = data.sentry_event.checkout.release.version
    environment = data.sentry_event.checkout.environment
    handled     = data.sentry_event.checkout.handled
    sdk         = data.sentry_event.checkout.sdk.version
    server      = lookup(data.sentry_event.checkout.tags, "server_name", null)
    raised_in   = data.sentry_event.checkout.top_in_app_frame.function
    link        = data.sentry_event.checkout.web_url
  }
}

# Personal data is sensitive. terraform apply hides such an output, but terraform output
# -json and terraform output NAME print it, and the state contains it.
output "checkout_user_email" {
  value     = data.sentry_event.checkout.user.email
  sensitive = true
}
