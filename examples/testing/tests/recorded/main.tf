# A recorded event. Terraform before 1.12 has no functions in the variables of a
# run, so that this module reads the file and the run takes its output.

output "json" {
  value = file("${path.module}/event.json")
}

# The same event as the button JSON of Sentry's web interface downloads it.
output "downloaded" {
  value = file("${path.module}/downloaded.json")
}
