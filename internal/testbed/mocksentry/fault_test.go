// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
)

// client returns a client that does not reuse connections, because it would repeat requests
// automatically. It neither decompresses nor follows anything.
func client(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{DisableKeepAlives: true, DisableCompression: true}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{
		Transport:     transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

func started(t *testing.T, options ...Option) *Server {
	t.Helper()
	srv := NewDefault(append([]Option{WithoutRateLimits()}, options...)...).Start()
	t.Cleanup(srv.Close)
	return srv
}

type result struct {
	*http.Response
	body    string
	readErr error
}

func fetch(t *testing.T, srv *Server, path string, headers ...string) (result, error) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, srv.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+TokenFull)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := client(t).Do(r)
	if err != nil {
		return result{}, err
	}
	defer response.Body.Close()
	body, readErr := io.ReadAll(response.Body)
	return result{response, string(body), readErr}, nil
}

func TestFaultsReachClient(t *testing.T) {
	t.Parallel()
	path := eventPath("web", "minimal")
	whole := `{"eventID":"` + catalogue.ID("minimal") + `"}`
	for name, test := range map[string]struct {
		fault       Fault
		status      int
		body        string
		contentType string
		header      [2]string
		readErr     error
	}{
		"status":           {fault: RespondStatus(503, `{"error":"x"}`), status: 503, body: `{"error":"x"}`, contentType: "application/json"},
		"detail":           {fault: RespondDetail(401, "UserApplication inactive or deleted"), status: 401, body: `{"detail":"UserApplication inactive or deleted"}`, contentType: "application/json"},
		"code":             {fault: RespondCode(408, "request-timeout", "Proxied request timed out", ""), status: 408, body: `{"detail":{"code":"request-timeout","message":"Proxied request timed out","extra":{}}}`, contentType: "application/json"},
		"internal error":   {fault: RespondInternalError(), status: 500, body: string(internalError().body), contentType: "application/json"},
		"HTML at 200":      {fault: RespondHTML(200), status: 200, body: gatewayPage, contentType: "text/html"},
		"HTML at 502":      {fault: RespondHTML(502), status: 502, body: gatewayPage, contentType: "text/html"},
		"empty":            {fault: RespondEmpty(200), status: 200},
		"invalid JSON":     {fault: RespondBody("{"), status: 200, body: "{", contentType: "application/json"},
		"truncated":        {fault: Fault{Truncate: true}, status: 200, body: whole[:len(whole)/2], contentType: "application/json"},
		"two documents":    {fault: Fault{Double: true}, status: 200, body: whole + "\n" + whole, contentType: "application/json"},
		"wrong type":       {fault: Fault{}.WithHeader("Content-Type", "text/plain"), status: 200, body: whole, contentType: "text/plain"},
		"no type":          {fault: Fault{}.WithHeader("Content-Type", ""), status: 200, body: whole},
		"unknown encoding": {fault: Fault{}.WithHeader("Content-Encoding", "rot13"), status: 200, body: whole, contentType: "application/json", header: [2]string{"Content-Encoding", "rot13"}},
		"retry after":      {fault: RespondTooManyRequests("7", ""), status: 429, body: `{"detail":"Request was throttled. Expected available in 1 second."}`, contentType: "application/json", header: [2]string{"Retry-After", "7"}},
		"bad reset":        {fault: RespondTooManyRequests("", "None"), status: 429, body: `{"detail":"Request was throttled. Expected available in 1 second."}`, contentType: "application/json", header: [2]string{"X-Sentry-Rate-Limit-Reset", "None"}},
		"other host":       {fault: Fault{RedirectTo: "http://192.0.2.1:1/"}, status: 302, header: [2]string{"Location", "http://192.0.2.1:1" + path + "?a=b"}},
		"loop":             {fault: Fault{RedirectLoop: true}, status: 302, header: [2]string{"Location", path + "?a=b"}},
		"cut within":       {fault: Fault{Cut: CutWithinBody}, status: 200, body: whole[:len(whole)/2], contentType: "application/json", readErr: io.ErrUnexpectedEOF},
		"slow":             {fault: Fault{Delay: time.Millisecond}, status: 200, body: whole, contentType: "application/json"},
		"slow body":        {fault: Fault{BodyDelay: time.Millisecond}, status: 200, body: whole, contentType: "application/json"},
		"nothing":          {fault: Fault{}, status: 200, body: whole, contentType: "application/json"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := started(t, withClock(newClock().Now)).Fault(test.fault.Once())
			got, err := fetch(t, srv, path+"?a=b")
			if err != nil {
				t.Fatal(err)
			}
			if got.StatusCode != test.status || got.body != test.body {
				t.Errorf("%d %q, want %d %q", got.StatusCode, got.body, test.status, test.body)
			}
			if contentType := got.Header.Get("Content-Type"); contentType != test.contentType {
				t.Errorf("content type %q, want %q", contentType, test.contentType)
			}
			if value := got.Header.Get(test.header[0]); test.header[0] != "" && value != test.header[1] {
				t.Errorf("%s is %q, want %q", test.header[0], value, test.header[1])
			}
			if !errors.Is(got.readErr, test.readErr) {
				t.Errorf("error %v, want %v", got.readErr, test.readErr)
			}
			// A fault with Once happens once.
			if got, err := fetch(t, srv, path); err != nil || got.body != whole {
				t.Errorf("afterwards: %v %q", err, got.body)
			}
		})
	}
}

