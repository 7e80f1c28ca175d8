terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The releases in which an issue occurs most.
data "sentry_issue_tag" "releases" {
  organization = "acme"
  issue_id     = "BACKEND-1"
  key          = "release"
}

output "releases" {
  value = { for release in data.sentry_issue_tag.releases.top_values : release.value => release.count }
}

# All servers on which the issue occurs, the latest one first.
data "sentry_issue_tag" "servers" {
  organization = "acme"
  issue_id     = "BACKEND-1"
  key          = "server_name"
  limit        = 1000
  sort         = "date"
}

output "servers" {
  value = {
    for server in data.sentry_issue_tag.servers.values : server.value => { count = server.count, last_seen = server.last_seen }
  }
}

output "all_servers" {
  description = "Whether Sentry lists all servers."
  value       = length(data.sentry_issue_tag.servers.values) == data.sentry_issue_tag.servers.unique_values
}
