// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/examples"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/provider"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/terraformcli"
)

// install does what a user does first: in an empty directory, with the quick start of
// the documentation and the archive as a registry has it.
func install(ctx context.Context, dir string, files *artifacts) error {
	mirror := filepath.Join(dir, "mirror")
	place := filepath.Join(mirror, filepath.FromSlash(provider.Address))
	name := files.name(runtime.GOOS + "_" + runtime.GOARCH + ".zip")
	archive, err := os.ReadFile(filepath.Join(filepath.Dir(files.checksums), name))
	if err != nil {
		return err
	}
	if err := errors.Join(os.MkdirAll(place, 0o700), os.WriteFile(filepath.Join(place, name), archive, 0o600)); err != nil {
		return err
	}
	cli, err := terraformcli.NewWithMirror(ctx, dir, mirror)
	if err != nil {
		return err
	}
	empty := filepath.Join(dir, "empty")
	config, err := fs.ReadFile(examples.FS, "provider/provider.tf")
	if err == nil {
		err = os.Mkdir(empty, 0o700)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(empty, "main.tf"), config, 0o600)
	}
	if err != nil {
		return err
	}
	say("%s, installed from a mirror into an empty directory", name)
	server := mocksentry.NewDefault().Start()
	defer server.Close()
	environment := []string{"SENTRY_BASE_URL=" + server.URL, "SENTRY_AUTH_TOKEN=" + mocksentry.TokenFull}
	var printed bytes.Buffer
	for _, arguments := range [][]string{{"init"}, {"plan"}, {"apply", "-auto-approve"}, {"version"}} {
		fmt.Printf("\n$ terraform %s\n", strings.Join(arguments, " "))
		printed.Reset()
		command := cli.Command(ctx, empty, environment, append(arguments, "-no-color")...)
		command.Stdout, command.Stderr = io.MultiWriter(os.Stdout, &printed), os.Stderr
		if err := command.Run(); err != nil {
			return fmt.Errorf("terraform %s: %w", arguments[0], err)
		}
	}
	if want := fmt.Sprintf("provider %s v%s", provider.Address, files.version); !strings.Contains(printed.String(), want) {
		return fmt.Errorf("it is not %s that ran:\n%s", want, &printed)
	}
	return nil
}
