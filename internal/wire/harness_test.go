// SPDX-License-Identifier: MPL-2.0

package wire_test

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// framework replaces the framework's server. Its responses report that it was called.
type framework struct{ tfprotov6.ProviderServer }

var askedFramework = []*tfprotov6.Diagnostic{{Summary: "framework"}}

func (framework) ReadDataSource(context.Context, *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	return &tfprotov6.ReadDataSourceResponse{Diagnostics: askedFramework}, nil
}

func (framework) OpenEphemeralResource(
	context.Context, *tfprotov6.OpenEphemeralResourceRequest,
) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	return &tfprotov6.OpenEphemeralResourceResponse{Diagnostics: askedFramework}, nil
}

func (framework) CallFunction(context.Context, *tfprotov6.CallFunctionRequest) (*tfprotov6.CallFunctionResponse, error) {
	return &tfprotov6.CallFunctionResponse{Error: &tfprotov6.FunctionError{Text: "framework"}}, nil
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

// modelValue returns a value of the type of model without a number.
func modelValue(name, names any) tftypes.Value {
	return tftypes.NewValue(modelType, map[string]tftypes.Value{
		"name": tftypes.NewValue(tftypes.String, name), "number": tftypes.NewValue(tftypes.Number, nil),
		"names": tftypes.NewValue(modelType.AttributeTypes["names"], names),
	})
}

func configOf(t *testing.T, name, names any) *tfprotov6.DynamicValue {
	t.Helper()
	return dynamic(t, modelValue(name, names))
}

func dynamic(t *testing.T, value tftypes.Value) *tfprotov6.DynamicValue {
	t.Helper()
	encoded, err := tfprotov6.NewDynamicValue(value.Type(), value)
	if err != nil {
		t.Fatal(err)
	}
	return &encoded
}

// reads is a function that a handler calls.
type reads func(context.Context, string, config) (*tfprotov6.DynamicValue, diag.Diagnostics)

// serve serves a data source and an ephemeral resource named known.
func serve(provider any, read reads) tfprotov6.ProviderServer {
	handlers := wire.NewHandlers()
	handlers.DataSources["known"], handlers.EphemeralResources["known"] = wire.Handle(read), wire.Handle(read)
	return wire.NewServer(framework{}, func() any { return provider }, handlers)
}

// response is the response of both kinds of reads.
type response struct {
	state       *tfprotov6.DynamicValue
	diagnostics []*tfprotov6.Diagnostic
}

// read reads a data source.
func read(t *testing.T, server tfprotov6.ProviderServer, typeName string, value *tfprotov6.DynamicValue) response {
	t.Helper()
	got, err := server.ReadDataSource(t.Context(), &tfprotov6.ReadDataSourceRequest{TypeName: typeName, Config: value})
	if err != nil {
		t.Fatal(err)
	}
	return response{got.State, got.Diagnostics}
}

// open opens an ephemeral resource.
func open(t *testing.T, server tfprotov6.ProviderServer, typeName string, value *tfprotov6.DynamicValue) response {
	t.Helper()
	got, err := server.OpenEphemeralResource(t.Context(), &tfprotov6.OpenEphemeralResourceRequest{TypeName: typeName, Config: value})
	if err != nil {
		t.Fatal(err)
	}
	return response{got.Result, got.Diagnostics}
}

// write returns the output of a function, which must not fail.
func write(ctx context.Context, t testing.TB, writes func(*wire.Writer)) *tfprotov6.DynamicValue {
	t.Helper()
	value, err := wire.Write(ctx, writes)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// encode writes a struct.
func encode(ctx context.Context, t testing.TB, model any) *tfprotov6.DynamicValue {
	t.Helper()
	return write(ctx, t, func(w *wire.Writer) { w.Object(model, 0) })
}
