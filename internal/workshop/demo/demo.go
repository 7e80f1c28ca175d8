// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	tfjson "github.com/hashicorp/terraform-json"

	"github.com/seed-88433aaa/terraform-provider-sentry/examples"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// stage is a directory with a configuration, and Terraform to run in it.
type stage struct {
	cli *terraformcli.CLI
	dir string
	env []string
	out *printer
}

// run shows everything and leaves nothing behind.
func run(ctx context.Context, out *printer, getenv func(string) string) error {
	scene, err := chooseScene(getenv)
	if err != nil {
		return err
	}
	defer scene.close()

	dir, err := os.MkdirTemp("", "terraform-provider-sentry-demo-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()

	began := time.Now()
	cli, err := terraformcli.New(ctx, dir)
	if err != nil {
		return err
	}
	out.line("Built the provider (%s). Terraform is %s.", seconds(began), cli.Path)
	out.line("%s", scene.introduction)

	s := &stage{cli: cli, dir: filepath.Join(dir, "configuration"), env: scene.env, out: out}
	if err := copyConfiguration(scene.configuration, s.dir); err != nil {
		return err
	}
	if err := s.play(ctx); err != nil {
		return err
	}
	return s.summarize(ctx, scene)
}

// play runs what a user would run.
func (s *stage) play(ctx context.Context) error {
	began := time.Now()
	if output, err := s.capture(ctx, "init", "-no-color"); err != nil {
		return fmt.Errorf("terraform init: %w\n%s", err, output)
	}
	s.out.command("terraform init", "ready ("+seconds(began)+")")

	// The plan is saved and then applied, as a pipeline does it: so each event is
	// read once.
	if err := s.show(ctx, "plan", "-out=demo.tfplan"); err != nil {
		return err
	}
	return s.show(ctx, "apply", "demo.tfplan")
}

// show runs Terraform in front of the user.
func (s *stage) show(ctx context.Context, name string, args ...string) error {
	s.out.command(strings.Join(append([]string{"terraform", name}, args...), " "), "")
	if !s.out.terminal {
		args = append([]string{"-no-color"}, args...)
	}
	command := s.cli.Command(ctx, s.dir, s.env, append([]string{name}, args...)...)
	command.Stdout, command.Stderr = s.out.Writer, os.Stderr
	if err := command.Run(); err != nil {
		return fmt.Errorf("terraform %s: %w", name, err)
	}
	return nil
}

// capture runs Terraform and gives what it printed, errors included.
func (s *stage) capture(ctx context.Context, args ...string) ([]byte, error) {
	var stdout, stderr bytes.Buffer
	command := s.cli.Command(ctx, s.dir, s.env, args...)
	command.Stdout, command.Stderr = &stdout, &stderr
	if err := command.Run(); err != nil {
		return append(stdout.Bytes(), stderr.Bytes()...), err
	}
	return stdout.Bytes(), nil
}

func (s *stage) summarize(ctx context.Context, scene *scene) error {
	output, err := s.capture(ctx, "show", "-json")
	if err != nil {
		return fmt.Errorf("terraform show: %w\n%s", err, output)
	}
	var state tfjson.State
	state.UseJSONNumber(true)
	if err := json.Unmarshal(output, &state); err != nil {
		return fmt.Errorf("reading what terraform show printed: %w", err)
	}
	s.out.command("What the state knows of each event", "")
	events := 0
	for _, resource := range state.Values.RootModule.Resources {
		if resource.Type != "sentry_event" {
			continue
		}
		e, err := newEvent(resource)
		if err != nil {
			return err
		}
		e.print(s.out)
		events++
	}
	s.out.line("")
	if size, err := os.Stat(filepath.Join(s.dir, "terraform.tfstate")); err == nil {
		s.out.line("The state of %s takes %d kB.", plural(events, "event"), (size.Size()+1023)/1024)
	}
	if text := scene.requests(); text != "" {
		s.out.line("%s", text)
	}
	s.out.line("Everything that the demo made is removed again.")
	return nil
}

// copyConfiguration writes one of the examples to a directory.
func copyConfiguration(name, dir string) error {
	configuration, err := fs.Sub(examples.FS, name)
	if err != nil {
		return err
	}
	return os.CopyFS(dir, configuration)
}

func seconds(since time.Time) string { return fmt.Sprintf("%.1f s", time.Since(since).Seconds()) }

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
