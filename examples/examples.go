// SPDX-License-Identifier: MPL-2.0

// Package examples contains the configurations that the documentation shows. Its
// tests run each of them.
package examples

import "embed"

// FS contains the configurations.
//
//go:embed provider data-sources ephemeral-resources functions cookbook
var FS embed.FS
