// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// sources returns the source of a document.
type sources func(context.Context, *jsontree.Document, diagnostic.Request) (field.Source, diag.Diagnostics)

func rootOf(_ context.Context, document *jsontree.Document, _ diagnostic.Request) (field.Source, diag.Diagnostics) {
	return field.Whole{Root: document.Root()}, nil
}

// documentOf returns a Document with the table of this package.
func documentOf(source sources, attribute string) entity.Document {
	return entity.Document{
		Request: diagnostic.Request{Requested: "the thing", Server: "https://sentry.example", Timeouts: path.Root("timeouts"), Within: time.Minute},
		Results: results, Source: source, Warning: "Thing Has", WarningAttribute: attribute,
	}
}

// readDocument serves a body and reads it with a data source, twice with one client. It
// returns the result of the second read, and the number of requests.
func readDocument(t *testing.T, body string, document entity.Document) (state acctest.State, diagnostics string, requests int64) {
	t.Helper()
	var requested atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		requested.Add(1)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(body))
	}))
	defer server.Close()
	data := acctest.Data(t, server.URL, func(c *sentry.Config) { c.CacheBytes = 1 << 20 })
	source := dataSource(func(ctx context.Context, p *argument.Provider, c dataConfig, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		response, err := p.Client.Event(ctx, "acme", "web", strings.Repeat("a", 32))
		if err != nil {
			t.Fatal(err)
		}
		return document.State(ctx, response, c)
	})
	for range 2 {
		var found []*tfprotov6.Diagnostic
		state, found = acctest.Read(t, source, data, map[string]any{"name": "n"})
		diagnostics = acctest.Texts(found)
	}
	return state, diagnostics, requested.Load()
}

func TestDocumentBecomesState(t *testing.T) {
	t.Parallel()
	state, diagnostics, requests := readDocument(t, `{"title":"t","unknown":[1]}`, documentOf(rootOf, ""))
	if diagnostics != "" || state.Get("title") != "t" || state.Get("name") != "n" || state.Get("names") != nil {
		t.Errorf("got %s and %q", state.JSON(), diagnostics)
	}
	if requests != 1 {
		t.Errorf("%d requests, so the response was not kept", requests)
	}
}

func TestMismatchesBecomeOneWarning(t *testing.T) {
	t.Parallel()
	const body = `{"title":[],"size":"x","inner":{"tags":[1,true,{},[],false,"y"]}}`
	const paths = " are:\n\n  title\n  size\n  inner.tags[1]\n  inner.tags[2]\n  inner.tags[3]\n  and 1 more"
	for attribute, listed := range map[string]string{
		"":         "contain these values. The first of their locations in the response",
		"warnings": "contain these values. `warnings` lists all of their locations in the response. The first ones",
	} {
		state, diagnostics, requests := readDocument(t, body, documentOf(rootOf, attribute))
		if !strings.HasPrefix(diagnostics, "WARNING: Thing Has Values of Unexpected Type []\n") || !strings.HasSuffix(diagnostics, listed+paths+"\n\n") {
			t.Errorf("diagnostics %q", diagnostics)
		}
		if state.Get("title") != nil || state.Get("inner", "tags", 1) != "y" || requests != 1 {
			t.Errorf("%d requests, and the state is %s", requests, state.JSON())
		}
	}
}

func TestWarningOfSourceComesFirst(t *testing.T) {
	t.Parallel()
	source := func(ctx context.Context, document *jsontree.Document, request diagnostic.Request) (field.Source, diag.Diagnostics) {
		found, _ := rootOf(ctx, document, request)
		return found, diag.Diagnostics{diag.NewWarningDiagnostic("Own", "It stays.")}
	}
	state, diagnostics, requests := readDocument(t, `{"title":{},"size":1}`, documentOf(source, ""))
	if !strings.HasPrefix(diagnostics, "WARNING: Own []\nIt stays.\n\nWARNING: Thing Has") || state.IsZero() || requests != 1 {
		t.Errorf("%d requests, diagnostics %q", requests, diagnostics)
	}
}

