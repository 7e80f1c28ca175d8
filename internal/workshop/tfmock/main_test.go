// SPDX-License-Identifier: MPL-2.0

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMocksMatchSchema compares the file that people copy with the schema.
func TestMocksMatchSchema(t *testing.T) {
	t.Parallel()
	want, err := os.ReadFile(filepath.Join("..", "..", "..", "examples", "testing", "mocks", "sentry.tfmock.hcl"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := generate(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Error("the mocks are stale: run make docs")
	}
}
