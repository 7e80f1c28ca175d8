// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// buffer is a buffer that the server's goroutines write and the test reads.
type buffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

// TestLateEventsAreServedLater serves the project of an event at once, and the event later.
func TestLateEventsAreServedLater(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	id := strings.Repeat("ab", 16)
	if err := os.MkdirAll(filepath.Join(dir, "acme", "late"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "acme", "late", "one.json"), []byte(`{"eventID":"`+id+`"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	var stdout, stderr buffer
	done := make(chan error, 1)
	go func() { done <- run(ctx, []string{"-events", dir, "-late", "50ms"}, &stdout, &stderr) }()
	for !strings.Contains(stdout.String(), "Added the events") {
		select {
		case err := <-done:
			t.Fatalf("it ended: %v", err)
		case <-time.After(time.Millisecond):
		}
	}
	if strings.Contains(stdout.String(), id) {
		t.Error("the event was there before")
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
	for _, args := range [][]string{{"-late", "1s"}, {"-late", "-1s", "-events", dir}} {
		if err := run(t.Context(), args, &stdout, &stderr); err == nil {
			t.Errorf("%q is taken", args)
		}
	}
}

func TestRunServesUntilInterrupt(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	id := strings.Repeat("ab", 16)
	own := filepath.Join(dir, "events", "globex", "vault")
	if err := os.MkdirAll(own, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(own, "one.json"), []byte(`{"eventID":"`+id+`","type":"error","title":"Mine"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	envFile := filepath.Join(dir, "env")

	ctx, stop := context.WithCancel(context.Background())
	var stdout, stderr buffer
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, []string{"-no-rate-limits", "-server", "self-hosted-25", "-path-prefix", "/sentry", "-events", filepath.Join(dir, "events"), "-env-file", envFile}, &stdout, &stderr)
	}()
	for !strings.Contains(stdout.String(), "Stop with") {
		select {
		case err := <-done:
			t.Fatalf("it ended: %v", err)
		case <-time.After(time.Millisecond):
		}
	}
	environment, err := os.ReadFile(envFile)
	if err != nil {
		t.Fatal(err)
	}
	parts := regexp.MustCompile(`^export SENTRY_BASE_URL=(http://127\.0\.0\.1:\d+/sentry/) SENTRY_AUTH_TOKEN=(\S+)\n$`).FindStringSubmatch(string(environment))
	if parts == nil {
		t.Fatalf("environment %q", environment)
	}
	for _, want := range []string{string(environment), "globex/vault", id, "Mine", "Blocked 'script-src-elem'", "\n    . " + envFile + "\n"} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("%q is not printed", want)
		}
	}

	r, err := http.NewRequest(http.MethodGet, parts[1]+"api/0/projects/globex/vault/events/"+id+"/", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+parts[2])
	r.Close = true
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || response.StatusCode != 200 || !strings.Contains(string(body), "Mine") {
		t.Errorf("%d %q %v", response.StatusCode, body, err)
	}

	stop()
	if err := <-done; err != nil {
		t.Errorf("ended with %v", err)
	}
	if _, err := os.Stat(envFile); !os.IsNotExist(err) {
		t.Errorf("the environment stays: %v", err)
	}
	for !strings.Contains(stderr.String(), "\n") {
		time.Sleep(time.Millisecond)
	}
	if got, want := stderr.String(), `GET "/sentry/api/0/projects/globex/vault/events/`+id+"/\" 200\n"; got != want {
		t.Errorf("log %q, want %q", got, want)
	}
	if strings.Contains(stderr.String(), mocksentry.TokenFull) {
		t.Error("the token is logged")
	}
}

func TestRunRejectsInvalidFlags(t *testing.T) {
	t.Parallel()
	empty := t.TempDir()
	bad := t.TempDir()
	if err := os.MkdirAll(filepath.Join(bad, "acme", "web"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bad, "acme", "web", "x.json"), []byte("[]"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"all addresses": {[]string{"-listen", ":0"}, "not a loopback address"},
		"other address": {[]string{"-listen", "192.0.2.1:0"}, "not a loopback address"},
		"no address":    {[]string{"-listen", "nonsense"}, "listen address"},
		"argument":      {[]string{"serve"}, "unexpected argument"},
		"flag":          {[]string{"-nonsense"}, "nonsense"},
		"no server":     {[]string{"-server", "sentry"}, "there are sentry.io, self-hosted-25, glitchtip, urgentry"},
		"no events":     {[]string{"-events", empty}, "no organization/project"},
		"bad event":     {[]string{"-events", bad}, "not a JSON object"},
		"no directory":  {[]string{"-env-file", filepath.Join(empty, "no", "env")}, "no such file"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, stop := context.WithCancel(context.Background())
			stop()
			err := run(ctx, test.args, io.Discard, io.Discard)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want one with %q", err, test.want)
			}
		})
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := run(ctx, []string{"-listen", "0.0.0.0:0", "-allow-remote"}, io.Discard, io.Discard); err != nil {
		t.Errorf("allowed, it still fails: %v", err)
	}
}
