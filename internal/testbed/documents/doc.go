// SPDX-License-Identifier: MPL-2.0

// Package documents holds the tests that README, pages, examples, schema, workflows and
// make targets agree with each other. That the pages are those of the schema is what
// `make docs-check` says, and what examples print is compared beside them.
package documents
