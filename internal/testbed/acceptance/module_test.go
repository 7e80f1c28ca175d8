// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestModuleTests runs tests that an author of a module would write, with this
// provider mocked by Terraform.
func TestModuleTests(t *testing.T) {
	if terraformVersion.OpenTofu {
		t.Skip("the mocks of OpenTofu want every attribute of an object, which those of Terraform fill")
	}
	t.Parallel()
	w := newWorkspace(t, "")
	if err := os.CopyFS(w.path("module"), os.DirFS(filepath.Join("testdata", "mocked"))); err != nil {
		t.Fatal(err)
	}
	w.dir = w.path("module")
	got := w.must("test", "-no-color", "-filter=tests/defaults.tftest.hcl")
	got.expect(t, `run "healthy"... pass`, `run "crash"... pass`, "Success! 2 passed, 0 failed.")
	w.terraform("test", "-no-color", "-filter=tests/refused.tftest.hcl").fails(t, "Invalid Event Id")
}
