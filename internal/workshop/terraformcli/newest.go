// SPDX-License-Identifier: MPL-2.0

package terraformcli

import (
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

const (
	// newestTerraform and newestOpenTofu are the newest versions that can be built from
	// Go modules. They are built with the dependencies that they are released with.
	newestTerraform = "1.17.0-beta1"
	newestOpenTofu  = "1.13.0-beta1"

	tofuModule = "github.com/opentofu/opentofu"
	// tofuToolchain is the Go that newestOpenTofu needs. The go command gets it as a module.
	tofuToolchain = "go1.27.0"

	// tfeModule is a client of HCP Terraform that not every module proxy serves.
	tfeModule = "github.com/hashicorp/go-tfe/v2"
)

// leftOut contains the replacements of modules that a build leaves out.
//
//go:embed leftout
var leftOut embed.FS

// Newest returns the path of the newest Terraform that can be built from Go modules. It is
// built and stored like Oldest. It lacks the remote backends: Terraform replaces their
// modules with directories, which its own module does not include.
func Newest(ctx context.Context) (string, error) {
	return built(ctx, "terraform-"+newestTerraform, "terraform", func(dir, path string) (*exec.Cmd, error) {
		return fromModule(ctx, dir, path, terraformModule, newestTerraform, ".")
	})
}

// NewestOpenTofu returns the path of the newest OpenTofu that can be built from Go modules.
// [OpenTofu] returns that of a release.
func NewestOpenTofu(ctx context.Context) (string, error) {
	return built(ctx, "opentofu-"+newestOpenTofu, "tofu", func(dir, path string) (*exec.Cmd, error) {
		return fromModule(ctx, dir, path, tofuModule, newestOpenTofu, "./cmd/tofu", "GOTOOLCHAIN="+tofuToolchain)
	})
}

// fromModule prepares the build of a program in the directory of its own module, so that its
// own go.mod applies. It writes its files to dir.
func fromModule(ctx context.Context, dir, program, module, version, pkg string, env ...string) (*exec.Cmd, error) {
	run := func(in string, args ...string) *exec.Cmd {
		command := exec.CommandContext(ctx, "go", args...)
		command.Dir = in
		command.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
		command.Env = append(command.Env, env...)
		return command
	}
	// If the download fails, the reason is in the output.
	output, err := run(dir, "mod", "download", "-json", module+"@v"+version).Output()
	var downloaded struct{ Dir, Error string }
	if decoded := json.Unmarshal(output, &downloaded); err != nil || decoded != nil {
		return nil, fmt.Errorf("%w: %s", errors.Join(err, decoded), downloaded.Error)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join(downloaded.Dir, name))
		if err != nil {
			return nil, err
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			return nil, err
		}
	}
	described, err := run(dir, "mod", "edit", "-json", "go.mod").Output()
	if err != nil {
		return nil, fmt.Errorf("reading the go.mod of %s: %w", module, err)
	}
	replacements, err := leaveOut(dir, described)
	if err != nil {
		return nil, err
	}
	if len(replacements) > 0 {
		arguments := append(append([]string{"mod", "edit"}, replacements...), "go.mod")
		if output, err := run(dir, arguments...).CombinedOutput(); err != nil {
			return nil, fmt.Errorf("changing the go.mod of %s: %w\n%s", module, err, output)
		}
	}
	return run(downloaded.Dir, "build", "-modfile="+filepath.Join(dir, "go.mod"), "-o", program,
		"-ldflags=-X "+module+"/version.dev=no", pkg), nil
}

// leaveOut writes the replacements of unavailable modules, and returns the arguments of go
// mod edit that use them. The go.mod is in the format of go mod edit -json.
func leaveOut(dir string, described []byte) ([]string, error) {
	var mod struct {
		Require []struct{ Path string }
		Replace []struct{ Old, New struct{ Path string } }
	}
	if err := json.Unmarshal(described, &mod); err != nil {
		return nil, err
	}
	var arguments []string
	leave := func(module string, files map[string]string) error {
		replacement := filepath.Join(dir, "leftout", path.Base(module))
		arguments = append(arguments, "-replace="+module+"="+replacement)
		for file, source := range files {
			text, err := leftOut.ReadFile("leftout/" + source)
			if err != nil {
				return err
			}
			if err := write(filepath.Join(replacement, filepath.FromSlash(file)),
				strings.ReplaceAll(string(text), "PACKAGE", path.Base(module))); err != nil {
				return err
			}
		}
		return write(filepath.Join(replacement, "go.mod"), "module "+module+"\n\ngo 1.21\n")
	}
	for _, replaced := range mod.Replace {
		if strings.HasPrefix(replaced.New.Path, "./") {
			if err := leave(replaced.Old.Path, map[string]string{"backend.go": "backend.go.txt"}); err != nil {
				return nil, err
			}
		}
	}
	for _, required := range mod.Require {
		if required.Path == tfeModule {
			if err := leave(tfeModule, map[string]string{"tfe.go": "tfe.go.txt", "api/models/models.go": "models.go.txt"}); err != nil {
				return nil, err
			}
		}
	}
	return arguments, nil
}

func write(file, text string) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(text), 0o600)
}
