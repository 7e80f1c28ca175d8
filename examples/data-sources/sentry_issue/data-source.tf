terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# What Sentry knows about an issue, without any of its events.
data "sentry_issue" "checkout" {
  organization = "acme"
  issue_id     = "BACKEND-1"
}

output "checkout" {
  value = {
    title         = data.sentry_issue.checkout.title
    status        = data.sentry_issue.checkout.status
    unhandled     = data.sentry_issue.checkout.is_unhandled
    events        = data.sentry_issue.checkout.event_count
    users         = data.sentry_issue.checkout.user_count
    first_release = data.sentry_issue.checkout.first_release.version
    is_assigned   = data.sentry_issue.checkout.assigned_to.id != null
  }
}
