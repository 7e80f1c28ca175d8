// SPDX-License-Identifier: MPL-2.0

package faults_test

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"maps"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// passage is one way to a server, and the expected result.
type passage struct {
	name     string
	provider map[string]any
	origin   string // the only server that may receive the token, empty for none

	summary, attribute string // of the diagnostic of the block or of the read, empty if it works
	want               []string
	warns              string

	dialing     func(ctx context.Context) error
	connections int           // that were dialed; 0 means one, and none if the configuration is rejected; -1 for one or two
	took        time.Duration // the minimum; 0 means no time except that of retries
}

// origins is a network with many servers. Each of them responds, and records the token if it
// receives it.
type origins struct {
	*world
	ca, stranger        acctest.Authority
	certPEM, keyPEM     string // of a client that ca knows
	otherCert, otherKey string // of one that it does not

	mu       sync.Mutex
	received map[string]bool // whether a server received the token
	spoken   map[string]int  // HTTP versions
}

// TestTokenIsSentToItsOriginOnly tries every way to a server, and checks which servers
// receive the token.
func TestTokenIsSentToItsOriginOnly(t *testing.T) {
	t.Parallel()
	ca, err := acctest.NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := acctest.NewAuthority()
	if err != nil {
		t.Fatal(err)
	}
	certPEM, keyPEM := ca.Issue(t, "client", acctest.FarOff)
	otherCert, otherKey := stranger.Issue(t, "client", acctest.FarOff)
	passages := slices.Concat(
		certificates(ca, stranger), clientCertificates(ca, certPEM, keyPEM, otherCert, otherKey), roads(ca), departures(ca))
	for _, p := range passages {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			inWorld(t, func(w *world) {
				origins := &origins{
					world: w, ca: ca, stranger: stranger, certPEM: certPEM, keyPEM: keyPEM, otherCert: otherCert, otherKey: otherKey,
					received: map[string]bool{}, spoken: map[string]int{},
				}
				defer origins.build()()
				origins.visit(p)
			})
		})
	}
}

// visit reads once and compares the result.
func (w *origins) visit(p passage) {
	diagnostics := w.configure(p.provider)
	w.network.dialing = p.dialing
	began := time.Now()
	var state acctest.State
	if !acctest.HasError(diagnostics) {
		var more = diagnostics
		state, diagnostics, _ = w.read(w.t.Context(), pythonID, nil)
		diagnostics = append(more, diagnostics...)
	}
	text := acctest.Texts(diagnostics)
	if secret := leaks(text); secret != "" || strings.Contains(text, strings.Split(w.keyPEM, "\n")[1]) {
		w.t.Errorf("the diagnostics contain a secret %q:\n%s", secret, text)
	}
	if p.summary != "" {
		last := diagnostics[max(0, len(diagnostics)-1):]
		attribute := ""
		if p.attribute != "" {
			attribute = fmt.Sprintf("AttributeName(%q)", p.attribute)
		}
		acctest.ExpectDiagnostic(w.t, last, p.summary, attribute, p.want...)
	} else if state.IsZero() || state.Get("title") != p.origin {
		w.t.Errorf("it was not read from %s: %s", p.origin, text)
	}
	if (p.warns != "") != strings.Contains(text, "WARNING") || !strings.Contains(text, p.warns) {
		w.t.Errorf("want the warning %q, got: %s", p.warns, text)
	}
	if took := time.Since(began); took < p.took || took > p.took+time.Second {
		w.t.Errorf("it took %s", took)
	}
	dialed := w.network.addresses()
	if p.connections == 0 && p.summary != noConfig {
		p.connections = 1
	}
	if direct := slices.DeleteFunc(slices.Clone(dialed), func(address string) bool { return address == proxiedHost+":443" }); len(direct) != p.connections && p.connections >= 0 {
		w.t.Errorf("it dialed %v", dialed)
	}
	server, _, _ := strings.Cut(p.provider["base_url"].(string), "/to/")
	proxied := strings.HasSuffix(server, ".example.net") || strings.Contains(server, "2001:db8")
	if len(dialed) > 0 && slices.Contains(dialed, proxyHost+":3128") != proxied {
		w.t.Errorf("it went by %v, by the proxy: want %t", dialed, proxied)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if p.summary == "" && strings.HasPrefix(p.provider["base_url"].(string), "https:") && w.spoken["HTTP/2.0"] == 0 {
		w.t.Errorf("it spoke %v", w.spoken)
	}
	if heard := slices.Sorted(maps.Keys(w.received)); strings.Join(heard, " ") != p.origin {
		w.t.Errorf("the token was heard by %v, want %q", heard, p.origin)
	}
}

// build opens the servers, and returns a function that closes them.
func (w *origins) build() (stop func()) {
	mutual := w.ca.ServerConfig(w.t, "mutual.example.com", acctest.FarOff)
	mutual.ClientAuth, mutual.ClientCAs = tls.RequireAndVerifyClientCert, x509.NewCertPool()
	mutual.ClientCAs.AddCert(w.ca.Certificate)
	old := w.ca.ServerConfig(w.t, "old.example.com", acctest.FarOff)
	old.MinVersion, old.MaxVersion = tls.VersionTLS10, tls.VersionTLS11
	var servers []*http.Server
	for address, config := range map[string]*tls.Config{
		directHost + ":443":       w.ca.ServerConfig(w.t, directHost, acctest.FarOff),
		directHost + ":444":       w.ca.ServerConfig(w.t, directHost, acctest.FarOff),
		directHost + ":80":        nil,
		otherHost + ":443":        w.ca.ServerConfig(w.t, otherHost, acctest.FarOff),
		proxiedHost + ":443":      w.ca.ServerConfig(w.t, proxiedHost, acctest.FarOff),
		"abort.example.com:443":   w.ca.ServerConfig(w.t, "abort.example.com", acctest.FarOff),
		"expired.example.com:443": w.ca.ServerConfig(w.t, "expired.example.com", acctest.LongAgo.Add(time.Hour)),
		"wrong.example.com:443":   w.ca.ServerConfig(w.t, otherHost, acctest.FarOff),
		"system.example.com:443":  systemAuthority.ServerConfig(w.t, "system.example.com", acctest.FarOff),
		"plain.example.com:443":   nil,
		"mutual.example.com:443":  mutual,
		"old.example.com:443":     old,
		"[2001:db8::1]:443":       w.ca.ServerConfig(w.t, "2001:db8::1", acctest.FarOff),
		"[::1]:9000":              nil,
		"127.0.0.1:9001":          nil,
		"localhost:9000":          nil,
	} {
		servers = append(servers, w.open(address, config))
	}
	go w.proxy(w.network.listen(proxyHost + ":3128"))
	go w.closing(w.network.listen("closing.example.com:443"))
	go w.silent(w.network.listen("mute.example.com:443"))
	return func() {
		for _, server := range servers {
			_ = server.Close()
		}
	}
}

// open serves events whose title names their server, and redirects requests below a path that
// names a target.
func (w *origins) open(address string, config *tls.Config) *http.Server {
	server := &http.Server{
		TLSConfig: config, ErrorLog: log.New(io.Discard, "", 0), ReadHeaderTimeout: time.Minute,
		Handler: http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
			var seen bytes.Buffer
			_ = r.Write(&seen)
			w.listen(address, seen.String())
			w.mu.Lock()
			w.spoken[r.Proto]++
			w.mu.Unlock()
			if strings.HasPrefix(address, "abort.") {
				panic(http.ErrAbortHandler)
			}
			if target, found := strings.CutPrefix(r.URL.Path, "/to/"); found {
				target, _, _ = strings.Cut(target, "/api/0/")
				rw.Header().Set("Location", strings.NewReplacer("/", "://", "_", ":").Replace(target)+"/api/0/")
				rw.WriteHeader(http.StatusTemporaryRedirect)
				return
			}
			rw.Header().Set("Content-Type", "application/json")
			_, _ = fmt.Fprintf(rw, `{"groupID": "171", "title": %q}`, address)
		}),
	}
	listener := w.network.listen(address)
	if config == nil {
		go func() { _ = server.Serve(listener) }()
	} else {
		go func() { _ = server.ServeTLS(listener, "", "") }()
	}
	return server
}

