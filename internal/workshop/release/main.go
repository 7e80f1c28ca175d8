// SPDX-License-Identifier: MPL-2.0

// Command release tries a release without a network and without publishing anything. It
// builds twice, compares, checks the registries' requirements, and signs with a throw-away
// key. Then it installs the result into an empty directory, like a registry would deliver it.
// It does not check what goreleaser itself rejects.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

func main() {
	host := flag.Bool("host", false, "build for this platform only, which takes a fraction of the time")
	tag := flag.String("tag", "", "only check that what is here can be released under this `tag`")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	var err error
	switch {
	case *tag != "":
		err = checkTag(*tag)
	case *host:
		err = run(ctx, []string{runtime.GOOS + "_" + runtime.GOARCH})
	default:
		err = run(ctx, platforms)
	}
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\nrelease:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, wanted []string) error {
	began := time.Now()
	version, err := newestVersion()
	if err != nil {
		return err
	}
	// A short name, because the agent of gpg creates a socket below.
	dir, err := os.MkdirTemp("", "release-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	key, err := newKey(ctx, dir)
	if err != nil {
		return err
	}
	if key != nil { // With a key, gpg has started an agent.
		defer func() { _ = execute(context.WithoutCancel(ctx), "", key, "gpgconf", "--kill", "all") }()
	}

	step("What the tag v%s would release, of the last commit and nothing else", version)
	first := &release{filepath.Join(dir, "first"), version, wanted}
	second := &release{filepath.Join(dir, "second in another place"), version, wanted}
	for _, built := range []*release{first, second} {
		if err := built.build(ctx, key); err != nil {
			return err
		}
		if err := built.verify(); err != nil {
			return err
		}
	}
	step("The files for %s are as the registries want them", strings.Join(wanted, ", "))
	if err := first.compare(second); err != nil {
		return err
	}
	step("A second build, in another directory, is the same to the byte")
	outcome := "Good but for the signature, which cannot be made without gpg"
	if key != nil {
		if err := first.verifySignature(ctx, key); err != nil {
			return err
		}
		outcome = "Good, signed"
	}
	if err := install(ctx, dir, first); err != nil {
		return err
	}
	step("%s, after %s. This is what the tag v%s would release.", outcome, time.Since(began).Round(time.Second), version)
	return nil
}

func step(format string, arguments ...any) { fmt.Printf("==> "+format+"\n", arguments...) }
