// SPDX-License-Identifier: MPL-2.0

package wire_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// runs is a function of one string.
type runs func(context.Context, string) (*tfprotov6.DynamicValue, error)

func call(ctx context.Context, t *testing.T, run runs, name string, arguments ...*tfprotov6.DynamicValue) *tfprotov6.CallFunctionResponse {
	t.Helper()
	handlers := wire.NewHandlers()
	handlers.Functions["known"] = wire.Call(run)
	server := wire.NewServer(framework{}, func() any { return nil }, handlers)
	got, err := server.CallFunction(ctx, &tfprotov6.CallFunctionRequest{Name: name, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func stringOf(t *testing.T, value any) *tfprotov6.DynamicValue {
	t.Helper()
	return dynamic(t, tftypes.NewValue(tftypes.String, value))
}

func TestCallPassesStringAndReturnsResult(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "a", strings.Repeat("x", 1<<17), "\x00é"} {
		got := call(t.Context(), t, func(ctx context.Context, text string) (*tfprotov6.DynamicValue, error) {
			return write(ctx, t, func(w *wire.Writer) { w.String(text + "!") }), nil
		}, "known", stringOf(t, text))
		if got.Error != nil {
			t.Fatal(got.Error.Text)
		}
		result, err := got.Result.Unmarshal(tftypes.String)
		if err != nil || !result.Equal(tftypes.NewValue(tftypes.String, text+"!")) {
			t.Errorf("got %s, %v", result, err)
		}
	}
}

func TestServerLeavesOtherCallsToFramework(t *testing.T) {
	t.Parallel()
	never := func(context.Context, string) (*tfprotov6.DynamicValue, error) {
		t.Error("the function was called")
		return nil, nil
	}
	a := stringOf(t, "a")
	for name, got := range map[string]*tfprotov6.CallFunctionResponse{
		"other function": call(t.Context(), t, never, "other", a),
		"no argument":    call(t.Context(), t, never, "known"),
		"two arguments":  call(t.Context(), t, never, "known", a, a),
		"null":           call(t.Context(), t, never, "known", stringOf(t, nil)),
		"unknown":        call(t.Context(), t, never, "known", stringOf(t, tftypes.UnknownValue)),
		"JSON":           call(t.Context(), t, never, "known", &tfprotov6.DynamicValue{JSON: []byte(`"a"`)}),
		"other type":     call(t.Context(), t, never, "known", write(t.Context(), t, func(w *wire.Writer) { w.List(0) })),
	} {
		if got.Error == nil || got.Error.Text != "framework" {
			t.Errorf("%s: the framework was not called: %v", name, got)
		}
	}
}

func TestCallReportsErrors(t *testing.T) {
	t.Parallel()
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	_, tooLarge := wire.Write(t.Context(), attributes(1_000_001))
	own := function.NewArgumentFuncError(0, "Own Text")
	for name, test := range map[string]struct {
		ctx      context.Context
		err      error
		text     string
		argument bool
	}{
		"own":                {t.Context(), own, "Own Text", true},
		"own, wrapped":       {canceled, fmt.Errorf("wrapped: %w", own), "Own Text", true},
		"canceled":           {canceled, canceled.Err(), "Call Canceled", false},
		"canceled and large": {canceled, tooLarge, "Call Canceled", false},
		"too large":          {t.Context(), tooLarge, "Result Too Large: it is larger than 128 MiB", false},
		"anything":           {t.Context(), errors.New("anything"), "Result Not Encodable: this is a bug in the provider; please report it: anything", false},
	} {
		got := call(test.ctx, t, func(ctx context.Context, _ string) (*tfprotov6.DynamicValue, error) {
			return write(ctx, t, func(w *wire.Writer) { w.Null() }), test.err
		}, "known", stringOf(t, "a"))
		if got.Result != nil || got.Error == nil || !strings.HasPrefix(got.Error.Text, test.text) || (got.Error.FunctionArgument != nil) != test.argument {
			t.Errorf("%s: %+v", name, got.Error)
		}
	}
}
