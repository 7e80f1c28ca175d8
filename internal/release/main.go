// SPDX-License-Identifier: MPL-2.0

// Command release tries what a tag would release, without a network and without
// publishing anything: it builds twice, compares, looks through every file, signs with
// a throw-away key, and installs the result into an empty directory as a registry
// would give it to a user.
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
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, platformsOf(*host))
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\nrelease-check:", err)
		os.Exit(1)
	}
}

// platformsOf are those to build for.
func platformsOf(host bool) []string {
	if host {
		return []string{runtime.GOOS + "_" + runtime.GOARCH}
	}
	return platforms
}

func run(ctx context.Context, wanted []string) error {
	began := time.Now()
	dir, err := os.MkdirTemp("", "terraform-provider-sentry-release-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()

	version, err := newestVersion("CHANGELOG.md")
	if err != nil {
		return err
	}
	say("What the tag v%s would release, of the last commit", version)
	first, err := checkOut(ctx, filepath.Join(dir, "first"))
	if err != nil {
		return err
	}
	if err := first.check(ctx); err != nil {
		return err
	}
	if err := first.build(ctx, version, wanted, nil); err != nil {
		return err
	}
	files, err := first.artifacts(version, wanted)
	if err != nil {
		return err
	}
	if err := files.verify(); err != nil {
		return err
	}
	say("The archives for %s, their bills of materials, the manifest and the checksums are as the registries want them",
		strings.Join(wanted, ", "))

	if err := again(ctx, dir, files); err != nil {
		return err
	}
	if err := install(ctx, dir, files); err != nil {
		return err
	}
	say("Good, after %s. A tag v%s can be pushed.", time.Since(began).Round(time.Second), version)
	return nil
}

// again builds in another directory, signs, and compares.
func again(ctx context.Context, dir string, files *artifacts) error {
	key, err := throwAwayKey(ctx, dir)
	if err != nil {
		return err
	}
	second, err := checkOut(ctx, filepath.Join(dir, "second", "in another place"))
	if err != nil {
		return err
	}
	if err := second.build(ctx, files.version, files.platforms, key); err != nil {
		return err
	}
	same, err := second.artifacts(files.version, files.platforms)
	if err != nil {
		return err
	}
	if err := files.compare(same); err != nil {
		return err
	}
	say("A second build, in another directory, is the same to the byte")
	if key == nil {
		say("skipped: there is no gpg, so nothing is signed")
		return nil
	}
	if err := key.verify(ctx, same.checksums); err != nil {
		return err
	}
	say("The detached signature of a throw-away key is good")
	return nil
}

func say(format string, arguments ...any) { fmt.Printf("==> "+format+"\n", arguments...) }
