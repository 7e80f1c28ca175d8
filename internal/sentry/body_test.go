// SPDX-License-Identifier: MPL-2.0

package sentry_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

func zip(t *testing.T, write func(io.Writer)) []byte {
	t.Helper()
	var buffer bytes.Buffer
	writer := gzip.NewWriter(&buffer)
	write(writer)
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// encoded serves body unchanged, under a content encoding.
func encoded(t *testing.T, encoding string, body []byte) (string, *atomic.Int32) {
	t.Helper()
	requests := new(atomic.Int32)
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		requests.Add(1)
		if r.Header.Get("Accept-Encoding") != "gzip" {
			t.Errorf("accepts %q", r.Header.Get("Accept-Encoding"))
		}
		writeJSON(w, http.StatusOK, string(body), map[string]string{"Content-Encoding": encoding})
	}).URL, requests
}

func TestGzipIsDecompressed(t *testing.T) {
	t.Parallel()
	want := `{"text":"` + strings.Repeat("a", 100_000) + `"}`
	url, _ := encoded(t, "gzip", zip(t, func(w io.Writer) { _, _ = io.WriteString(w, want) }))
	settings := config(url)
	settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) {
		if attempt.Bytes != int64(len(want)) || attempt.Path != testPath || attempt.Method != http.MethodGet {
			t.Errorf("attempt %+v", attempt)
		}
	}
	resp, err := read(t.Context(), newClient(t, settings))
	if err != nil || string(resp.Body) != want {
		t.Errorf("got %d bytes, %v", len(resp.Body), err)
	}
}

func TestGzipBombReturnsError(t *testing.T) {
	t.Parallel()
	url, requests := encoded(t, "gzip", zip(t, func(w io.Writer) {
		for range 100 {
			_, _ = w.Write(make([]byte, 1<<20))
		}
	}))
	settings := config(url)
	settings.MaxResponseBytes = 1 << 20
	settings.OnAttempt = func(_ context.Context, attempt sentry.Attempt) {
		if attempt.Bytes > 1<<20 || attempt.Err != "too_large" {
			t.Errorf("attempt %+v", attempt)
		}
	}
	_, err := read(t.Context(), newClient(t, settings))
	if got := wantError[*sentry.TooLargeError](t, err); got.Limit != 1<<20 || requests.Load() != 1 {
		t.Errorf("got %+v after %d requests", got, requests.Load())
	}
}

func TestSizeLimitIsExact(t *testing.T) {
	t.Parallel()
	for size, tooLarge := range map[int]bool{0: false, 99: false, 100: false, 101: true} {
		for _, chunked := range []bool{false, true} {
			t.Run(fmt.Sprint(size, chunked), func(t *testing.T) {
				t.Parallel()
				settings := config("https://sentry.io")
				settings.MaxResponseBytes = 100
				client := over(t, settings, transport(func(*http.Request) (*http.Response, error) {
					resp := respond(http.StatusOK, strings.Repeat("1", size))
					if chunked {
						resp.ContentLength = -1
					}
					return resp, nil
				}))
				resp, err := read(t.Context(), client)
				if tooLarge {
					_ = wantError[*sentry.TooLargeError](t, err)
				} else if err != nil || len(resp.Body) != size {
					t.Errorf("got %v", err)
				}
			})
		}
	}
}

func TestHugeContentLengthIsNotTrusted(t *testing.T) {
	t.Parallel()
	client := over(t, config("https://sentry.io"), transport(func(*http.Request) (*http.Response, error) {
		resp := respond(http.StatusOK, `{}`)
		resp.ContentLength = sentry.DefaultMaxResponseBytes + 1
		return resp, nil
	}))
	_, err := read(t.Context(), client)
	_ = wantError[*sentry.TooLargeError](t, err)
}

