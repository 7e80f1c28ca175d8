// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// serverOfChild is the variable that makes a process of this test the child of another one.
// It contains the server to read from.
const serverOfChild = "SENTRY_CLIENT_TEST_SERVER"

// TestChildReadsWithItsEnvironment reads in the environment of the process, and logs its
// connections and the error.
func TestChildReadsWithItsEnvironment(t *testing.T) {
	t.Parallel()
	server := os.Getenv(serverOfChild)
	if server == "" {
		return // This is no child process of TestInvalidProxyAddressIsNotBypassed.
	}
	settings := config(server)
	settings.MaxRetries, settings.AllowPlainHTTP = 0, true
	settings.DialContext = func(_ context.Context, _, address string) (net.Conn, error) {
		t.Logf("connects to %s", address)
		return nil, errors.New("no network")
	}
	_, err := read(t.Context(), newClient(t, settings))
	t.Logf("%s: %v", wantError[*sentry.NetworkError](t, err).Kind, err)
}

// TestInvalidProxyAddressIsNotBypassed: with an invalid address of a proxy, nothing is sent
// past the proxy, and its password is not printed. Go reads the environment once in a
// process, so each case has its own process.
func TestInvalidProxyAddressIsNotBypassed(t *testing.T) {
	t.Parallel()
	const (
		server   = "https://sentry.example.com"
		plain    = "http://sentry.example.com"
		failed   = "proxy: the request to sentry.example.com failed: "
		rejected = failed + "the proxy address in the environment is not valid"
		bad      = "user_name:canary word@proxy.example.com:3128"
		good     = "http://u:canary@proxy.example.com:3128"
	)
	for name, test := range map[string]struct {
		server, want string
		environment  []string
	}{
		"bad":                      {server, rejected, []string{"HTTPS_PROXY=" + bad}},
		"bad, lower case":          {server, rejected, []string{"https_proxy=" + bad}},
		"bad, for plain http":      {plain, rejected, []string{"HTTP_PROXY=" + bad}},
		"bad, lower, plain http":   {plain, rejected, []string{"http_proxy=" + bad}},
		"bad port":                 {server, rejected, []string{"HTTPS_PROXY=1.example.com:canary"}},
		"bad with a scheme":        {server, failed, []string{"HTTPS_PROXY=http://u:canary@ho st:3128"}},
		"bad port with a scheme":   {server, failed, []string{"HTTPS_PROXY=http://u:canary@proxy.example.com:x"}},
		"bad escape":               {server, failed, []string{"HTTPS_PROXY=u:%zzcanary@proxy.example.com"}},
		"of a CGI script":          {plain, rejected, []string{"REQUEST_METHOD=GET", "HTTP_PROXY=" + good}},
		"good":                     {server, "connects to proxy.example.com:3128", []string{"HTTPS_PROXY=" + good}},
		"host and port":            {server, "connects to proxy.example.com:3128", []string{"https_proxy=proxy.example.com:3128"}},
		"host":                     {server, "connects to proxy.example.com:80", []string{"HTTPS_PROXY=proxy.example.com"}},
		"user and host":            {server, "connects to proxy.example.com:80", []string{"HTTPS_PROXY=u:canary@proxy.example.com"}},
		"empty":                    {server, "connects to sentry.example.com:443", []string{"HTTPS_PROXY=", "https_proxy="}},
		"none":                     {server, "connects to sentry.example.com:443", nil},
		"bad one for others":       {server, "connects to sentry.example.com:443", []string{"HTTP_PROXY=" + bad}},
		"good one that is not for": {server, "connects to sentry.example.com:443", []string{"HTTPS_PROXY=" + good, "NO_PROXY=example.com"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			output := inChild(t, test.server, test.environment)
			noCanary(t, output, "canary")
			if !strings.Contains(output, test.want) {
				t.Errorf("%q is not in\n%s", test.want, output)
			}
			if strings.HasPrefix(test.want, failed) && strings.Contains(output, "connects to sentry.example.com") {
				t.Errorf("goes past the proxy:\n%s", output)
			}
		})
	}
}

// inChild returns the output of TestChildReadsWithItsEnvironment in a process with that
// environment and no other proxies.
func inChild(t *testing.T, server string, environment []string) string {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChildReadsWithItsEnvironment$", "-test.v", "-test.count=1")
	for _, variable := range os.Environ() {
		name, _, _ := strings.Cut(variable, "=")
		if name = strings.ToUpper(name); !strings.HasSuffix(name, "_PROXY") && name != "REQUEST_METHOD" {
			child.Env = append(child.Env, variable)
		}
	}
	child.Env = append(append(child.Env, serverOfChild+"="+server), environment...)
	output, err := child.CombinedOutput()
	if err != nil {
		t.Errorf("%v:\n%s", err, output)
	}
	return string(output)
}