// closing requests a client certificate, and closes the connection without a response in any
// case.
func (w *origins) closing(l net.Listener) {
	config := w.ca.ServerConfig(w.t, "closing.example.com", acctest.FarOff)
	config.ClientAuth = tls.RequestClientCert
	for {
		conn, err := l.Accept()
		if err != nil {
			return
		}
		_ = tls.Server(conn, config).Handshake()
		conn.(*end).tear()
	}
}

// listen records whether a server received the token.
func (w *origins) listen(server, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if strings.Contains(text, mocksentry.TokenFull) || strings.Contains(text, headerCanary) {
		w.received[server] = true
	}
}

// proxy connects to servers, except for names that select another behavior.
func (w *origins) proxy(l net.Listener) {
	(&rawServer{handle: func(e *exchange) {
		var seen bytes.Buffer
		_ = e.Request.Write(&seen)
		w.listen("proxy", seen.String())
		host := e.Host
		if e.Method != http.MethodConnect || e.Header.Get("Proxy-Authorization") == "" {
			w.t.Errorf("the proxy got %s without its password", e.Method)
		}
		switch {
		case strings.HasPrefix(host, "forbidden."):
			e.write(head("403 Forbidden"), eventCanary)
		case strings.HasPrefix(host, "password."):
			e.write(head("407 Proxy Authentication Required"), eventCanary)
		case strings.HasPrefix(host, "busy."):
			e.write(head("503 Service Unavailable"), eventCanary)
		case strings.HasPrefix(host, "silent."):
			e.hang()
		case strings.HasPrefix(host, "hangup."):
		default:
			far, err := w.network.dial(w.t.Context(), "tcp", host)
			if err != nil {
				return
			}
			w.network.open.Add(-1) // That one is the proxy's.
			e.write("HTTP/1.1 200 OK\r\n\r\n")
			go func() {
				_, _ = io.Copy(far, e.conn)
				_ = far.(*end).Conn.Close()
			}()
			_, _ = io.Copy(e.conn, far)
		}
	}}).serve(l)
}
