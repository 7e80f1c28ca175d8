// SPDX-License-Identifier: MPL-2.0

// Command demo shows the provider at work on one screen: it builds the provider,
// runs real Terraform against the mock Sentry, and shows the outputs. With the
// coordinates of an event in the environment it reads that one instead.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// whereToGoOn ends the screen.
const whereToGoOn = `
README.md goes on with your own Sentry ("First configuration"), docs/ with every
setting and attribute, and examples/ with gates, audits and tests to copy.
What ran just now is %s; nothing of it is left behind.
`

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	scene, err := chooseScene(os.Getenv)
	if err == nil {
		err = scene.run(ctx, os.Stdout)
	}
	if ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\ndemo:", err)
		os.Exit(1)
	}
}

// run fills the screen, and leaves nothing behind.
func (s *scene) run(ctx context.Context, out io.Writer) error {
	defer s.close()
	began := time.Now()
	return terraformcli.Play(ctx, s.example, s.env, func(terraform *terraformcli.Stage) error {
		version, err := terraformcli.VersionOf(ctx, terraform.Path)
		if err != nil {
			return err
		}
		show(out, "%s (%s), %s\n\n", version, terraform.Path, s.sentry)
		showStep(out, began, "init", "the provider is built and installed")
		return s.play(ctx, out, terraform)
	})
}

// play runs what a user would run. The plan is saved and then applied, as a
// pipeline does it, so that each event is read once. Events come from anywhere, so
// that it shows of them only what `terraform output` prints, which quotes texts of
// one line; the examples make them such.
func (s *scene) play(ctx context.Context, out io.Writer, terraform *terraformcli.Stage) error {
	for _, args := range [][]string{{"plan", "-out=demo.tfplan"}, {"apply", "demo.tfplan"}} {
		began := time.Now()
		printed, err := terraform.Run(ctx, args[0], args[1:]...)
		if err != nil {
			return err
		}
		result := fmt.Sprintf("data sources read: %d", strings.Count(printed, ": Read complete after "))
		if strings.Contains(printed, "\nWarning: Check block assertion failed") {
			result += "; a check warns"
		}
		showStep(out, began, strings.Join(args, " "), result)
	}
	outputs, err := terraform.Run(ctx, "output")
	if err != nil {
		return err
	}
	state, err := os.Stat(filepath.Join(terraform.Dir, "terraform.tfstate"))
	if err != nil {
		return err
	}
	show(out, "> terraform output\n%s\nThe state takes %d kB.\n%s", outputs, (state.Size()+1023)/1024, s.requests())
	show(out, whereToGoOn, s.example)
	return nil
}

func showStep(out io.Writer, began time.Time, command, result string) {
	show(out, "> terraform %-21s  %s (%.1f s)\n", command, result, time.Since(began).Seconds())
}

// show prints. What cannot be printed cannot be reported either.
func show(out io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(out, format, args...) }
