// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"os"
	"path/filepath"
	"testing"
)

// TestAccModuleWorksAlongsideJianyuan: a module that uses one provider only works in a
// configuration that has both, as the guide describes.
func TestAccModuleWorksAlongsideJianyuan(t *testing.T) {
	t.Parallel()
	cli, _ := stage(t)
	const root = `
terraform {
  required_providers {
    sentry       = { source = "jianyuan/sentry" }
    sentryevents = { source = "seed-88433aaa/sentry" }
  }
}

provider "sentryevents" {
  organization = "acme"
}

module "inherited" {
  source = "./inherited"
}

module "passed" {
  source    = "./passed"
  providers = { sentryevents = sentryevents }
}
`
	files := map[string]string{"main.tf": root}
	for module, name := range map[string]string{"inherited": "sentry", "passed": "sentryevents"} {
		files[filepath.Join(module, "main.tf")] = `
terraform {
  required_providers {
    ` + name + ` = { source = "seed-88433aaa/sentry" }
  }
}

data "sentry_event" "this" {
  provider = ` + name + `
  project  = "web"
  event_id = "118bb041d74e9acd7d39fcbc9e3757cb"
}
`
	}
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-no-color"}, {"validate", "-no-color"}} {
		if output, err := cli.Command(t.Context(), dir, nil, args...).CombinedOutput(); err != nil {
			t.Fatalf("terraform %s: %v\n%s", args[0], err, output)
		}
	}
}
