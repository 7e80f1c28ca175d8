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
    for name in ["bare", "clean", "hostile", "personal"] : name => provider::sentry::decode_event(file("${path.module}/${name}.json"))
  }
}
