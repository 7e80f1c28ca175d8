// SPDX-License-Identifier: MPL-2.0

package acceptance_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
)

// module is the package of the provider's program.
const module = "github.com/seed-88433aaa/terraform-provider-sentry"

// longestCommand limits one run of Terraform, so that a run that hangs fails its own test and
// not the whole package. It is far longer than any run on a slow or busy machine.
const longestCommand = 15 * time.Minute

// endless is the duration of a server's response that a read must not wait for. It is longer
// than longestCommand, so no run waits for it.
const endless = 24 * time.Hour

// requiredProviders goes before every configuration of a workspace.
const requiredProviders = `terraform {
  required_providers {
    sentry = { source = "seed-88433aaa/sentry" }
  }
}
`

// binaryDir is the directory of the provider that buildBinary built. It is empty before that.
var binaryDir string

// buildBinary builds the provider's program once and returns the file that tells Terraform to
// use it.
var buildBinary = sync.OnceValues(func() (string, error) {
	// Reading the status of the program's source makes the cache of test results depend on
	// it, because it only considers imports.
	if _, err := os.Stat(filepath.Join("..", "..", "..", "main.go")); err != nil {
		return "", err
	}
	var err error
	if binaryDir, err = os.MkdirTemp("", "terraform-provider-sentry-"); err != nil {
		return "", err
	}
	name := "terraform-provider-sentry"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	build := exec.Command("go", "build", "-o", filepath.Join(binaryDir, name), module)
	if output, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the provider: %w\n%s", err, output)
	}
	config := filepath.Join(binaryDir, "terraform.rc")
	text := fmt.Sprintf("disable_checkpoint = true\nprovider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n",
		strings.TrimPrefix(provider.Address, "registry.terraform.io/"), filepath.ToSlash(binaryDir))
	return config, os.WriteFile(config, []byte(text), 0o600)
})

func removeBinary() {
	if binaryDir != "" {
		_ = os.RemoveAll(binaryDir)
	}
}

// workspace is a directory with a configuration, for runs of Terraform's command line with
// the provider's program as users install it. It is for tests of what the test framework
// hides: warnings, logs, exit codes, other environments.
type workspace struct {
	t   *testing.T
	dir string
	env []string

	planned string // plan.bin as JSON, once it was read
}

// newWorkspace returns a workspace. Env contains settings NAME=value. Nothing else of the
// test's environment except PATH and the like reaches Terraform.
func newWorkspace(t *testing.T, config string, env ...string) *workspace {
	t.Helper()
	skipWithout(t, config)
	w := &workspace{t: t, dir: t.TempDir(), env: env}
	w.write("main.tf", requiredProviders+config)
	return w
}

func (w *workspace) write(name, text string) {
	w.t.Helper()
	if err := os.WriteFile(w.path(name), []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w *workspace) path(name string) string { return filepath.Join(w.dir, name) }

// read returns a file of the workspace.
func (w *workspace) read(name string) string {
	w.t.Helper()
	text, err := os.ReadFile(w.path(name))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(text)
}

// files returns every file of the workspace by its name. Instead of a plan, it returns the
// files in it, as plan.bin/tfplan.
func (w *workspace) files() map[string]string {
	w.t.Helper()
	files := map[string]string{}
	add := func(folder string, system fs.FS) {
		err := fs.WalkDir(system, ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			content, err := fs.ReadFile(system, name)
			files[folder+name] = string(content)
			return err
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	add("", os.DirFS(w.dir))
	if packed, ok := files["plan.bin"]; ok {
		plan, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
		if err != nil {
			w.t.Fatal(err)
		}
		delete(files, "plan.bin")
		add("plan.bin/", plan)
	}
	return files
}

// output is what a run of Terraform printed.
type output struct {
	stdout, stderr string
	code           int
}

// flat returns all output with every run of white space as one space, because the command
// line wraps lines at any width.
func (o output) flat() string { return strings.Join(strings.Fields(o.stdout+" "+o.stderr), " ") }

// terraform runs a command, whatever its exit code.
func (w *workspace) terraform(args ...string) output {
	w.t.Helper()
	return w.terraformWhile(func(*os.Process, <-chan struct{}) {}, args...)
}

// terraformWhile runs a command, and meanwhile calls do with its process and a channel that
// is closed when the process ends.
func (w *workspace) terraformWhile(do func(process *os.Process, ended <-chan struct{}), args ...string) output {
	w.t.Helper()
	overrides, err := buildBinary()
	if err != nil {
		w.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), longestCommand)
	defer cancel()
	command := exec.CommandContext(ctx, terraformPath, args...)
	command.Dir = w.dir
	command.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "SystemRoot=" + os.Getenv("SystemRoot"), "HOME=" + w.dir,
		"TMPDIR=" + os.TempDir(), "TF_CLI_CONFIG_FILE=" + overrides, "CHECKPOINT_DISABLE=1",
	}, w.env...)
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Start(); err != nil {
		w.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		err = command.Wait()
	}()
	do(command.Process, ended)
	<-ended
	if exit := new(exec.ExitError); err != nil && !errors.As(err, &exit) || ctx.Err() != nil {
		w.t.Fatalf("terraform %s: %v %v", strings.Join(args, " "), err, ctx.Err())
	}
	return output{stdout: stdout.String(), stderr: stderr.String(), code: command.ProcessState.ExitCode()}
}

