// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-log/tflog"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

const (
	logToken  = "sntryu_canary-token"
	logHeader = "canary header value"
	logBody   = "canary of the body"
	logQuery  = "canary-of-the-query"
)

// respondWith starts a server that sends one response after the other, and then repeats the
// last one.
func respondWith(t *testing.T, steps ...http.HandlerFunc) string {
	t.Helper()
	var count atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Response", logHeader)
		steps[min(int(count.Add(1)), len(steps))-1](w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// respond responds with a status, a body, and headers as name, value, name, value.
func respond(status int, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for header := range slices.Chunk(headers, 2) {
			w.Header().Set(header[0], header[1])
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// readers are all kinds of reads.
var readers = map[string]func(ctx context.Context, t *testing.T, block, config map[string]any){
	"data source": func(ctx context.Context, t *testing.T, block, config map[string]any) {
		t.Helper()
		_, _ = wired(t, block).ReadContext(ctx, typeName, config)
	},
	"data source of the framework": func(ctx context.Context, t *testing.T, block, config map[string]any) {
		t.Helper()
		_, _ = framed(t, block).ReadContext(ctx, typeName, config)
	},
	"ephemeral resource": func(ctx context.Context, t *testing.T, block, config map[string]any) {
		t.Helper()
		open(ctx, t, wired(t, block), config)
	},
	"ephemeral resource of the framework": func(ctx context.Context, t *testing.T, block, config map[string]any) {
		t.Helper()
		open(ctx, t, framed(t, block), config)
	},
}

func open(ctx context.Context, t *testing.T, protocol *acctest.Protocol, config map[string]any) {
	t.Helper()
	typ := protocol.Schemas().EphemeralResourceSchemas[typeName].ValueType()
	encoded, err := tfprotov6.NewDynamicValue(typ, acctest.Value(t, typ, config))
	if err != nil {
		t.Fatal(err)
	}
	request := &tfprotov6.OpenEphemeralResourceRequest{TypeName: typeName, Config: &encoded}
	if _, err := protocol.Server().OpenEphemeralResource(ctx, request); err != nil {
		t.Fatal(err)
	}
}

// line is the expected content of a line: status, bytes, attempt, rate-limit remaining,
// whether there is a wait before the next attempt, and the failure.
type line struct {
	status, bytes, attempt, remaining int
	waits                             bool
	failure                           string
}

func TestAttemptLogsOneLine(t *testing.T) {
	t.Setenv("TF_LOG_PROVIDER_SENTRY_HTTP", "")
	const path = "/api/0/projects/acme/web/events/" + anyID + "/"
	body := `{"title": "` + logBody + `"}`
	size := len(body)
	good := respond(200, body, "X-Sentry-Rate-Limit-Remaining", "4")
	never := func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	const nowhere = "http://127.0.0.1:1"
	for name, tc := range map[string]struct {
		responses []http.HandlerFunc
		block     map[string]any
		want      []line
	}{
		"success": {responses: []http.HandlerFunc{good}, want: []line{{200, size, 1, 4, false, ""}}},
		"429 then 200": {
			responses: []http.HandlerFunc{respond(429, body, "X-Sentry-Rate-Limit-Remaining", "0"), good},
			want:      []line{{429, size, 1, 0, true, "status"}, {200, size, 2, 4, false, ""}},
		},
		"500 then 200": {
			responses: []http.HandlerFunc{respond(500, body), good}, want: []line{{500, size, 1, -1, true, "status"}, {200, size, 2, 4, false, ""}},
		},
		"502 to the end": {
			responses: []http.HandlerFunc{respond(502, "")}, want: []line{{502, 0, 1, -1, true, "status"}, {502, 0, 2, -1, false, "status"}},
		},
		"403": {responses: []http.HandlerFunc{respond(403, body)}, want: []line{{403, size, 1, -1, false, "status"}}},
		"redirect": {
			responses: []http.HandlerFunc{respond(302, body, "Location", "/web2"+path+"?q="+logQuery), good},
			want:      []line{{302, size, 1, -1, false, ""}, {200, size, 1, 4, false, ""}},
		},
		"redirect elsewhere": {
			responses: []http.HandlerFunc{respond(302, body, "Location", "https://evil.example.com/?q="+logQuery)},
			want:      []line{{302, size, 1, -1, false, "redirect"}},
		},
		"no server": {block: map[string]any{"base_url": nowhere}, want: []line{{0, 0, 1, -1, true, "refused"}, {0, 0, 2, -1, false, "refused"}}},
		"cut body": {
			responses: []http.HandlerFunc{respond(200, body, "Content-Length", "1000"), good}, want: []line{{200, size, 1, -1, true, "truncated"}, {200, size, 2, 4, false, ""}},
		},
		"encoding": {
			responses: []http.HandlerFunc{respond(200, body, "Content-Encoding", "br")}, want: []line{{200, 0, 1, -1, false, "content_encoding"}},
		},
		"too large": {
			responses: []http.HandlerFunc{respond(200, strings.Repeat(body, 1000))}, block: map[string]any{"max_response_bytes": 2000},
			want: []line{{200, 2000, 1, -1, false, "too_large"}},
		},
		"timeout": {
			responses: []http.HandlerFunc{never, never}, block: map[string]any{"request_timeout": "100ms"},
			want: []line{{0, 0, 1, -1, true, "timeout"}, {0, 0, 2, -1, false, "timeout"}},
		},
	} {
		for way, read := range readers {
			t.Run(name+"/"+way, func(t *testing.T) {
				providerBlock := map[string]any{
					"base_url": respondWith(t, tc.responses...), "token": logToken, "headers": map[string]any{"X-Proxy": logHeader}, "organization": "acme",
					"project": "web", "max_retries": 1, "max_retry_wait": "5ms",
				}
				maps.Copy(providerBlock, tc.block)
				written := new(bytes.Buffer)
				read(tflogtest.RootLogger(t.Context(), written), t, providerBlock, map[string]any{"event_id": anyID})
				if strings.Contains(written.String(), "canary") {
					t.Errorf("the log is %s", written)
				}
				expectLines(t, written, path, tc.want)
			})
		}
	}
}

// expectLines checks that a log has exactly these lines, and that they have exactly these
// fields.
func expectLines(t *testing.T, written *bytes.Buffer, path string, want []line) {
	t.Helper()
	lines, err := tflogtest.MultilineJSONDecode(written)
	if err != nil || len(lines) != len(want) {
		t.Fatalf("%d lines, want %d: %v %v", len(lines), len(want), err, lines)
	}
	for i, want := range want {
		got := lines[i]
		duration, wait := got["duration_ms"].(float64), got["wait_ms"].(float64)
		if duration < 0 || want.failure == "timeout" && duration < 100 || wait < 0 || wait > 5 || want.waits != (wait > 0) {
			t.Errorf("line %d: the duration is %v and the wait %v", i, duration, wait)
		}
		delete(got, "duration_ms")
		delete(got, "wait_ms")
		expected := map[string]any{
			"@level": "debug", "@message": "Sentry API request", "@module": "provider.http", "http_method": "GET", "http_path": path,
			"http_status_code": want.status, "bytes": want.bytes, "attempt": want.attempt,
			"rate_limit_remaining": want.remaining, "failure": want.failure,
		}
		if fmt.Sprint(got) != fmt.Sprint(expected) {
			t.Errorf("line %d: got  %v\nwant %v", i, got, expected)
		}
	}
}

// TestReadsMaskTheirLogs uses the token as a slug, so that it is part of the path, in every
// kind of read.
func TestReadsMaskTheirLogs(t *testing.T) {
	t.Setenv("TF_LOG_PROVIDER_SENTRY_HTTP", "")
	url := respondWith(t, respond(200, `{}`))
	for way, read := range readers {
		t.Run(way, func(t *testing.T) {
			written := new(bytes.Buffer)
			read(tflogtest.RootLogger(t.Context(), written), t, map[string]any{
				"base_url": url, "token": logToken, "organization": "acme", "project": "web",
			}, map[string]any{"event_id": anyID, "project": "x-" + logToken})
			if got := written.String(); strings.Contains(got, logToken) || !strings.Contains(got, "/projects/acme/x-***/events/") {
				t.Errorf("the log is %s", got)
			}
		})
	}
}

// TestReadsPassOnTheirContext logs from deep inside of a read.
func TestReadsPassOnTheirContext(t *testing.T) {
	t.Setenv("TF_LOG_PROVIDER_SENTRY_HTTP", "")
	client, err := sentry.NewClient(sentry.Config{
		BaseURL: respondWith(t, respond(200, `{"groupID": "17"}`)), Token: logToken, Headers: map[string]string{"X-Proxy": logHeader},
		OnAttempt: func(ctx context.Context, _ sentry.Attempt) {
			for _, secret := range []string{logToken, logHeader} {
				tflog.Info(ctx, "root "+secret, map[string]any{"secret": secret})
				tflog.SubsystemInfo(ctx, "http", "http "+secret, map[string]any{"secret": secret})
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	written := new(bytes.Buffer)
	data := &argument.Provider{
		Client: client, Organization: argument.Default{Value: "acme"}, Project: argument.Default{Value: "web"},
	}
	_, diags := entity.Definition[event.Config](event.DataSource()).Run(
		tflogtest.RootLogger(t.Context(), written), data, event.Config{Arguments: event.Arguments{EventID: new(anyID)}})
	if diags.HasError() {
		t.Fatal(diags)
	}
	log := written.String()
	lines, err := tflogtest.MultilineJSONDecode(written)
	if err != nil || len(lines) != 4 {
		t.Fatalf("%v: %s", err, log)
	}
	for _, got := range lines {
		if got["secret"] != "***" || got["@message"] != "root ***" && got["@message"] != "http ***" {
			t.Errorf("not masked: %v", got)
		}
	}
}
