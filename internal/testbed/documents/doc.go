// SPDX-License-Identifier: MPL-2.0

// Package documents contains tests that compare README, pages, examples, schema, workflows,
// and make targets with each other. `make docs-check` checks that the pages match the
// schema. The examples' own tests compare their output.
package documents
