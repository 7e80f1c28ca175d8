run "owner" {
  command = plan

  variables {
    event = file("tests/event.json") # relative to the directory of main.tf
  }

  assert {
    condition     = output.owner == "payments"
    error_message = "The owner is ${output.owner}."
  }
}