func TestCutConnectionsReachClient(t *testing.T) {
	t.Parallel()
	for cut, want := range map[Cut]error{CutBeforeHeaders: io.EOF, CutWithReset: syscall.ECONNRESET} {
		srv := started(t).Fault(Fault{Cut: cut})
		if _, err := fetch(t, srv, "/api/0/x/"); !errors.Is(err, want) {
			t.Errorf("cut %d: error %v, want %v", cut, err, want)
		}
		// The journal is written when the handler ends, and the client may not wait for that.
		srv.Close()
		if got := srv.Requests()[0]; got.Status != 0 {
			t.Errorf("cut %d: status %d", cut, got.Status)
		}
	}
}

func TestGzipFollowsAcceptEncoding(t *testing.T) {
	t.Parallel()
	path := eventPath("web", "minimal")
	for accept, packed := range map[string]bool{
		"": false, "identity": false, "gzip": true, "br, gzip;q=0.5": true,
	} {
		srv := started(t).Fault(Fault{Gzip: true})
		got, err := fetch(t, srv, path, "Accept-Encoding", accept)
		if err != nil {
			t.Fatal(err)
		}
		if (got.Header.Get("Content-Encoding") == "gzip") != packed {
			t.Errorf("%q: encoding %q", accept, got.Header.Get("Content-Encoding"))
		}
		body := got.body
		if packed {
			body = unzip(t, body)
		}
		if !json.Valid([]byte(body)) {
			t.Errorf("%q: body %q", accept, body)
		}
	}
}

func TestGzipBombExpands(t *testing.T) {
	t.Parallel()
	for _, size := range []int64{1, 9, 1 << 20, 5<<20 + 12345} {
		srv := started(t).Fault(Fault{GzipBomb: size})
		got, err := fetch(t, srv, "/anything")
		if err != nil {
			t.Fatal(err)
		}
		body := unzip(t, got.body)
		if want := max(size, 9); int64(len(body)) != want && size > 8 {
			t.Errorf("%d bytes, want %d", len(body), want)
		}
		if !json.Valid([]byte(body)) {
			t.Errorf("no JSON: %.20q", body)
		}
		if len(got.body) > 20_000 {
			t.Errorf("%d bytes on the wire", len(got.body))
		}
	}
}

func unzip(t *testing.T, packed string) string {
	t.Helper()
	reader, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func TestFaultsAffectSelectedRequests(t *testing.T) {
	t.Parallel()
	path := eventPath("web", "minimal")
	for name, test := range map[string]struct {
		fault Fault
		want  string
	}{
		"always":    {RespondEmpty(500), "500 500 500 500"},
		"once":      {RespondEmpty(500).Once(), "500 200 200 200"},
		"twice":     {RespondEmpty(500).First(2), "500 500 200 200"},
		"after two": {RespondEmpty(500).After(2).Once(), "200 200 500 200"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := NewDefault(WithoutRateLimits()).Fault(test.fault)
			var got []string
			for range 4 {
				got = append(got, http.StatusText(get(t, srv, path, TokenFull).Code))
			}
			text := strings.NewReplacer("Internal Server Error", "500", "OK", "200").Replace(strings.Join(got, " "))
			if text != test.want {
				t.Errorf("%s, want %s", text, test.want)
			}
		})
	}
}

func TestFaultsApplyInOrder(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithoutRateLimits()).Fault(RespondEmpty(502).Once(), RespondEmpty(503).Once(), RespondEmpty(504))
	for _, want := range []int{502, 503, 504, 504} {
		if got := get(t, srv, "/api/0/", TokenFull).Code; got != want {
			t.Errorf("%d, want %d", got, want)
		}
	}
	srv.ClearFaults()
	if got := get(t, srv, eventPath("web", "minimal"), TokenFull).Code; got != 200 {
		t.Errorf("cleared: %d", got)
	}
}

// TestFaultsDoNotShareHeaders: a fault is a value. Faults that are derived from it must not
// change it.
func TestFaultsDoNotShareHeaders(t *testing.T) {
	t.Parallel()
	base := RespondHTML(200)
	_ = base.WithHeader("X-A", "1").WithHeader("Content-Type", "")
	if len(base.Header) != 1 || base.Header.Get("Content-Type") != "text/html" {
		t.Errorf("header %v", base.Header)
	}
}

func TestOneInAffectsOneRequestInSeveral(t *testing.T) {
	t.Parallel()
	srv := started(t).Fault(RespondEmpty(502).OneIn(3).First(2))
	var statuses []int
	for range 10 {
		response, err := fetch(t, srv, "/api/0/organizations/")
		if err != nil {
			t.Fatal(err)
		}
		statuses = append(statuses, response.StatusCode)
	}
	for i, status := range statuses {
		if met := i == 2 || i == 5; met != (status == 502) {
			t.Errorf("request %d got status %d: %v", i+1, status, statuses)
		}
	}
}
