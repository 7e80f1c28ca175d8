// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// install does what a user does first: in an empty directory, with the quick start of
// the documentation and the archive as a registry has it.
func install(ctx context.Context, dir string, built *checkout, files *artifacts) error {
	mirror := filepath.Join(dir, "mirror")
	place := filepath.Join(mirror, filepath.FromSlash(provider.Address))
	name := files.name(runtime.GOOS + "_" + runtime.GOARCH + ".zip")
	if err := copyFile(filepath.Join(place, name), filepath.Join(filepath.Dir(files.checksums), name)); err != nil {
		return err
	}
	quickStart := filepath.Join(built.dir, "examples", "provider", "provider")
	empty := filepath.Join(dir, "empty")
	if err := copyFile(filepath.Join(empty, "main.tf"), quickStart+".tf"); err != nil {
		return err
	}
	outputs, err := os.ReadFile(quickStart + ".txt")
	if err != nil {
		return err
	}
	cli, err := terraformcli.NewWithMirror(ctx, dir, mirror)
	if err != nil {
		return err
	}
	say("%s, installed from a mirror into an empty directory", name)
	server := mocksentry.NewDefault().Start()
	defer server.Close()
	environment := []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
	var printed bytes.Buffer
	for _, arguments := range [][]string{{"init"}, {"plan"}, {"apply", "-auto-approve"}} {
		fmt.Printf("\n$ terraform %s\n", strings.Join(arguments, " "))
		printed.Reset()
		command := cli.Command(ctx, empty, environment, append(arguments, "-no-color")...)
		command.Stdout, command.Stderr = io.MultiWriter(os.Stdout, &printed), os.Stderr
		if err := command.Run(); err != nil {
			return fmt.Errorf("terraform %s: %w", arguments[0], err)
		}
	}
	if !strings.HasSuffix(printed.String(), "\n"+string(outputs)) {
		return fmt.Errorf("the outputs are not those of the documentation:\n%s", outputs)
	}
	return ranWith(server, files.version)
}

// ranWith wants that it was the program of this version that asked the server.
func ranWith(server *mocksentry.Server, version string) error {
	requests := server.Requests()
	if len(requests) == 0 {
		return errors.New("the server was not asked")
	}
	if agent := requests[0].Header.Get("User-Agent"); !strings.HasSuffix(agent, project+"/"+version) {
		return fmt.Errorf("it is not version %s that asked, but %s", version, agent)
	}
	return nil
}

// copyFile copies a file into a directory that it makes.
func copyFile(to, from string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o600)
}
