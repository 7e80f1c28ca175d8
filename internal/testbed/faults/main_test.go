// SPDX-License-Identifier: MPL-2.0

// Package faults_test proves that the provider survives everything that its server and the
// network do. It runs every fault against the whole provider over the plugin protocol, on a
// network in memory and a fake clock. For each fault, it checks the number of attempts, the
// time, and the diagnostic.
package faults_test

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// Hosts of the network in memory. Only requests to proxiedHost use the proxy of the
// environment. Go reads its variables once in a process.
const (
	loopback    = "127.0.0.1:9000"
	directHost  = "sentry.example.com"
	otherHost   = "elsewhere.example.com"
	proxiedHost = "proxied.example.net"
	proxyHost   = "proxy.example.com"
)

// proxyPassword is in the address of the proxy, and nowhere else.
const proxyPassword = "canary-proxy-password"

// systemAuthority replaces the system's roots, which Go reads once too.
var systemAuthority acctest.Authority

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	directory, err := os.MkdirTemp("", "faults")
	if err != nil {
		log.Print(err)
		return 1
	}
	defer func() { _ = os.RemoveAll(directory) }()
	if systemAuthority, err = acctest.NewAuthority(); err != nil {
		log.Print(err)
		return 1
	}
	roots := filepath.Join(directory, "roots.pem")
	if err := os.WriteFile(roots, []byte(systemAuthority.PEM), 0o600); err != nil {
		log.Print(err)
		return 1
	}
	for _, setting := range os.Environ() {
		name, _, _ := strings.Cut(setting, "=")
		if upper := strings.ToUpper(name); strings.HasPrefix(upper, "SENTRY_") || strings.HasSuffix(upper, "_PROXY") {
			_ = os.Unsetenv(name)
		}
	}
	for name, value := range map[string]string{
		"HTTPS_PROXY":   "http://ci:" + proxyPassword + "@" + proxyHost + ":3128",
		"NO_PROXY":      ".example.com",
		"SSL_CERT_FILE": roots, "SSL_CERT_DIR": directory,
	} {
		if err := os.Setenv(name, value); err != nil {
			log.Print(err)
			return 1
		}
	}
	// Like in the provider's program, because net/http logs unsolicited responses.
	log.SetOutput(io.Discard)
	return m.Run()
}
