// SPDX-License-Identifier: MPL-2.0

// Package failures_test checks that all data sources fail for the same reasons, with the
// same diagnostics.
package failures_test

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry"
)

// failure is a read that fails: the cause, and the one diagnostic about it.
type failure struct {
	// Fault is the server's fault, or nil for none.
	Fault *mocksentry.Fault
	// Client changes the client, and Provider the provider's data. Nil means no change.
	Client   func(*sentry.Config)
	Provider func(*argument.Provider)
	// Config is merged into a valid configuration.
	Config map[string]any

	// Summary is the diagnostic's summary. At is the argument that it is attached to, or
	// empty. Details are parts of its detail.
	Summary, At string
	Details     []string
}

// source is a data source, with the parts of its failures that differ between data sources.
type source[C entity.Config] struct {
	// dataSource is the data source.
	dataSource entity.DataSource[C]
	// Config is a valid configuration.
	Config map[string]any
	// Prepare prepares the server for the read. Nil means that no preparation is needed.
	Prepare func(*mocksentry.Server)
	// Provider changes the provider's data for all rows. Nil means no change.
	Provider func(*argument.Provider)
	// After is how many requests come before those that the faults affect.
	After int
	// Requested is how errors name the requested object, such as "attachments of event".
	Requested string
	// Scope is the scope that a token needs.
	Scope string
	// Parent is the argument of the error if the parent of the read entity is wrong. NotFound
	// is the summary if there is no such parent.
	Parent, NotFound string
	// Item is the argument of the error if the response is too large.
	Item string
	// Wrong is JSON of another kind than the expected one. WrongDetail is the part of an
	// error about it and about any other kind.
	Wrong, WrongDetail string
}

// checkAll checks the failures that all data sources share, and those of the data source
// itself.
func (s source[C]) checkAll(t *testing.T, own map[string]failure) {
	t.Helper()
	rows := s.ofAccess()
	for _, more := range []map[string]failure{s.ofProvider(), s.ofServer(), s.ofBody(), own} {
		for name, row := range more {
			if _, taken := rows[name]; taken {
				t.Errorf("there are two failures %q", name)
			}
			rows[name] = row
		}
	}
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s.check(t, row)
		})
	}
	t.Run("not configured", func(t *testing.T) {
		t.Parallel()
		var config C
		if _, diags := entity.Definition[C](s.dataSource).Run(t.Context(), nil, config); !diags.HasError() || diags[0].Summary() != "Provider Not Configured" {
			t.Error(diags)
		}
	})
	t.Run("canceled", func(t *testing.T) {
		t.Parallel()
		s.checkCanceled(t)
	})
}

// check checks one failure, and that nothing contains secrets.
func (s source[C]) check(t *testing.T, row failure) {
	t.Helper()
	server := acctest.Mock(t)
	if s.Prepare != nil {
		s.Prepare(server)
	}
	if row.Fault != nil {
		server.Fault(row.Fault.After(s.After))
	}
	var token string
	data := acctest.Data(t, server.URL, func(c *sentry.Config) {
		if row.Client != nil {
			row.Client(c)
		}
		token = c.Token
	})
	if token == withOtherScopes {
		server.AddToken(s.otherScopes())
	}
	for _, change := range []func(*argument.Provider){s.Provider, row.Provider} {
		if change != nil {
			change(data)
		}
	}
	config := maps.Clone(s.Config)
	maps.Copy(config, row.Config)

	var log sharedLog
	state, diagnostics := acctest.Wired(t, s.dataSource, data).ReadContext(tflogtest.RootLogger(t.Context(), &log), s.dataSource.Name, config)
	acctest.ExpectDiagnostic(t, diagnostics, row.Summary, attributeName(row.At), row.Details...)
	if !state.IsZero() {
		t.Error("there is a state")
	}
	// A read whose time is over may end before its request.
	if len(server.Requests()) > 0 && !strings.Contains(log.String(), "Sentry API request") {
		t.Error("nothing was logged")
	}
	for what, text := range map[string]string{"log": log.String(), "diagnostics": acctest.Texts(diagnostics)} {
		if strings.Contains(text, acctest.Canary) || token != "" && strings.Contains(text, token) {
			t.Errorf("the %s tell too much: %s", what, text)
		}
	}
}

// attributeName formats the path of an argument like diagnostics do.
func attributeName(name string) string {
	if name == "" {
		return ""
	}
	return fmt.Sprintf("AttributeName(%q)", name)
}

// checkCanceled cancels a read whose request is pending, and one that has not begun.
func (s source[C]) checkCanceled(t *testing.T) {
	t.Helper()
	server := acctest.Mock(t)
	server.Fault(mocksentry.Fault{Delay: time.Hour})
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for len(server.Requests()) == 0 && ctx.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		cancel()
	}()
	for range 2 {
		state, diagnostics := acctest.Wired(t, s.dataSource, acctest.Data(t, server.URL)).ReadContext(ctx, s.dataSource.Name, s.Config)
		acctest.ExpectDiagnostic(t, diagnostics, "Read Canceled", "")
		if !state.IsZero() {
			t.Error("there is a state")
		}
	}
	if got := len(server.Requests()); got != 1 {
		t.Errorf("%d requests, want 1", got)
	}
}
