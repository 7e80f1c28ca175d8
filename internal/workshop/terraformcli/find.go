// SPDX-License-Identifier: MPL-2.0

// Package terraformcli finds Terraform and runs it with the provider of this checkout. The
// demo and the tests of the examples use it; the provider does not.
package terraformcli

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	version "github.com/hashicorp/go-version"
	install "github.com/hashicorp/hc-install"
	"github.com/hashicorp/hc-install/fs"
	"github.com/hashicorp/hc-install/product"
	"github.com/hashicorp/hc-install/releases"
	"github.com/hashicorp/hc-install/src"
)

// PathVariable names the environment variable that selects the Terraform to run. The
// acceptance test framework uses the same one.
const PathVariable = "TF_ACC_TERRAFORM_PATH"

const (
	// oldestFound is the first Terraform with check blocks, which the demo uses.
	oldestFound = "1.5.0"
	// downloaded is the Terraform to download if none is found: the newest release. The
	// download is checked against its checksums, which HashiCorp signs.
	downloaded = "1.17.2"

	probeTimeout    = 30 * time.Second
	downloadTimeout = 5 * time.Minute
)

// Find returns the path of Terraform. It is the one that PathVariable names, or else one on
// PATH that is new enough. Otherwise, Find downloads one to the user's cache directory, once.
// OpenTofu is used if the variable names it.
func Find(ctx context.Context) (string, error) {
	if path := os.Getenv(PathVariable); path != "" {
		if _, err := os.Stat(path); err != nil {
			return "", fmt.Errorf("%s names a Terraform that cannot be used: %w", PathVariable, err)
		}
		return path, nil
	}
	cache, err := cachePath("terraform-" + downloaded)
	if err != nil {
		return "", err
	}
	installer := install.NewInstaller()
	path, err := installer.Ensure(ctx, []src.Source{&fs.Version{
		Product: product.Terraform, Timeout: probeTimeout, ExtraPaths: []string{cache},
		Constraints: version.MustConstraints(version.NewConstraint(">= " + oldestFound)),
	}})
	if err == nil {
		return path, nil
	}
	if err := makeCache(cache); err != nil {
		return "", err
	}
	path, err = installer.Ensure(ctx, []src.Source{&releases.ExactVersion{
		Product: product.Terraform, Timeout: downloadTimeout, InstallDir: cache,
		Version: version.Must(version.NewVersion(downloaded)),
		// The default client tries five times, which is too long without a network.
		HTTPClient: &http.Client{},
	}})
	if err != nil {
		return "", fmt.Errorf("no Terraform %s or newer is on PATH and none could be downloaded (%w): install it from "+
			"https://developer.hashicorp.com/terraform/install, or set %s to its path", oldestFound, rootCause(err), PathVariable)
	}
	return path, nil
}

// rootCause returns the innermost error of a network error. Each layer above repeats the
// whole error of the layer below.
func rootCause(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}

// cachePath returns the path of a directory in the user's cache. The directory may not exist.
func cachePath(name string) (string, error) {
	root, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache directory for Terraform: %w", err)
	}
	return filepath.Join(root, "terraform-provider-sentry", name), nil
}

// makeCache creates a directory in the user's cache.
func makeCache(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return fmt.Errorf("cannot create a cache directory for Terraform: %w", err)
	}
	return nil
}
