// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"crypto/tls"
	"crypto/x509"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestServerCanBeStartedAndClosed(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithPathPrefix("/sentry")).Start()
	if !strings.HasPrefix(srv.URL, "http://127.0.0.1:") || !strings.HasSuffix(srv.URL, "/sentry") {
		t.Errorf("URL %s", srv.URL)
	}
	if got, err := fetch(t, srv, eventPath("web", "minimal")); err != nil || got.StatusCode != 200 {
		t.Errorf("%v %v", got.Response, err)
	}
	srv.Close()
	srv.Close()
	if _, err := fetch(t, srv, "/"); err == nil {
		t.Error("it responds after Close")
	}
}

// TestCloseEndsDelayedResponses: Close must not wait for long delayed responses, and must not
// deliver them.
func TestCloseEndsDelayedResponses(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]Fault{
		"true response": {Delay: time.Hour}, "other response": {Status: 500, Delay: time.Hour}, "body": {BodyDelay: time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := started(t).Fault(fault)
			done := make(chan error, 1)
			go func() {
				got, err := fetch(t, srv, eventPath("web", "minimal"))
				if err == nil {
					err = got.readErr
				}
				done <- err
			}()
			for srv.Count("") == 0 {
				time.Sleep(time.Millisecond)
			}
			srv.Close()
			if err := <-done; err == nil {
				t.Error("the request got a response")
			}
		})
	}
}

func TestTLSIsServed(t *testing.T) {
	t.Parallel()
	for _, required := range []bool{false, true} {
		srv := NewDefault().StartTLS(required)
		t.Cleanup(srv.Close)
		roots := x509.NewCertPool()
		if !roots.AppendCertsFromPEM([]byte(srv.CACertPEM)) {
			t.Fatal("no certificate")
		}
		config := &tls.Config{RootCAs: roots}
		request := func() (int, error) {
			transport := &http.Transport{TLSClientConfig: config.Clone(), DisableKeepAlives: true}
			response, err := (&http.Client{Transport: transport}).Get(srv.URL + "/api/0/")
			if err != nil {
				return 0, err
			}
			defer response.Body.Close()
			_, _ = io.Copy(io.Discard, response.Body)
			return response.StatusCode, nil
		}
		if status, err := request(); (err != nil) != required || (!required && status != 404) {
			t.Errorf("required %v, without a client certificate: %d %v", required, status, err)
		}
		config.Certificates = srv.http.TLS.Certificates
		if status, err := request(); err != nil || status != 404 {
			t.Errorf("required %v, with one: %d %v", required, status, err)
		}
	}
}

func TestJournalListsRequests(t *testing.T) {
	t.Parallel()
	var mu sync.Mutex
	var observed []Request
	srv := NewDefault(WithObserver(func(r Request) {
		mu.Lock()
		defer mu.Unlock()
		observed = append(observed, r)
	}))
	get(t, srv, eventPath("web", "minimal")+"?a=b", TokenFull)
	send(t, srv, "POST", "/api/0/x/", "", "X-Test", "1")

	all := srv.Requests()
	if len(all) != 2 || srv.Count("") != 2 || srv.Count("/events/") != 1 || srv.Rejected() != 0 {
		t.Fatalf("journal %+v", all)
	}
	first, second := all[0], all[1]
	if first.Method != "GET" || first.Path != eventPath("web", "minimal") || first.RawQuery != "a=b" || first.Status != 200 ||
		first.Header.Get("Authorization") != "Bearer "+TokenFull {
		t.Errorf("first %+v", first)
	}
	if second.Method != "POST" || second.Header.Get("X-Test") != "1" {
		t.Errorf("second %+v", second)
	}
	if first.Start.IsZero() || second.Start.Before(first.Start) {
		t.Errorf("at %v and %v", first.Start, second.Start)
	}
	if len(observed) != 2 || observed[1].Path != "/api/0/x/" {
		t.Errorf("observed %+v", observed)
	}
	srv.Reset()
	if srv.Count("") != 0 {
		t.Error("not reset")
	}
}

func TestServerAllowsConcurrentUse(t *testing.T) {
	t.Parallel()
	srv := started(t)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 10 {
				if got, err := fetch(t, srv, eventPath("backend", "error-python")); err != nil || got.StatusCode != 200 {
					t.Errorf("%v %v", got.Response, err)
				}
				_ = srv.Requests()
				srv.Fault(RespondEmpty(500).After(1000))
				if _, err := srv.AddEvent("acme", "web", []byte(`{"eventID":"`+strings.Repeat("cd", 16)+`"}`)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if got := srv.Count("/events/"); got != 40 {
		t.Errorf("%d requests in the journal", got)
	}
}

func TestEventsListsWorld(t *testing.T) {
	t.Parallel()
	srv := NewDefault()
	all := srv.Events()
	i := slices.IndexFunc(all, func(e EventInfo) bool { return e.Type == "csp" })
	want := EventInfo{
		Organization: "acme", Project: "web", ID: all[i].ID, ShortID: "WEB-2", Type: "csp",
		Title: "Blocked 'script-src-elem' from 'widgets.example.net'",
	}
	if all[i] != want {
		t.Errorf("%+v", all[i])
	}
	srv.RenameProject("acme", "web", "site")
	if got := srv.Events()[i].Project; got != "site" {
		t.Errorf("after the rename it is in %q", got)
	}
}

func TestEnsureProjectAddsMissingProject(t *testing.T) {
	t.Parallel()
	srv := NewDefault(WithoutRateLimits())
	id := strings.Repeat("ef", 16)
	for _, where := range [][2]string{{"acme", "web"}, {"acme", "fresh"}, {"globex", "fresh"}} {
		if err := srv.EnsureProject(where[0], where[1]); err != nil {
			t.Fatal(err)
		}
		if err := srv.AddEventWithID(where[0], where[1], id, []byte("{}")); err != nil {
			t.Fatal(err)
		}
		expect(t, get(t, srv, "/api/0/projects/"+where[0]+"/"+where[1]+"/events/"+id+"/", TokenFull), 200, "{}")
	}
	expect(t, get(t, srv, "/api/0/projects/globex/fresh/events/"+id+"/", TokenRestricted), 404, bodyMissing)
	if err := srv.EnsureProject("acme", "Not A Slug"); err == nil {
		t.Error("a bad slug is taken")
	}
}
