// SPDX-License-Identifier: MPL-2.0

// Package examples holds the configurations that the documentation shows and
// the demo runs. Its tests plan each of them.
package examples

import "embed"

// FS holds the configurations.
//
//go:embed provider data-sources ephemeral-resources functions demo one-event
var FS embed.FS
