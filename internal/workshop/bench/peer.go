// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"
)

const (
	// peerVariable names the environment variable with the path of a hashicorp/http binary.
	peerVariable = "HTTP_PROVIDER_BIN"
	// peerVersion is the version under which a binary of unknown version is installed.
	peerVersion = "3.5.0"
	// registryPatience is how long to wait for a registry.
	registryPatience = 20 * time.Second
	// standIn is a provider with one data source, which works like that of hashicorp/http.
	standIn = module + "/internal/workshop/bench/standin"
)

// installPeer installs hashicorp/http for Terraform, and returns the sentence about which
// provider was measured.
func (b *bench) installPeer(ctx context.Context) (string, error) {
	target := filepath.Join(b.cli.Mirror, b.cli.Registry, "hashicorp", "http", peerVersion,
		runtime.GOOS+"_"+runtime.GOARCH, "terraform-provider-http_v"+peerVersion)
	if binary := os.Getenv(peerVariable); binary != "" {
		return "The peer is the binary in `" + peerVariable + "`, taken for hashicorp/http.", copyFile(target, binary)
	}
	if b.mirrorPeer(ctx) {
		return "The peer is hashicorp/http from the registry.", nil
	}
	return "No registry was available: the peer is a substitute that returns a body as three strings, " +
		"as hashicorp/http does.", b.build(ctx, target, standIn)
}

// mirrorPeer lets Terraform download the provider from the registry, and reports whether that
// succeeded.
func (b *bench) mirrorPeer(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, registryPatience)
	defer cancel()
	dir, err := b.configure("http.tf")
	if err != nil {
		return false
	}
	return b.command(ctx, dir, []string{"TF_CLI_CONFIG_FILE=" + os.DevNull}, "providers", "mirror", b.cli.Mirror).Run() == nil
}

func copyFile(to, from string) error {
	program, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("%s: %w", peerVariable, err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		return err
	}
	return os.WriteFile(to, program, 0o700)
}
