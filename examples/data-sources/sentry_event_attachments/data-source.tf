terraform {
  required_providers {
    sentry = {
      source  = "seed-88433aaa/sentry"
      version = "~> 0.1"
    }
  }
}

# The files that came with an event: their metadata, not their contents.
data "sentry_event_attachments" "crash" {
  organization = "acme"
  project      = "desktop"
  event_id     = "9e19191c-ea35-0cdc-81a3-f62090bedcbe"
}

locals {
  crash_files = data.sentry_event_attachments.crash.attachments
}

output "crash_files" {
  value = {
    names     = local.crash_files[*].name
    bytes     = sum(concat([0], local.crash_files[*].size))
    minidumps = [for file in local.crash_files : file.sha1 if file.type == "event.minidump"]
  }
}
