terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# In which releases an issue occurs most.
data "sentry_issue_tag" "releases" {
  organization = "acme"
  issue_id     = "BACKEND-1"
  key          = "release"
}

output "releases" {
  value = { for release in data.sentry_issue_tag.releases.top_values : release.value => release.count }
}
