// SPDX-License-Identifier: MPL-2.0

// Package documents contains tests that README, pages, examples, schema, workflows, and make
// targets agree with each other. `make docs-check` checks that the pages match the schema. The
// examples' own tests compare their output.
package documents
