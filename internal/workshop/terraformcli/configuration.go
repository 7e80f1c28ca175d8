// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"os"
	"path/filepath"
)

// leftovers are files that Terraform leaves in a directory where it ran, such as lock files of
// earlier builds.
var leftovers = []string{".terraform", ".terraform.lock.hcl", "terraform.tfstate", "terraform.tfstate.backup"}

// CopyConfiguration copies a configuration with its modules and tests, but not the files of
// an earlier run of Terraform. The directory to must not exist, or must not contain any of
// the files yet.
func CopyConfiguration(to, from string) error {
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		return err
	}
	for _, name := range leftovers {
		if err := os.RemoveAll(filepath.Join(to, name)); err != nil {
			return err
		}
	}
	return nil
}
