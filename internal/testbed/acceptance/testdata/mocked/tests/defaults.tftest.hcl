# All values of the event come from the mock. No server gets a request.
mock_provider "sentry" {
  mock_data "sentry_event" {
    defaults = {
      environment = "production"
      handled     = true
      tags        = { service = "checkout" }
      release     = { version = "shop@1.2.3" }
    }
  }
}

variables {
  event_id = "9999aaaaca8b46d797c23c6077c6ff01"
}

run "healthy" {
  command = plan

  assert {
    condition     = output.summary == "production: shop@1.2.3"
    error_message = "The summary is ${output.summary}."
  }

  assert {
    condition     = output.healthy
    error_message = "A handled event counts as unhealthy."
  }

  assert {
    condition     = output.service == "checkout" && data.sentry_event.probe.event_id == var.event_id
    error_message = "The mock's tags or the argument got lost."
  }
}

run "crash" {
  command = plan

  override_data {
    target = data.sentry_event.probe
    values = {
      environment = "production"
      handled     = false
      release     = { version = "shop@1.2.4" }
      tags        = {}
    }
  }

  assert {
    condition     = !output.healthy && output.service == "none"
    error_message = "An unhandled event counts as healthy."
  }
}
