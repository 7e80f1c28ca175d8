// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestModuleTestsPassWithMocks runs tests that an author of a module would write, with this
// provider mocked by Terraform.
func TestModuleTestsPassWithMocks(t *testing.T) {
	if terraformVersion.OpenTofu {
		t.Skip("mocks of OpenTofu require every attribute of an object; mocks of Terraform fill in missing ones")
	}
	t.Parallel()
	w := newWorkspace(t, "")
	if err := os.CopyFS(w.path("module"), os.DirFS(filepath.Join("testdata", "mocked"))); err != nil {
		t.Fatal(err)
	}
	w.dir = w.path("module")
	got := w.terraform("test", "-no-color")
	got.fails(t, "Invalid Event ID")
	got.expect(t, `run "healthy"... pass`, `run "crash"... pass`)
	got.expect(t, "Failure! 2 passed, 1 failed.")
}