func TestUnknownEncodingsReturnError(t *testing.T) {
	t.Parallel()
	for _, encoding := range []string{"br", "zstd", "deflate", "compress", "gzip, gzip", "x-gzip, br", "x-gzipped"} {
		t.Run(encoding, func(t *testing.T) {
			t.Parallel()
			url, requests := encoded(t, encoding, []byte(`{}`))
			_, err := read(t.Context(), newClient(t, config(url)))
			got := wantError[*sentry.EncodingError](t, err)
			if got.Encoding != encoding || requests.Load() != 1 {
				t.Errorf("got %+v", got)
			}
		})
	}
	t.Run("identity", func(t *testing.T) {
		t.Parallel()
		url, _ := encoded(t, "Identity", []byte(`{}`))
		if _, err := read(t.Context(), newClient(t, config(url))); err != nil {
			t.Error(err)
		}
	})
}

// rawServer responds to every connection with the same bytes and closes it.
func rawServer(t *testing.T, response string) (string, *atomic.Int32) {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	connections := new(atomic.Int32)
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			connections.Add(1)
			go func() {
				defer func() { _ = connection.Close() }()
				// The whole request, so that closing does not reset.
				buffer := make([]byte, 64<<10)
				if _, err := connection.Read(buffer); err == nil {
					_, _ = io.WriteString(connection, response)
				}
			}()
		}
	}()
	return "http://" + listener.Addr().String(), connections
}

func TestBrokenResponsesReturnError(t *testing.T) {
	t.Parallel()
	const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
	whole := string(zip(t, func(w io.Writer) { _, _ = io.WriteString(w, `{"canary":1}`) }))
	for name, test := range map[string]struct{ response, kind string }{
		"short body":     {head + "Content-Length: 100\r\n\r\n{\"canary\":", sentry.KindTruncated},
		"cut chunks":     {head + "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"can", sentry.KindTruncated},
		"bad chunks":     {head + "Transfer-Encoding: chunked\r\n\r\ncanary\r\n", sentry.KindTruncated},
		"cut gzip":       {head + "Content-Encoding: gzip\r\n\r\n" + whole[:len(whole)-12], sentry.KindTruncated},
		"bad checksum":   {head + "Content-Encoding: gzip\r\n\r\n" + whole[:len(whole)-8] + "canarycc", sentry.KindTruncated},
		"not gzip":       {head + "Content-Encoding: gzip\r\n\r\n{\"canary\":1}", sentry.KindTruncated},
		"cut x-gzip":     {head + "Content-Encoding: x-gzip\r\n\r\n" + whole[:len(whole)-12], sentry.KindTruncated},
		"not x-gzip":     {head + "Content-Encoding: x-gzip\r\n\r\n{\"canary\":1}", sentry.KindTruncated},
		"nothing":        {"", sentry.KindReset},
		"cut header":     {"HTTP/1.1 200 OK\r\nX-Canary: canary", sentry.KindTruncated},
		"not HTTP":       {"canary canary canary\r\n\r\n", sentry.KindOther},
		"bad header":     {"HTTP/1.1 200 OK\r\ncanary\r\n\r\n", sentry.KindOther},
		"bad length":     {head + "Content-Length: canary\r\n\r\n", sentry.KindOther},
		"headers only 2": {head + "Content-Length: 2\r\n\r\n", sentry.KindTruncated},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url, connections := rawServer(t, test.response)
			_, err := read(t.Context(), newClient(t, config(url)))
			got := wantError[*sentry.NetworkError](t, err)
			if got.Kind != test.kind || got.Attempts != 3 || connections.Load() < 3 {
				t.Errorf("got %+v after %d connections, want %s", got, connections.Load(), test.kind)
			}
			noCanary(t, strings.ToLower(err.Error()), "canary")
		})
	}
}

func TestCutErrorBodyKeepsTheStatus(t *testing.T) {
	t.Parallel()
	url, connections := rawServer(t, "HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"detail\":")
	_, err := read(t.Context(), newClient(t, config(url)))
	// The second connection is for the lookup of the project.
	if got := wantError[*sentry.APIError](t, err); got.StatusCode != 404 || connections.Load() != 2 {
		t.Errorf("got %+v after %d connections", got, connections.Load())
	}
}

func TestRefusedConnectionReturnsError(t *testing.T) {
	t.Parallel()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	_, err = read(t.Context(), newClient(t, config("http://"+address)))
	if got := wantError[*sentry.NetworkError](t, err); got.Kind != sentry.KindRefused || got.Host != address || got.Attempts != 3 {
		t.Errorf("got %+v", got)
	}
}
