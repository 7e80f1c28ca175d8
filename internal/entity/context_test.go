// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"bytes"
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-log/tflog"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

func TestLogOfReadHidesSecrets(t *testing.T) {
	t.Setenv("TF_LOG_PROVIDER_SENTRY_HTTP", "")
	const token = "sntryu_canary-token"
	data := acctest.Data(t, unreachable, func(c *sentry.Config) { c.Token = token })
	var written bytes.Buffer
	source := dataSource(func(ctx context.Context, _ *argument.Provider, c dataConfig, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		tflog.Error(ctx, "the token is "+token)
		tflog.SubsystemError(ctx, "http", "the token is "+token)
		return entity.State(ctx, diagnostic.Request{}, c, results, whole(t, `{}`))
	})
	if _, diags := entity.Definition[dataConfig](source).Run(tflogtest.RootLogger(t.Context(), &written), data, dataConfig{}); len(diags) > 0 {
		t.Fatal(diags)
	}
	if got := written.String(); strings.Contains(got, token) || strings.Count(got, "the token is ***") != 2 {
		t.Errorf("the log is %s", got)
	}
}

// TestLongWaitIsWarningOfGoodRead waits for the second of two turns, on a fake clock.
func TestLongWaitIsWarningOfGoodRead(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		requests int
		diags    diag.Diagnostics
		want     string
	}{
		"long":                {2, nil, "Read Waited for Rate Limits"},
		"long with a warning": {2, diag.Diagnostics{diag.NewWarningDiagnostic("Own", "")}, "Own, Read Waited for Rate Limits"},
		"long with an error":  {2, diag.Diagnostics{diag.NewErrorDiagnostic("Own", "")}, "Own"},
		"none":                {1, nil, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			data := acctest.Data(t, unreachable, func(c *sentry.Config) {
				c.RequestsPerSecond = 1.0 / 40
				c.DialContext = func(context.Context, string, string) (net.Conn, error) { return nil, errors.New("no server") }
			})
			source := dataSource(func(ctx context.Context, p *argument.Provider, c dataConfig, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
				for range test.requests {
					if _, err := p.Client.Event(ctx, "acme", "web", strings.Repeat("a", 32)); err == nil {
						t.Error("there is a server")
					}
				}
				state, diags := entity.State(ctx, diagnostic.Request{}, c, results, whole(t, `{}`))
				return state, append(diags, test.diags...)
			})
			state, diags := entity.Definition[dataConfig](source).Run(t.Context(), data, dataConfig{})
			var summaries []string
			for _, d := range diags {
				summaries = append(summaries, d.Summary())
			}
			if got := strings.Join(summaries, ", "); got != test.want || state == nil {
				t.Errorf("%s: diagnostics %q, want %q", name, got, test.want)
			}
		})
	}
}
