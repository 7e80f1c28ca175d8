// SPDX-License-Identifier: MPL-2.0

// Command mocksentry serves a mock Sentry with a world of example events, for
// trying out the provider without a Sentry account.
//
//	go run ./internal/testbed/mocksentry/cmd/mocksentry
//
// Your own events can be added from a directory tree of the form
// dir/{organization}/{project}/*.json.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"text/tabwriter"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/policyworld"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "mocksentry:", err)
		os.Exit(1)
	}
}

type config struct {
	listen, prefix, events, envFile string
	profile                         mocksentry.Profile
	late                            time.Duration
	noRateLimits, allowRemote       bool
}

func parse(args []string, stderr io.Writer) (config, error) {
	c := config{profile: mocksentry.SentryIO}
	flags := flag.NewFlagSet("mocksentry", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&c.listen, "listen", "127.0.0.1:0", "`address` to serve on; port 0 takes a free one")
	flags.StringVar(&c.prefix, "path-prefix", "", "`path` below which everything is served, such as /sentry")
	flags.StringVar(&c.events, "events", "", "`directory` of further events, as organization/project/*.json")
	flags.DurationVar(&c.late, "late", 0, "`time` after which the events of -events are added, such as 20s")
	flags.StringVar(&c.envFile, "env-file", "", "`file` to write the environment for clients to, removed at the end")
	flags.Func("server", "`kind` of server: "+profileNames()+" (default "+c.profile.String()+")", func(name string) (err error) {
		c.profile, err = profile(name)
		return err
	})
	flags.BoolVar(&c.noRateLimits, "no-rate-limits", false, "switch rate limits and their headers off")
	flags.BoolVar(&c.allowRemote, "allow-remote", false, "allow a listen address that other machines can reach")
	if err := flags.Parse(args); err != nil {
		return c, err
	}
	if flags.NArg() > 0 {
		return c, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if c.late < 0 || c.late > 0 && c.events == "" {
		return c, errors.New("-late needs -events, and a time above zero")
	}
	return c, nil
}

// profile returns the profile with a name.
func profile(name string) (mocksentry.Profile, error) {
	for _, p := range mocksentry.Profiles() {
		if p.String() == name {
			return p, nil
		}
	}
	return mocksentry.SentryIO, fmt.Errorf("no such server; there are %s", profileNames())
}

func profileNames() string {
	var names []string
	for _, p := range mocksentry.Profiles() {
		names = append(names, p.String())
	}
	return strings.Join(names, ", ")
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	c, err := parse(args, stderr)
	if err != nil {
		return err
	}

	// Each request has one line, and lines of concurrent requests must not mix. The path
	// contains no secret. Headers do, and are never printed.
	var logMu sync.Mutex
	options := []mocksentry.Option{
		mocksentry.As(c.profile),
		mocksentry.WithPathPrefix(c.prefix),
		mocksentry.WithObserver(func(r mocksentry.Request) {
			logMu.Lock()
			defer logMu.Unlock()
			fmt.Fprintf(stderr, "%s %q %d\n", r.Method, r.Path, r.Status)
		}),
	}
	if c.noRateLimits {
		options = append(options, mocksentry.WithoutRateLimits())
	}
	srv := policyworld.Add(mocksentry.NewDefault(options...))
	own, err := readEvents(srv, c.events)
	if err != nil {
		return err
	}
	if c.late == 0 {
		if err := own.add(srv); err != nil {
			return err
		}
	}

	listener, err := listen(c)
	if err != nil {
		return err
	}
	srv.Serve(listener)
	defer srv.Close()

	environment := fmt.Sprintf("export SENTRY_BASE_URL=%s/ SENTRY_AUTH_TOKEN=%s\n", srv.URL, mocksentry.TokenFull)
	if c.envFile != "" {
		// The file appears as a whole, because scripts wait for it.
		if err := writeFile(c.envFile, environment); err != nil {
			return err
		}
		defer func() { _ = os.Remove(c.envFile) }()
	}
	greet(stdout, srv, environment, c.envFile)

	if c.late > 0 {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(c.late):
		}
		if err := own.add(srv); err != nil {
			return err
		}
		fmt.Fprintf(stdout, "Added the events of %s.\n", c.events)
	}
	<-ctx.Done()
	return nil
}

func listen(c config) (net.Listener, error) {
	address, err := net.ResolveTCPAddr("tcp", c.listen)
	if err != nil {
		return nil, fmt.Errorf("listen address: %w", err)
	}
	if !address.IP.IsLoopback() && !c.allowRemote {
		return nil, fmt.Errorf("%s is not a loopback address: the tokens are public, so other machines are kept out "+
			"unless -allow-remote is given", c.listen)
	}
	// It listens on the checked address instead of the name, which might resolve to another
	// address the second time.
	return net.ListenTCP("tcp", address)
}

// greet prints the world of the server and how to reach it.
func greet(w io.Writer, srv *mocksentry.Server, environment, envFile string) {
	fmt.Fprintf(w, "Mock Sentry at %s\nToken (fake): %s\n\n%s\n", srv.URL, mocksentry.TokenFull, environment)
	printEvents(w, srv)
	if envFile != "" {
		fmt.Fprintf(w, "\nTo reach it, run in another terminal, in this directory:\n\n    . %s\n", sourced(envFile))
	}
	fmt.Fprintln(w, "\nStop with Ctrl-C.")
}

// sourced returns a path for the shell's dot command, which searches PATH for a name
// without a slash.
func sourced(path string) string {
	if strings.Contains(path, "/") {
		return path
	}
	return "./" + path
}

func writeFile(path, text string) error {
	temporary, err := os.CreateTemp(filepath.Dir(path), ".mocksentry-*")
	if err != nil {
		return err
	}
	_, err = temporary.WriteString(text)
	err = errors.Join(err, temporary.Close())
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err != nil {
		_ = os.Remove(temporary.Name())
	}
	return err
}

func printEvents(w io.Writer, srv *mocksentry.Server) {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "PROJECT\tEVENT ID\tISSUE\tTYPE\tTITLE")
	for _, e := range srv.Events() {
		title := []rune(cmp.Or(e.Title, "-"))
		if len(title) > longestTitle {
			title = append(title[:longestTitle-1], '…')
		}
		fmt.Fprintf(table, "%s/%s\t%s\t%s\t%s\t%s\n",
			e.Organization, e.Project, e.ID, cmp.Or(e.ShortID, "-"), cmp.Or(e.Type, "-"), string(title))
	}
	_ = table.Flush()
}

const longestTitle = 60
