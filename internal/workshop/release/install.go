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

// install runs the first steps of a user: it installs the archive from a registry into an
// empty directory, with the quick start of the documentation.
func install(ctx context.Context, dir string, built *release) error {
	mirror := filepath.Join(dir, "mirror")
	location := filepath.Join(mirror, filepath.FromSlash(provider.Address))
	archive := built.path(runtime.GOOS + "_" + runtime.GOARCH + ".zip")
	quickStart := filepath.Join(built.dir, "examples", "provider", "provider")
	empty := filepath.Join(dir, "empty")
	for from, to := range map[string]string{
		archive: filepath.Join(location, filepath.Base(archive)), quickStart + ".tf": filepath.Join(empty, "main.tf"),
	} {
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o700), os.Rename(from, to)); err != nil {
			return err
		}
	}
	outputs, err := os.ReadFile(quickStart + ".txt")
	if err != nil {
		return err
	}
	cli, err := terraformcli.NewWithMirror(ctx, dir, mirror)
	if err != nil {
		return err
	}
	step("%s, installed from a mirror into an empty directory", filepath.Base(archive))
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
	requests := server.Requests()
	if len(requests) == 0 || !strings.HasSuffix(requests[0].Header.Get("User-Agent"), project+"/"+built.version) {
		return fmt.Errorf("version %s did not send the requests to the server", built.version)
	}
	return nil
}
