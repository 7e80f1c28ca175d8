// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// systemAuthority replaces the system's roots, if Go lets a test choose them.
var systemAuthority acctest.Authority

const systemRootsReplaceable = runtime.GOOS == "linux"

// environmentProxy is the proxy that HTTPS_PROXY and HTTP_PROXY name. Go reads
// both variables, and the system's roots, once in a process, so they are set
// for all tests.
var environmentProxy proxy

// proxy responds by the name of the requested host.
type proxy struct {
	mu   sync.Mutex
	seen []*http.Request
}

const proxyPassword = "canary-proxy-password"

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	p.seen = append(p.seen, r)
	p.mu.Unlock()
	switch {
	case strings.HasPrefix(r.Host, "busy."):
		w.WriteHeader(http.StatusServiceUnavailable)
	case strings.HasPrefix(r.Host, "hangup."):
		panic(http.ErrAbortHandler)
	default:
		w.WriteHeader(http.StatusForbidden)
	}
	_, _ = w.Write([]byte("canary-proxy-body"))
}

// requests returns the requests for a host.
func (p *proxy) requests(host string) []*http.Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	var found []*http.Request
	for _, r := range p.seen {
		if strings.HasPrefix(r.Host, host) {
			found = append(found, r)
		}
	}
	return found
}

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if os.Getenv(serverOfChild) != "" {
		return m.Run() // in the environment that it was started with
	}
	server := httptest.NewServer(&environmentProxy)
	defer server.Close()
	directory, err := os.MkdirTemp("", "sentry-client")
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
	address := strings.Replace(server.URL, "http://", "http://user:"+proxyPassword+"@", 1)
	for name, value := range map[string]string{
		"SSL_CERT_FILE": roots, "SSL_CERT_DIR": directory,
		"HTTPS_PROXY": address, "HTTP_PROXY": address, "NO_PROXY": "", "no_proxy": "", "https_proxy": "", "http_proxy": "",
	} {
		if err := os.Setenv(name, value); err != nil {
			log.Print(err)
			return 1
		}
	}
	return m.Run()
}
