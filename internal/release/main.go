// SPDX-License-Identifier: MPL-2.0

// Command release tries what a tag would release, without a network and without
// publishing anything: it builds twice, compares, looks through every file, signs with
// a throw-away key, and installs the result into an empty directory as a registry
// would give it to a user.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\nrelease-check:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
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
	if err := first.build(ctx, version, nil); err != nil {
		return err
	}
	files, err := first.artifacts(version)
	if err != nil {
		return err
	}
	if err := files.verify(); err != nil {
		return err
	}
	say("%d archives, the manifest, their checksums and %d bills of materials are as the registries want them",
		len(files.archives), len(files.materials))

	if err := again(ctx, dir, version, files); err != nil {
		return err
	}
	if err := install(ctx, dir, files); err != nil {
		return err
	}
	say("Good, after %s. A tag v%s can be pushed.", time.Since(began).Round(time.Second), version)
	return nil
}

// again builds in another directory, signs, and compares.
func again(ctx context.Context, dir, version string, files *artifacts) error {
	key, err := throwAwayKey(ctx, dir)
	if err != nil {
		return err
	}
	second, err := checkOut(ctx, filepath.Join(dir, "second", "in another place"))
	if err != nil {
		return err
	}
	if err := second.build(ctx, version, key); err != nil {
		return err
	}
	same, err := second.artifacts(version)
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
