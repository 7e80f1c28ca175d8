// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

const (
	// peerVariable names a binary of hashicorp/http.
	peerVariable = "HTTP_PROVIDER_BIN"
	// peerVersion is what a binary is installed as whose version is not known.
	peerVersion = "3.5.0"
	// registryPatience is how long a registry may take to be found missing.
	registryPatience = 20 * time.Second
)

const peerConfig = `
terraform {
  required_providers {
    http = { source = "hashicorp/http" }
  }
}
`

// checkPeer refuses a binary that is not there before anything is measured.
func checkPeer() error {
	binary := os.Getenv(peerVariable)
	if binary == "" {
		return nil
	}
	if _, err := exec.LookPath(binary); err != nil {
		return fmt.Errorf("%s: %w", peerVariable, err)
	}
	return nil
}

// installPeer puts hashicorp/http where Terraform installs providers from, and
// gives the sentence that says what was measured.
func (b *bench) installPeer(ctx context.Context) (string, error) {
	target := filepath.Join(b.cli.Mirror, "registry.terraform.io", "hashicorp", "http", peerVersion,
		runtime.GOOS+"_"+runtime.GOARCH, "terraform-provider-http_v"+peerVersion)
	if binary := os.Getenv(peerVariable); binary != "" {
		return "The peer is the binary in `" + peerVariable + "`, taken for hashicorp/http.", copyFile(target, binary)
	}
	if b.size.registry && b.mirrorPeer(ctx) {
		return "The peer is hashicorp/http from the registry.", nil
	}
	err := b.build(ctx, target, module+"/internal/workshop/bench/httpstandin")
	return "No registry was in reach: the peer is a stand-in that does what hashicorp/http does with a body, " +
		"which is to give it as three strings.", err
}

// mirrorPeer lets Terraform fetch the provider from the registry, if it can.
func (b *bench) mirrorPeer(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, registryPatience)
	defer cancel()
	dir, err := os.MkdirTemp(b.dir, "peer")
	if err != nil || os.WriteFile(filepath.Join(dir, "main.tf"), []byte(peerConfig), 0o600) != nil {
		return false
	}
	command := b.cli.Command(ctx, dir, []string{"TF_CLI_CONFIG_FILE=" + os.DevNull}, "providers", "mirror", b.cli.Mirror)
	command.Cancel = func() error { return command.Process.Kill() }
	return command.Run() == nil
}

func copyFile(to, from string) error {
	source, err := exec.LookPath(from)
	if err != nil {
		return fmt.Errorf("%s: %w", peerVariable, err)
	}
	in, err := os.Open(source)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY, 0o700)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Close()
}
