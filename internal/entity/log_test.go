// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

const levelVariable = "TF_LOG_PROVIDER_SENTRY_HTTP"

// logging returns a context of LogContext and the buffer of its logs.
func logging(t *testing.T, config sentry.Config) (context.Context, *bytes.Buffer) {
	t.Helper()
	client, err := sentry.NewClient(config)
	if err != nil {
		t.Fatal(err)
	}
	written := new(bytes.Buffer)
	ctx := tflog.SetField(tflogtest.RootLogger(t.Context(), written), "tf_rpc", "ReadDataSource")
	return entity.LogContext(ctx, client), written
}

func linesOf(t *testing.T, written *bytes.Buffer) []map[string]any {
	t.Helper()
	lines, err := tflogtest.MultilineJSONDecode(written)
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestAttemptIsOneLine(t *testing.T) {
	t.Setenv(levelVariable, "")
	ctx, written := logging(t, sentry.Config{})
	entity.LogAttempt(ctx, sentry.Attempt{
		Method: "GET", Path: "/api/0/x/", StatusCode: 429, Duration: 1500 * time.Millisecond, Bytes: 12, Number: 2,
		RateLimitRemaining: 3, Wait: 2 * time.Second, Err: "status",
	})
	want := []map[string]any{{
		"@level": "debug", "@message": "Sentry API request", "@module": "provider.http", "tf_rpc": "ReadDataSource",
		"http_method": "GET", "http_path": "/api/0/x/", "http_status_code": 429.0, "duration_ms": 1500.0, "bytes": 12.0,
		"attempt": 2.0, "rate_limit_remaining": 3.0, "wait_ms": 2000.0, "failure": "status",
	}}
	if got := linesOf(t, written); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// TestLevelVariableSetsLevelOfHTTPLogger: the HTTP logger has its own level, regardless of
// the provider's.
func TestLevelVariableSetsLevelOfHTTPLogger(t *testing.T) {
	for level, want := range map[string][]string{
		"": {"root", "http"}, "TRACE": {"root", "http"}, "DEBUG": {"root", "http"}, "debug": {"root", "http"},
		"INFO": {"root"}, "ERROR": {"root"}, "OFF": {"root"}, "off": {"root"}, "no level": {"root", "http"},
	} {
		t.Setenv(levelVariable, level)
		ctx, written := logging(t, sentry.Config{})
		tflog.Debug(ctx, "root")
		entity.LogAttempt(ctx, sentry.Attempt{})
		var got []string
		for _, line := range linesOf(t, written) {
			got = append(got, strings.NewReplacer("provider.http", "http", "provider", "root").Replace(fmt.Sprint(line["@module"])))
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got lines of %v, want %v", level, got, want)
		}
	}
}

// TestReadWorksWithoutLogger: tests and other servers may not have set up a logger.
func TestReadWorksWithoutLogger(t *testing.T) {
	t.Parallel()
	client, err := sentry.NewClient(sentry.Config{Token: "sntryu_canary-token"})
	if err != nil {
		t.Fatal(err)
	}
	entity.LogAttempt(entity.LogContext(t.Context(), client), sentry.Attempt{})
	entity.LogAttempt(t.Context(), sentry.Attempt{})
}

// loggers are the two ways to log, with the message and with a field.
var loggers = map[string]func(ctx context.Context, text string){
	"root": func(ctx context.Context, text string) {
		tflog.Error(ctx, "text: "+text, map[string]any{"field": "x" + text + "y"})
		tflog.Trace(tflog.SetField(ctx, "field", text), text)
	},
	"http": func(ctx context.Context, text string) {
		tflog.SubsystemError(ctx, "http", "text: "+text, map[string]any{"field": "x" + text + "y"})
		tflog.SubsystemTrace(tflog.SubsystemSetField(ctx, "http", "field", text), "http", text)
	},
}

// TestSecretsAreMasked logs values that must never be logged.
func TestSecretsAreMasked(t *testing.T) {
	t.Setenv(levelVariable, "")
	certificate, key := keyPair(t)
	const token, header = "sntryu_canary-token", `Canary "header"/värld&`
	config := sentry.Config{
		Token: token, ClientCertPEM: certificate, ClientKeyPEM: key, Headers: map[string]string{"X-Proxy": header, "X-On": "1", "X-Yes": "yes"},
	}
	secrets := map[string]string{
		"token": token, "header": header, "word of the header": `"header"/värld&`, "quoted": fmt.Sprintf("%q", header),
		"path": url.PathEscape(header), "query": url.QueryEscape(header), "key": key, "key on one line": strings.ReplaceAll(key, "\n", `\n`),
	}
	for i, line := range strings.Split(strings.TrimSpace(key), "\n") {
		if !strings.HasPrefix(line, "-----") {
			secrets[fmt.Sprint("line ", i, " of the key")] = line
		}
	}
	if len(secrets) < 10 {
		t.Fatal("the key has too few lines to show anything")
	}
	for logger, log := range loggers {
		for name, secret := range secrets {
			ctx, written := logging(t, config)
			log(ctx, "<<"+secret+">>")
			lines := linesOf(t, written)
			if len(lines) != 2 {
				t.Fatalf("%s: %d lines", logger, len(lines))
			}
			for _, line := range lines {
				for _, place := range []string{"@message", "field"} {
					if text := fmt.Sprint(line[place]); !strings.Contains(text, "***") || strings.Contains(text, secret) {
						t.Errorf("%s: the %s is in %s: %s", logger, name, place, text)
					}
				}
			}
		}
	}
}

// TestShortValuesAreNotMasked: they are not secrets, and lines without them would be
// unreadable.
func TestShortValuesAreNotMasked(t *testing.T) {
	t.Setenv(levelVariable, "")
	for logger, log := range loggers {
		ctx, written := logging(t, sentry.Config{Token: "S", Headers: map[string]string{"X-A": "1", "X-B": "", "X-C": "yes"}})
		log(ctx, "Sentry returned yes 1 time")
		if got := written.String(); strings.Contains(got, "***") {
			t.Errorf("%s: %s", logger, got)
		}
	}
}
