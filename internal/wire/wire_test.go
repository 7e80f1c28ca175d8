// SPDX-License-Identifier: MPL-2.0

package wire_test

import (
	"context"
	"errors"
	"math/big"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// ways are the two kinds of reads.
var ways = map[string]func(*testing.T, tfprotov6.ProviderServer, string, *tfprotov6.DynamicValue) response{
	"data source": read, "ephemeral resource": open,
}

func TestServerReadsFromConfigToState(t *testing.T) {
	t.Parallel()
	for kind, read := range ways {
		server := serve("provider", func(ctx context.Context, provider string, c config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			if provider != "provider" || c.Name == nil || *c.Name != "a" || c.Names == nil || len(c.Names) != 0 {
				t.Errorf("read got %q, %+v", provider, c)
			}
			return encode(ctx, t, model{config: c, Number: new(int64(12))}), nil
		})
		got := read(t, server, "known", configOf(t, "a", []tftypes.Value{}))
		state, err := got.state.Unmarshal(modelType)
		if err != nil {
			t.Fatal(err)
		}
		want := tftypes.NewValue(modelType, map[string]tftypes.Value{
			"name": tftypes.NewValue(tftypes.String, "a"), "number": tftypes.NewValue(tftypes.Number, big.NewFloat(12)),
			"names": tftypes.NewValue(modelType.AttributeTypes["names"], []tftypes.Value{}),
		})
		if !state.Equal(want) || len(got.diagnostics) != 0 {
			t.Errorf("%s: state = %s, diagnostics = %v", kind, state, got.diagnostics)
		}
	}
}

func TestServerLeavesOtherReadsToFramework(t *testing.T) {
	t.Parallel()
	never := func(context.Context, string, config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		t.Error("the read function was called")
		return nil, nil
	}
	configured := serve("provider", never)
	for kind, read := range ways {
		for name, got := range map[string]response{
			"other type":          read(t, configured, "other", configOf(t, "a", nil)),
			"JSON":                read(t, configured, "known", &tfprotov6.DynamicValue{JSON: []byte(`{"name":"a"}`)}),
			"no configuration":    read(t, configured, "known", nil),
			"malformed msgpack":   read(t, configured, "known", &tfprotov6.DynamicValue{MsgPack: []byte{0xc1}}),
			"unknown value":       read(t, configured, "known", configOf(t, tftypes.UnknownValue, nil)),
			"unknown list":        read(t, configured, "known", configOf(t, "a", tftypes.UnknownValue)),
			"not configured":      read(t, serve(nil, never), "known", configOf(t, "a", nil)),
			"unexpected provider": read(t, serve(7, never), "known", configOf(t, "a", nil)),
		} {
			if len(got.diagnostics) != 1 || got.diagnostics[0].Summary != "framework" {
				t.Errorf("%s, %s: the framework was not called: %v", kind, name, got.diagnostics)
			}
		}
	}
}

// counting counts how often the framework makes the schemas.
type counting struct {
	framework

	made *atomic.Int32
}

func (c counting) GetProviderSchema(
	context.Context, *tfprotov6.GetProviderSchemaRequest,
) (*tfprotov6.GetProviderSchemaResponse, error) {
	c.made.Add(1)
	return &tfprotov6.GetProviderSchemaResponse{Diagnostics: askedFramework}, nil
}

func TestServerMakesSchemasOnce(t *testing.T) {
	t.Parallel()
	var made atomic.Int32
	server := wire.NewServer(counting{made: &made}, func() any { return nil }, wire.NewHandlers())
	var calls sync.WaitGroup
	for range 4 {
		calls.Go(func() {
			response, err := server.GetProviderSchema(t.Context(), nil)
			if err != nil || len(response.Diagnostics) != 1 {
				t.Errorf("response = %v, error = %v", response, err)
			}
		})
	}
	calls.Wait()
	if made.Load() != 1 {
		t.Errorf("the schemas were made %d times", made.Load())
	}
}

func TestDiagnosticsKeepSeverityTextAndPath(t *testing.T) {
	t.Parallel()
	for kind, read := range ways {
		server := serve("provider", func(ctx context.Context, _ string, _ config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			var diags diag.Diagnostics
			diags.AddAttributeWarning(path.Root("names").AtListIndex(2), "warning", "one")
			diags.AddAttributeError(path.Root("a").AtMapKey("k").AtName("b"), "error", "two")
			diags.AddAttributeError(path.Root("set").AtSetValue(types.StringValue("x")).AtName("b"), "in a set", "three")
			diags.AddError("no path", "four")
			return encode(ctx, t, model{}), diags
		})
		got := read(t, server, "known", configOf(t, "a", nil))
		if got.state != nil || len(got.diagnostics) != 4 {
			t.Fatalf("%s: state %v, diagnostics %v", kind, got.state, got.diagnostics)
		}
		for i, want := range []struct {
			severity            tfprotov6.DiagnosticSeverity
			summary, detail, at string
		}{
			{tfprotov6.DiagnosticSeverityWarning, "warning", "one", `AttributeName("names").ElementKeyInt(2)`},
			{tfprotov6.DiagnosticSeverityError, "error", "two", `AttributeName("a").ElementKeyString("k").AttributeName("b")`},
			{tfprotov6.DiagnosticSeverityError, "in a set", "three", `AttributeName("set")`},
			{tfprotov6.DiagnosticSeverityError, "no path", "four", ""},
		} {
			d, at := got.diagnostics[i], ""
			if d.Attribute != nil {
				at = d.Attribute.String()
			}
			if d.Severity != want.severity || d.Summary != want.summary || d.Detail != want.detail || at != want.at {
				t.Errorf("%s: diagnostic %d is %v at %s", kind, i, d, at)
			}
		}
	}
}

func TestWarningsComeWithState(t *testing.T) {
	t.Parallel()
	server := serve("provider", func(ctx context.Context, _ string, c config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		return encode(ctx, t, model{config: c}), diag.Diagnostics{diag.NewWarningDiagnostic("warning", "one")}
	})
	if got := read(t, server, "known", configOf(t, "a", nil)); got.state == nil || len(got.diagnostics) != 1 {
		t.Errorf("state %v, diagnostics %v", got.state, got.diagnostics)
	}
}

// TestHandlerValueServesFramework calls a handler like the framework.
func TestHandlerValueServesFramework(t *testing.T) {
	t.Parallel()
	good := func(ctx context.Context, _ string, c config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		return encode(ctx, t, model{config: c}), diag.Diagnostics{diag.NewWarningDiagnostic("warning", "one")}
	}
	bad := func(ctx context.Context, _ string, _ config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		return write(ctx, t, func(w *wire.Writer) { w.Null() }), diag.Diagnostics{diag.NewErrorDiagnostic("error", "one")}
	}
	malformed := func(ctx context.Context, _ string, _ config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		return write(ctx, t, func(w *wire.Writer) { w.String("no object") }), nil
	}
	for name, test := range map[string]struct {
		read     reads
		provider any
		config   tftypes.Value
		summary  string
	}{
		"good":           {good, "provider", modelValue("a", nil), "warning"},
		"error":          {bad, "provider", modelValue("a", nil), "error"},
		"other state":    {malformed, "provider", modelValue("a", nil), "State Not Decodable"},
		"unknown":        {good, "provider", modelValue(tftypes.UnknownValue, nil), "Value Not Known Yet"},
		"not configured": {good, nil, modelValue("a", nil), "Provider Not Configured"},
	} {
		state, diags := wire.Handle(test.read).Value(t.Context(), test.provider, test.config)
		if len(diags) != 1 || diags[0].Summary() != test.summary {
			t.Errorf("%s: %v", name, diags)
		}
		if name == "good" && !state.Equal(test.config) || name != "good" && !state.Equal(tftypes.Value{}) {
			t.Errorf("%s: the state is %s", name, state)
		}
	}
}

func TestErrorOfWriteIsReportedAsBug(t *testing.T) {
	t.Parallel()
	got := wire.NotEncodable(errors.New("anything"))
	want := "The provider could not encode the result. This is a bug in the provider; please report it.\n\nanything"
	if got.Severity() != diag.SeverityError || got.Summary() != "State Not Encodable" || got.Detail() != want {
		t.Errorf("the error is explained as %v", got)
	}
}

func TestValueReturnsWrittenValue(t *testing.T) {
	t.Parallel()
	typ := types.ObjectType{AttrTypes: map[string]attr.Type{
		"name": types.StringType, "names": types.ListType{ElemType: types.StringType}, "number": types.NumberType,
	}}
	got, err := wire.Value(t.Context(), typ, encode(t.Context(), t, model{config: config{Name: new("a")}}))
	want := types.ObjectValueMust(typ.AttrTypes, map[string]attr.Value{
		"name": types.StringValue("a"), "names": types.ListNull(types.StringType), "number": types.NumberNull(),
	})
	if err != nil || !got.Equal(want) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := wire.Value(t.Context(), types.BoolType, encode(t.Context(), t, model{})); err == nil {
		t.Errorf("another type is decoded as %v", got)
	}
}
