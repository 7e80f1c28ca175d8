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
	tag := flag.String("tag", "", "only check that what is here can be released under this `tag`")
	flag.Parse()
	if *tag != "" {
		if err := checkTag(*tag); err != nil {
			fmt.Fprintln(os.Stderr, "release:", err)
			os.Exit(1)
		}
		return
	}
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
	// A short name, since the agent of gpg makes a socket below.
	dir, err := os.MkdirTemp("", "release-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()

	first, err := checkOut(ctx, filepath.Join(dir, "first"))
	if err != nil {
		return err
	}
	version, err := newestVersion(filepath.Join(first.dir, "CHANGELOG.md"))
	if err != nil {
		return err
	}
	say("What the tag v%s would release, of the last commit", version)
	if changed, err := isChanged(ctx); err != nil {
		return err
	} else if changed {
		say("There are changes that are not committed: they are not part of it")
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

	signed, err := buildAgain(ctx, dir, files)
	if err != nil {
		return err
	}
	if err := install(ctx, dir, first, files); err != nil {
		return err
	}
	proven := "Good"
	if !signed {
		proven = "Good but for the signature, which nothing here can make"
	}
	say("%s, after %s. This is what the tag v%s would release.", proven, time.Since(began).Round(time.Second), version)
	return nil
}

// buildAgain builds in another directory, compares, and lets sign where there is gpg.
func buildAgain(ctx context.Context, dir string, files *artifacts) (signed bool, err error) {
	key, err := throwAwayKey(ctx, dir)
	if err != nil {
		return false, err
	}
	defer key.forget(ctx)
	second, err := checkOut(ctx, filepath.Join(dir, "second", "in another place"))
	if err != nil {
		return false, err
	}
	if err := second.build(ctx, files.version, files.platforms, key); err != nil {
		return false, err
	}
	same, err := second.artifacts(files.version, files.platforms)
	if err != nil {
		return false, err
	}
	if err := files.compare(same); err != nil {
		return false, err
	}
	say("A second build, in another directory, is the same to the byte")
	if key == nil {
		say("skipped: there is no gpg, so nothing is signed")
		return false, nil
	}
	if err := key.verify(ctx, same.checksums); err != nil {
		return false, err
	}
	say("The detached signature of a throw-away key is good")
	return true, nil
}

func say(format string, arguments ...any) { fmt.Printf("==> "+format+"\n", arguments...) }
