// SPDX-License-Identifier: MPL-2.0

// Package examples holds the configurations that the documentation shows. Its
// tests run each of them.
package examples

import "embed"

// FS holds the configurations.
//
//go:embed provider data-sources ephemeral-resources functions cookbook
var FS embed.FS
