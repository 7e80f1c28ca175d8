// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// objectFunction returns a function whose result has the fields of the table.
func objectFunction(call func(context.Context, string) (*tfprotov6.DynamicValue, error)) entity.ObjectFunction {
	return entity.ObjectFunction{Name: functionName, Call: call, Definition: func() function.Definition {
		attributes := map[string]attr.Type{}
		for name, a := range results.Schema() {
			attributes[name] = a.GetType()
		}
		return function.Definition{
			Summary: "Decodes", Parameters: []function.Parameter{function.StringParameter{Name: "json"}},
			Return: function.ObjectReturn{AttributeTypes: attributes},
		}
	}}
}

// callWith calls the function with a context.
func callWith(ctx context.Context, t *testing.T, server *acctest.Protocol, value any) *tfprotov6.CallFunctionResponse {
	t.Helper()
	argument, err := tfprotov6.NewDynamicValue(tftypes.String, tftypes.NewValue(tftypes.String, value))
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.Server().CallFunction(ctx, &tfprotov6.CallFunctionRequest{
		Name: functionName, Arguments: []*tfprotov6.DynamicValue{&argument},
	})
	if err != nil {
		t.Fatal(err)
	}
	return response
}

func TestObjectFunctionReturnsSameResultBothWays(t *testing.T) {
	t.Parallel()
	call := func(ctx context.Context, text string) (*tfprotov6.DynamicValue, error) {
		return results.State(ctx, struct{}{}, whole(t, text))
	}
	servers := serve(t, nil, objectFunction(call))
	for text, want := range map[string]string{
		`{}`: "{\n  \"inner\": {\n    \"tags\": []\n  },\n  \"size\": null,\n  \"title\": null\n}\n",
		`{"title":"e\u0301 \u0000","size":12345678901234567890,"inner":{"tags":["x"]}}`: "{\n  \"inner\": {\n    \"tags\": [\n      \"x\"\n    ]\n  },\n" +
			"  \"size\": 12345678901234567890,\n  \"title\": \"e\u0301 \\u0000\"\n}\n",
	} {
		for way, server := range servers {
			result, failed := server.Call(functionName, text)
			if failed != nil {
				t.Fatalf("%s: %s", way, failed.Text)
			}
			if got := result.State.JSON(); got != want {
				t.Errorf("%s: got %s, want %s", way, got, want)
			}
		}
	}
}

func TestObjectFunctionReportsErrorsBothWays(t *testing.T) {
	t.Parallel()
	ended, cancel := context.WithCancel(t.Context())
	large := func(w *wire.Writer) {
		for range 1_000_001 {
			w.Name("a")
			w.Null()
		}
	}
	for name, test := range map[string]struct {
		ctx      context.Context
		call     func(context.Context, string) (*tfprotov6.DynamicValue, error)
		text     string
		argument bool
	}{
		"own": {t.Context(), func(context.Context, string) (*tfprotov6.DynamicValue, error) {
			return nil, function.NewArgumentFuncError(0, "Own Text")
		}, "Own Text", true},
		"own without an argument": {t.Context(), func(context.Context, string) (*tfprotov6.DynamicValue, error) {
			return nil, function.NewFuncError("Own Text")
		}, "Own Text", false},
		"canceled": {ended, func(ctx context.Context, _ string) (*tfprotov6.DynamicValue, error) {
			cancel()
			return results.State(ctx, struct{}{}, whole(t, `{}`))
		}, "Call Canceled", false},
		"too large": {t.Context(), func(ctx context.Context, _ string) (*tfprotov6.DynamicValue, error) {
			return wire.Write(ctx, large)
		}, "Result Too Large", false},
		"anything": {t.Context(), func(context.Context, string) (*tfprotov6.DynamicValue, error) {
			return nil, errors.New("anything")
		}, "Result Not Encodable", false},
	} {
		texts := map[string]bool{}
		for way, server := range serve(t, nil, objectFunction(test.call)) {
			response := callWith(test.ctx, t, server, "{}")
			if failed := response.Error; failed == nil || !strings.HasPrefix(failed.Text, test.text) ||
				(failed.FunctionArgument != nil) != test.argument || test.argument && *failed.FunctionArgument != 0 {
				t.Errorf("%s by %s: %+v", name, way, failed)
			} else {
				texts[failed.Text] = true
			}
		}
		if len(texts) != 1 {
			t.Errorf("%s: the texts differ: %v", name, texts)
		}
	}
}

func TestObjectFunctionDoesNotTakeNull(t *testing.T) {
	t.Parallel()
	servers := serve(t, nil, objectFunction(func(context.Context, string) (*tfprotov6.DynamicValue, error) {
		t.Error("it was called")
		return nil, nil
	}))
	for way, server := range servers {
		if response := callWith(t.Context(), t, server, nil); response.Error == nil {
			t.Errorf("%s: %+v", way, response)
		}
	}
}

// TestObjectFunctionReportsOtherResult calls a function whose result has another type than it
// declares.
func TestObjectFunctionReportsOtherResult(t *testing.T) {
	t.Parallel()
	servers := serve(t, nil, objectFunction(func(ctx context.Context, _ string) (*tfprotov6.DynamicValue, error) {
		return wire.Write(ctx, func(w *wire.Writer) { w.Bool(true) })
	}))
	if response := callWith(t.Context(), t, servers["framework"], "{}"); response.Error == nil || !strings.HasPrefix(response.Error.Text, "decoding the result") {
		t.Errorf("got %+v", response)
	}
}

// lengthFunction is a function that the framework runs itself.
type lengthFunction struct{}

func (lengthFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "length"
}

func (lengthFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Counts", Parameters: []function.Parameter{function.StringParameter{Name: "text"}}, Return: function.Int64Return{},
	}
}

func (lengthFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text string
	if resp.Error = req.Arguments.Get(ctx, &text); resp.Error == nil {
		resp.Result = function.NewResultData(types.Int64Value(int64(len(text))))
	}
}

func TestRegistryHasEveryEntity(t *testing.T) {
	t.Parallel()
	plain := entity.Function(func() function.Function { return lengthFunction{} })
	registry := entity.NewRegistry([]entity.Entity{dataSource(nil), ephemeralResource(nil), objectFunction(nil), plain})
	if len(registry.DataSources) != 1 || len(registry.EphemeralResources) != 1 || len(registry.Functions) != 2 {
		t.Errorf("the framework has %d, %d and %d", len(registry.DataSources), len(registry.EphemeralResources), len(registry.Functions))
	}
	handlers := registry.Handlers
	if len(handlers.DataSources) != 1 || handlers.DataSources[dataName] == nil || len(handlers.EphemeralResources) != 1 ||
		handlers.EphemeralResources[ephemeralName] == nil || len(handlers.Functions) != 1 || handlers.Functions[functionName] == nil {
		t.Errorf("the handlers are %v", handlers)
	}
	for way, server := range serve(t, nil, plain) {
		if result, failed := server.Call("length", "four"); failed != nil || result.Plain == nil {
			t.Errorf("%s: %v, %v", way, result.Plain, failed)
		}
	}
}
