// SPDX-License-Identifier: MPL-2.0

// Command demo shows the provider on one screen: it builds the provider, runs real Terraform
// against the mock Sentry, and shows the outputs. If the environment contains the coordinates
// of an event, it reads that one instead.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// whereToGoOn ends the screen.
const whereToGoOn = `
That was %s, and nothing of it is left behind. Where to go on:
  your own configuration   README.md, "Quick start"
  every attribute          docs/data-sources/event.md
  gates, audits, tests     examples/
  a report as a web page   make audit-demo
`

// warningCheck matches the name of a check in a warning of Terraform.
var warningCheck = regexp.MustCompile(`, in check ("\w+"):\n`)

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

// run shows everything on one screen, and removes all files afterwards.
func (s *scene) run(ctx context.Context, out io.Writer) error {
	defer s.close()
	began := time.Now()
	return terraformcli.Play(ctx, s.example, s.env, func(terraform *terraformcli.Stage) error {
		version, err := terraformcli.VersionOf(ctx, terraform.Path)
		if err != nil {
			return err
		}
		show(out, "%s (%s), %s\n\n", version, terraform.Path, s.sentry)
		showStep(out, began, "init", "this provider is built and installed")
		return s.play(ctx, out, terraform)
	})
}

// play runs the commands that a user would run. The plan is saved and then applied, like in a
// pipeline, so that each event is read once. Of the events, it shows only what `terraform
// output` prints.
func (s *scene) play(ctx context.Context, out io.Writer, terraform *terraformcli.Stage) error {
	for _, args := range [][]string{{"plan", "-out=tfplan"}, {"apply", "tfplan"}} {
		began := time.Now()
		printed, err := terraform.Run(ctx, args[0], args[1:]...)
		if err != nil {
			return err
		}
		showStep(out, began, strings.Join(args, " "), result(printed))
	}
	outputs, err := terraform.Run(ctx, "output")
	if err != nil {
		return err
	}
	state, err := os.Stat(filepath.Join(terraform.Dir, "terraform.tfstate"))
	if err != nil {
		return err
	}
	show(out, "> terraform output\n%s\n%sThe state takes %d kB.\n", printable(outputs), s.requests(), (state.Size()+1023)/1024)
	show(out, whereToGoOn, s.example)
	return nil
}

// result describes Terraform's output about a plan or its apply.
func result(printed string) string {
	parts := []string{fmt.Sprintf("data sources read: %d", strings.Count(printed, ": Read complete after "))}
	for _, check := range warningCheck.FindAllStringSubmatch(printed, -1) {
		parts = append(parts, "check "+check[1]+" warns")
	}
	return strings.Join(parts, "; ")
}

// printable replaces the characters that control a terminal with their escape sequences.
// Events come from anywhere, and Terraform prints strings of several lines unchanged.
func printable(text string) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\n' || unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}

func showStep(out io.Writer, began time.Time, command, result string) {
	show(out, "> terraform %-16s %4.1f s  %s\n", command, time.Since(began).Seconds(), result)
}

// show prints. A failed print cannot be reported either.
func show(out io.Writer, format string, args ...any) { _, _ = fmt.Fprintf(out, format, args...) }