// must runs a command that must succeed.
func (w *workspace) must(args ...string) output {
	w.t.Helper()
	got := w.terraform(args...)
	if got.code != 0 {
		w.t.Fatalf("terraform %s ended with %d:\n%s%s", strings.Join(args, " "), got.code, got.stdout, got.stderr)
	}
	return got
}

// plan makes a plan that must succeed, in the file plan.bin.
func (w *workspace) plan(args ...string) output {
	w.t.Helper()
	w.planned = ""
	return w.must(append([]string{"plan", "-no-color", "-input=false", "-out=plan.bin"}, args...)...)
}

// apply applies the file plan.bin.
func (w *workspace) apply() output {
	w.t.Helper()
	return w.must("apply", "-no-color", "-input=false", "plan.bin")
}

// showPlan returns the file plan.bin as JSON.
func (w *workspace) showPlan() string {
	w.t.Helper()
	if w.planned == "" {
		w.planned = w.must("show", "-json", "plan.bin").stdout
	}
	return w.planned
}

// planJSON returns the file plan.bin.
func (w *workspace) planJSON() *tfjson.Plan {
	w.t.Helper()
	plan := new(tfjson.Plan)
	if err := json.Unmarshal([]byte(w.showPlan()), plan); err != nil {
		w.t.Fatal(err)
	}
	return plan
}

// attributes returns the attributes of a data block in the plan's JSON.
func (w *workspace) attributes(name string) map[string]any {
	w.t.Helper()
	var plan struct {
		PriorState struct {
			Values struct {
				RootModule struct {
					Resources []struct {
						Address string         `json:"address"`
						Values  map[string]any `json:"values"`
					} `json:"resources"`
				} `json:"root_module"`
			} `json:"values"`
		} `json:"prior_state"`
	}
	decoder := json.NewDecoder(strings.NewReader(w.showPlan()))
	decoder.UseNumber() // not every number of an event is exact as a float64
	if err := decoder.Decode(&plan); err != nil {
		w.t.Fatal(err)
	}
	for _, found := range plan.PriorState.Values.RootModule.Resources {
		if found.Address == "data.sentry_event."+name {
			return found.Values
		}
	}
	w.t.Fatalf("the plan's prior state has no data.sentry_event.%s", name)
	return nil
}

// expect checks that strings were printed, in this order.
func (o output) expect(t *testing.T, texts ...string) {
	t.Helper()
	rest := o.flat()
	for _, text := range texts {
		_, after, found := strings.Cut(rest, strings.Join(strings.Fields(text), " "))
		if !found {
			t.Errorf("%q was not printed, or not in its place:\n%s%s", text, o.stdout, o.stderr)
			return
		}
		rest = after
	}
}

// expectNone checks that none of the strings was printed, not even across a line break.
func (o output) expectNone(t *testing.T, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(o.stdout+o.stderr, text) || strings.Contains(o.flat(), text) {
			t.Errorf("%q was printed:\n%s%s", text, o.stdout, o.stderr)
		}
	}
}
