# CSV as RFC 4180 describes it. Terraform has csvdecode, but no csvencode. A module of
# its own, so that any configuration can use it, and tests can pass hostile values.

terraform {
  required_version = ">= 1.5"
}

variable "columns" {
  type        = list(string)
  description = "Names of the columns, in their order. They are the first line."
}

variable "rows" {
  type        = list(map(string))
  description = "Values by column, one map for each line. A value may be null or missing."
}

variable "formulas" {
  type        = bool
  description = "If true, fields that a spreadsheet evaluates as formulas are left as they are."
  default     = false
}

locals {
  # What a spreadsheet may evaluate as a formula: = + - @, also in full width, and each of
  # them after spaces, control characters, or invisible characters, which some programs
  # skip. An apostrophe is here too, so that a reader that removes one always has the
  # exact value.
  formula = "^['=+@\uFF1D\uFF0B\uFF0D\uFF20\\-\\p{Z}\\p{C}]"

  # What cannot be in a field without quotes, besides the empty string: without quotes,
  # nothing but a null is empty.
  special = "[\",\\r\\n]|^[\\s\\p{Z}]|[\\s\\p{Z}]$|^$"

  header = { for column in var.columns : column => column }

  # Null values become missing ones.
  fields = [
    for row in concat([local.header], var.rows) : {
      for column, value in row :
      column => !var.formulas && can(regex(local.formula, value)) ? "'${value}" : value
      if value != null
    }
  ]

  lines = [
    for row in local.fields : join(",", [
      for column in var.columns :
      can(regex(local.special, row[column])) ? "\"${replace(row[column], "\"", "\"\"")}\"" : lookup(row, column, "")
    ])
  ]
}

output "csv" {
  description = "The table. Each line ends with CR and LF, the last one too."
  value       = join("", [for line in local.lines : "${line}\r\n"])
}
