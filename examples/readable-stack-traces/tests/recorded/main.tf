# Recorded events, decoded as the data source would read them.

terraform {
  required_providers {
    sentry = {
      source = "seed-88433aaa/sentry"
    }
  }
}

output "events" {
  value = {
    for name in ["bare", "clean", "hostile", "optional", "silent", "unexpected", "unreadable"] : name => provider::sentry::decode_event(file("${path.module}/${name}.json"))
  }
}
