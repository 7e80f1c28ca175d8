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
  # Starts of fields that a spreadsheet may evaluate as a formula: = + - @, also in full
  # width, and each of them after spaces, control characters, or invisible characters,
  # which some programs skip. The apostrophe is included too, so that a reader that removes
  # one always gets the exact value.
  formula = "^['=+@\uFF1D\uFF0B\uFF0D\uFF20\\-\\p{Z}\\p{C}]"

  # Fields that need quotes. The empty string is one of them, because an empty field
  # without quotes is a null.
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