func TestResponseThatIsNoObjectIsNotKept(t *testing.T) {
	t.Parallel()
	never := func(context.Context, *jsontree.Document, diagnostic.Request) (field.Source, diag.Diagnostics) {
		t.Error("it is read")
		return nil, nil
	}
	const invalid, unexpected = "Invalid JSON From Sentry", "Unexpected Response From Sentry"
	for body, summary := range map[string]string{`[]`: unexpected, `{"a":`: invalid, `{}{}`: invalid, `null`: unexpected} {
		state, diagnostics, requests := readDocument(t, body, documentOf(never, ""))
		if !strings.HasPrefix(diagnostics, "ERROR: "+summary+" []\nWhile reading the thing from https://sentry.example: ") || !state.IsZero() {
			t.Errorf("%s: diagnostics %q", body, diagnostics)
		}
		if requests != 2 {
			t.Errorf("%s: %d requests for two reads", body, requests)
		}
	}
}

func TestResponseThatSourceRejectsIsNotKept(t *testing.T) {
	t.Parallel()
	source := func(context.Context, *jsontree.Document, diagnostic.Request) (field.Source, diag.Diagnostics) {
		return nil, diag.Diagnostics{diag.NewAttributeErrorDiagnostic(path.Root("name"), "Another Thing", "Not this.")}
	}
	state, diagnostics, requests := readDocument(t, `{"title":[]}`, documentOf(source, ""))
	if diagnostics != "ERROR: Another Thing [AttributeName(\"name\")]\nNot this.\n\n" || !state.IsZero() || requests != 2 {
		t.Errorf("%d requests, diagnostics %q", requests, diagnostics)
	}
}

// TestInterruptEndsDecodingAtOnce interrupts a read while its document is decoded. The
// decoding continues until the test ends it. Only then is the response released.
func TestInterruptEndsDecodingAtOnce(t *testing.T) {
	t.Parallel()
	for want, interrupt := range map[string]func(context.Context) (context.Context, context.CancelFunc){
		"Read Canceled": context.WithCancel,
		"Read Timed Out": func(ctx context.Context) (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithTimeout(ctx, time.Hour)
			return ctx, func() { <-ctx.Done(); cancel() } // At once, because the fake clock jumps.
		},
	} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := interrupt(t.Context())
			goOn := make(chan struct{})
			source := func(ctx context.Context, document *jsontree.Document, request diagnostic.Request) (field.Source, diag.Diagnostics) {
				cancel()
				<-goOn
				return rootOf(ctx, document, request)
			}
			response := &sentry.Response{Body: []byte(`{"title":[]}`)}
			state, diags := documentOf(source, "").State(ctx, response, dataConfig{})
			if len(diags) != 1 || diags[0].Summary() != want || state != nil {
				t.Errorf("got %v and %v, want %s", state, diags, want)
			}
			synctest.Wait()
			if response.Body == nil {
				t.Error("the response is released while it is read")
			}
			close(goOn)
			synctest.Wait()
			if response.Body != nil {
				t.Error("the response is not released")
			}
		})
	}
}

// TestInterruptWhileStateIsWrittenIsReportedAsInterrupt interrupts a read in the function of
// a field.
func TestInterruptWhileStateIsWrittenIsReportedAsInterrupt(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	document := documentOf(rootOf, "")
	document.Results = field.NewTable[field.Whole]("thing", field.Fields{
		field.String{Name: "a", Value: field.Func(func(field.Source) *string { cancel(); return nil }), Doc: "A."},
		field.String{Name: "b", Doc: "B."},
	})
	state, diags := document.State(ctx, &sentry.Response{Body: []byte(`{"b":[]}`)}, arguments{})
	if len(diags) != 1 || diags[0].Summary() != "Read Canceled" || !strings.Contains(diags[0].Detail(), "decoding") || state != nil {
		t.Errorf("got %v and %v", state, diags)
	}
}

func TestStateExplainsErrors(t *testing.T) {
	t.Parallel()
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	expired, stop := context.WithTimeout(t.Context(), 0)
	defer stop()
	for want, test := range map[string]struct {
		ctx    context.Context
		config any
	}{
		"Read Canceled":       {canceled, dataConfig{}},
		"Read Timed Out":      {expired, dataConfig{}},
		"State Not Encodable": {t.Context(), struct{ C chan int }{make(chan int)}},
	} {
		state, diags := entity.State(test.ctx, diagnostic.Request{}, test.config, results, whole(t, `{}`))
		if len(diags) != 1 || diags[0].Summary() != want || diags[0].Severity() != diag.SeverityError || state != nil {
			t.Errorf("got %v and %v, want %s", state, diags, want)
		}
	}
}
