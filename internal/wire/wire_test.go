// SPDX-License-Identifier: MPL-2.0

package wire_test

import (
	"context"
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// framework stands for the framework's server: it says that it was asked.
type framework struct {
	tfprotov6.ProviderServer
}

func (framework) ReadDataSource(
	context.Context, *tfprotov6.ReadDataSourceRequest,
) (*tfprotov6.ReadDataSourceResponse, error) {
	return &tfprotov6.ReadDataSourceResponse{Diagnostics: []*tfprotov6.Diagnostic{{Summary: "framework"}}}, nil
}

type config struct {
	Name  *string  `tfsdk:"name"`
	Names []string `tfsdk:"names"`
}

type model struct {
	config

	Number *int64 `tfsdk:"number"`
}

var modelType = tftypes.Object{AttributeTypes: map[string]tftypes.Type{
	"name": tftypes.String, "names": tftypes.List{ElementType: tftypes.String}, "number": tftypes.Number,
}}

func configOf(t *testing.T, name, names any) *tfprotov6.DynamicValue {
	t.Helper()
	value, err := tfprotov6.NewDynamicValue(modelType, tftypes.NewValue(modelType, map[string]tftypes.Value{
		"name": tftypes.NewValue(tftypes.String, name), "number": tftypes.NewValue(tftypes.Number, nil),
		"names": tftypes.NewValue(modelType.AttributeTypes["names"], names),
	}))
	if err != nil {
		t.Fatal(err)
	}
	return &value
}

func serve(provider any, read func(context.Context, string, config) (*tfprotov6.DynamicValue, diag.Diagnostics)) *wire.Server {
	return wire.NewServer(framework{}, func() any { return provider }, wire.Handlers{
		DataSources: map[string]wire.Handler{"known": wire.Handle(read)},
	})
}

// encode writes a struct.
func encode(ctx context.Context, t *testing.T, model any) *tfprotov6.DynamicValue {
	t.Helper()
	value, err := wire.Write(ctx, func(w *wire.Writer) { w.Object(model, 0) })
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func read(t *testing.T, server *wire.Server, typeName string, value *tfprotov6.DynamicValue) *tfprotov6.ReadDataSourceResponse {
	t.Helper()
	response, err := server.ReadDataSource(t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: typeName, Config: value})
	if err != nil {
		t.Fatal(err)
	}
	return response
}

func TestReadGoesFromConfigToState(t *testing.T) {
	t.Parallel()
	number := int64(12)
	server := serve("provider", func(ctx context.Context, provider string, c config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		if provider != "provider" || c.Name == nil || *c.Name != "a" || c.Names == nil || len(c.Names) != 0 {
			t.Errorf("read got %q, %+v", provider, c)
		}
		return encode(ctx, t, model{config: c, Number: &number}), nil
	})
	value := configOf(t, "a", []tftypes.Value{})
	state, err := read(t, server, "known", value).State.Unmarshal(modelType)
	if err != nil {
		t.Fatal(err)
	}
	want := tftypes.NewValue(modelType, map[string]tftypes.Value{
		"name": tftypes.NewValue(tftypes.String, "a"), "number": tftypes.NewValue(tftypes.Number, big.NewFloat(12)),
		"names": tftypes.NewValue(modelType.AttributeTypes["names"], []tftypes.Value{}),
	})
	if !state.Equal(want) {
		t.Errorf("state = %s", state)
	}
}

// TestTheRestIsTheFrameworks: another type, a provider that is not configured, a
// value that is not msgpack and one that is not known.
func TestTheRestIsTheFrameworks(t *testing.T) {
	t.Parallel()
	never := func(context.Context, string, config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		t.Error("the read function was called")
		return nil, nil
	}
	configured := serve("provider", never)
	for name, response := range map[string]*tfprotov6.ReadDataSourceResponse{
		"type":       read(t, configured, "other", configOf(t, "a", nil)),
		"JSON":       read(t, configured, "known", &tfprotov6.DynamicValue{JSON: []byte(`{"name":"a"}`)}),
		"nothing":    read(t, configured, "known", nil),
		"garbage":    read(t, configured, "known", &tfprotov6.DynamicValue{MsgPack: []byte{0xc1}}),
		"unknown":    read(t, configured, "known", configOf(t, tftypes.UnknownValue, nil)),
		"no Data":    read(t, serve(nil, never), "known", configOf(t, "a", nil)),
		"other Data": read(t, serve(7, never), "known", configOf(t, "a", nil)),
	} {
		if len(response.Diagnostics) != 1 || response.Diagnostics[0].Summary != "framework" {
			t.Errorf("%s: the framework was not asked: %v", name, response.Diagnostics)
		}
	}
}

func TestDiagnosticsKeepSeverityAndPath(t *testing.T) {
	t.Parallel()
	server := serve("provider", func(context.Context, string, config) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		var diags diag.Diagnostics
		diags.AddAttributeWarning(path.Root("names").AtListIndex(2), "warning", "one")
		diags.AddAttributeError(path.Root("a").AtMapKey("k").AtName("b"), "error", "two")
		diags.AddError("no path", "three")
		return nil, diags
	})
	response := read(t, server, "known", configOf(t, "a", nil))
	if response.State != nil {
		t.Error("there is a state beside an error")
	}
	got := response.Diagnostics
	if len(got) != 3 || got[0].Severity != tfprotov6.DiagnosticSeverityWarning || got[1].Severity != tfprotov6.DiagnosticSeverityError {
		t.Fatalf("diagnostics = %v", got)
	}
	for i, want := range []string{
		`AttributeName("names").ElementKeyInt(2)`, `AttributeName("a").ElementKeyString("k").AttributeName("b")`, "",
	} {
		at := ""
		if got[i].Attribute != nil {
			at = got[i].Attribute.String()
		}
		if at != want {
			t.Errorf("diagnostic %d is at %s, want %s", i, at, want)
		}
	}
}

// TestNumbersAreExact encodes numbers both ways and compares them with what
// Terraform would make of the text.
func TestNumbersAreExact(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"0", "-0", "-0.0", "1", "-1", "1.0", "1e3", "0.1", "12.50", "4509062593708032", "9223372036854775807",
		"9223372036854775808", "-9223372036854775809", "340282366920938463463374607431768211456",
		"3.1581633495131787e+38", "1e400", "1e-400", "0.30000000000000004", "5E-1",
	} {
		want, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		encoded, err := wire.Write(t.Context(), func(w *wire.Writer) {
			w.Map(1)
			w.Name("n")
			w.Number([]byte(text))
		})
		if err != nil {
			t.Fatal(err)
		}
		typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"n": tftypes.Number}}
		decoded, err := encoded.Unmarshal(typ)
		if err != nil {
			t.Fatal(err)
		}
		if !decoded.Equal(tftypes.NewValue(typ, map[string]tftypes.Value{"n": tftypes.NewValue(tftypes.Number, want)})) {
			t.Errorf("%s is encoded as %s", text, decoded)
		}
	}
}

// TestStatesDoNotShareMemory: the buffer that a state was made in serves the
// next one.
func TestStatesDoNotShareMemory(t *testing.T) {
	t.Parallel()
	first := encode(t.Context(), t, config{Name: new("first")})
	before := string(first.MsgPack)
	for range 20 {
		encode(t.Context(), t, config{Name: new("later")})
	}
	if string(first.MsgPack) != before {
		t.Error("a later state changed an earlier one")
	}
}
