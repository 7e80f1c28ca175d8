# One sample event of each project. The provider keeps below Sentry's rate limit
# automatically, so you do not need -parallelism.
locals {
  samples = {
    backend = "118bb041d74e9acd7d39fcbc9e3757cb"
    desktop = "b9ec5c0997f6e8f195e766282e9b9639"
    mobile  = "91451a214177f0bc272959ba69e251d3"
  }
}

data "sentry_event" "sample" {
  for_each = local.samples

  organization = "acme"
  project      = each.key
  event_id     = each.value
}

# Suggestions are no evidence, because some servers send none. To reject old SDKs,
# compare the version with version_satisfies.
output "sdks" {
  description = "SDK and version by project, and the newer versions that Sentry suggests."
  value = {
    for project, event in data.sentry_event.sample : project => {
      name      = event.sdk.name
      version   = event.sdk.version
      suggested = [for update in event.sdk_updates : update.new_sdk_version if update.type == "updateSdk"]
    }
  }
}
