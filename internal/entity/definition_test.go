// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

const unreachable = "http://127.0.0.1:1"

func TestReadServesStateAndWarnings(t *testing.T) {
	t.Parallel()
	data := acctest.Data(t, unreachable)
	source := whole(t, `{"title":"t","size":12345678901234567890,"inner":{"tags":["x",null]}}`)
	read := func(ctx context.Context, provider *argument.Provider, config any, own arguments, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		if provider != data || own.Name == nil || *own.Name != " n\u0000e\u0301 " || own.Names == nil || len(own.Names) != 0 {
			t.Errorf("read got %v and %+v", provider, own)
		}
		state, diags := entity.State(ctx, diagnostic.Request{}, config, results, source)
		diags.AddAttributeWarning(path.Root("names").AtListIndex(1), "A Warning", "Detail.")
		diags.AddWarning("Another Warning", "")
		return state, diags
	}
	var states []string
	for _, b := range blocks(t, data, read) {
		state, diagnostics := b.read(map[string]any{
			"name": " n\u0000e\u0301 ", "names": []string{}, "timeouts": map[string]any{b.operation: "1h"},
		})
		want := "WARNING: A Warning [AttributeName(\"names\").ElementKeyInt(1)]\nDetail.\n\nWARNING: Another Warning []\n\n\n"
		if got := acctest.Texts(diagnostics); got != want {
			t.Fatalf("%s: diagnostics:\n%s", b.name, got)
		}
		states = append(states, strings.ReplaceAll(state.JSON(), `"open"`, `"read"`))
		if state.Get("name") != " n\u0000e\u0301 " || state.Get("timeouts", b.operation) != "1h" || state.Get("inner", "tags", 0) != "x" {
			t.Errorf("%s: the state is %s", b.name, state.JSON())
		}
	}
	if len(states) != 4 || len(slices.Compact(states)) != 1 {
		t.Errorf("the states differ:\n%s", strings.Join(states, "\n"))
	}
}

func TestReadWithErrorHasNoState(t *testing.T) {
	t.Parallel()
	read := func(ctx context.Context, _ *argument.Provider, config any, _ arguments, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		state, diags := entity.State(ctx, diagnostic.Request{}, config, results, whole(t, `{"title":"t"}`))
		diags.AddWarning("A Warning", "")
		diags.AddAttributeError(path.Root("name"), "An Error", "Detail.")
		return state, diags
	}
	for _, b := range blocks(t, acctest.Data(t, unreachable), read) {
		_, diagnostics := b.read(nil)
		want := "WARNING: A Warning []\n\n\nERROR: An Error [AttributeName(\"name\")]\nDetail.\n\n"
		if got := acctest.Texts(diagnostics); got != want {
			t.Errorf("%s: diagnostics:\n%s", b.name, got)
		}
		if b.operation == "open" {
			continue
		}
		// The framework itself responds with the configuration as the state, which Terraform
		// does not use in this case.
		response, err := b.server.Server().ReadDataSource(t.Context(), b.server.ReadRequest(dataName, nil))
		if err != nil {
			t.Fatal(err)
		}
		if response.State != nil {
			state, err := response.State.Unmarshal(b.server.DataSourceType(dataName))
			if err != nil || !acctest.Attribute(t, state, "title").IsNull() {
				t.Errorf("%s: the state is %s, %v", b.name, state, err)
			}
		}
	}
}

func TestReadNeedsConfiguredProvider(t *testing.T) {
	t.Parallel()
	for summary, data := range map[string]any{
		"Provider Not Configured":              nil,
		"Provider Configuration Not Known Yet": &argument.Provider{Unknown: []string{"token"}},
		"Unexpected Provider Data":             7,
	} {
		for _, b := range blocks(t, data, never(t)) {
			// The timeouts do not matter in this case.
			_, diagnostics := b.read(map[string]any{"timeouts": map[string]any{b.operation: "never"}})
			detail := map[any]string{nil: "before it configured", 7: "handed over a int"}[data]
			acctest.ExpectDiagnostic(t, diagnostics, summary, "", detail)
		}
	}
}

func TestReadIsBoundedByTimeouts(t *testing.T) {
	t.Parallel()
	var got time.Duration
	read := func(ctx context.Context, _ *argument.Provider, config any, _ arguments, within time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		got = within
		return entity.State(ctx, diagnostic.Request{}, config, results, whole(t, `{}`))
	}
	for _, b := range blocks(t, acctest.Data(t, unreachable), read) {
		for _, test := range []struct {
			config map[string]any
			within time.Duration
		}{
			{nil, 10 * time.Minute},
			{map[string]any{"timeouts": map[string]any{}}, 10 * time.Minute},
			{map[string]any{"timeouts": map[string]any{b.operation: "90s"}}, 90 * time.Second},
			{map[string]any{"timeouts": map[string]any{b.operation: "2h"}}, 2 * time.Hour},
		} {
			if _, diagnostics := b.read(test.config); len(diagnostics) > 0 || got != test.within {
				t.Errorf("%s, %v: bounded by %s\n%s", b.name, test.config, got, acctest.Texts(diagnostics))
			}
		}
	}
}

func TestInvalidTimeoutIsErrorBeforeRead(t *testing.T) {
	t.Parallel()
	for _, b := range blocks(t, acctest.Data(t, unreachable), never(t)) {
		for _, text := range []string{"", "soon", "0s", "-1m", "90"} {
			_, diagnostics := b.read(map[string]any{"timeouts": map[string]any{b.operation: text}})
			acctest.ExpectDiagnostic(t, diagnostics, "Invalid Duration", `AttributeName("timeouts")`, "timeouts."+b.operation, `"`+text+`"`)
		}
	}
}

// TestContextOfReadEndsInTime runs on a fake clock.
func TestContextOfReadEndsInTime(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		var ctx context.Context
		source := dataSource(func(got context.Context, _ *argument.Provider, _ dataConfig, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			ctx = got
			if deadline, ok := ctx.Deadline(); !ok || deadline.Sub(began) != 90*time.Second || ctx.Err() != nil {
				t.Errorf("the deadline is after %s", deadline.Sub(began))
			}
			<-ctx.Done()
			return nil, diag.Diagnostics{diag.NewErrorDiagnostic(ctx.Err().Error(), "")}
		})
		config := dataConfig{}
		config.Timeouts = &struct {
			Read *string `tfsdk:"read"`
		}{new("90s")}
		_, diags := entity.Definition[dataConfig](source).Run(t.Context(), acctest.Data(t, unreachable), config)
		if len(diags) != 1 || diags[0].Summary() != context.DeadlineExceeded.Error() || time.Since(began) != 90*time.Second {
			t.Errorf("%v after %s", diags, time.Since(began))
		}
	})
}

func TestContextOfReadEndsWithRead(t *testing.T) {
	t.Parallel()
	outer, cancel := context.WithCancel(t.Context())
	var inner context.Context
	source := dataSource(func(ctx context.Context, _ *argument.Provider, _ dataConfig, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		inner = ctx
		cancel()
		<-ctx.Done()
		return nil, diag.Diagnostics{diag.NewErrorDiagnostic(ctx.Err().Error(), "")}
	})
	if _, diags := entity.Definition[dataConfig](source).Run(outer, acctest.Data(t, unreachable), dataConfig{}); len(diags) != 1 || diags[0].Summary() != context.Canceled.Error() {
		t.Errorf("canceled: %v", diags)
	}
	source = dataSource(func(ctx context.Context, _ *argument.Provider, _ dataConfig, _ time.Duration) (*tfprotov6.DynamicValue, diag.Diagnostics) {
		inner = ctx
		return nil, nil
	})
	entity.Definition[dataConfig](source).Run(t.Context(), acctest.Data(t, unreachable), dataConfig{})
	if inner.Err() == nil {
		t.Error("the context goes on after the read")
	}
}

func TestValidateIsOptional(t *testing.T) {
	t.Parallel()
	data := dataSource(nil)
	secret := ephemeralResource(nil)
	for _, server := range serve(t, nil, data, secret) {
		if got := append(server.Validate(dataName, map[string]any{"name": "bad"}), validateEphemeral(t, server, "bad")...); len(got) > 0 {
			t.Errorf("without Validate: %s", acctest.Texts(got))
		}
	}
	data.Validate = func(config dataConfig, _ map[string]bool) diag.Diagnostics { return validateName(config.Name) }
	secret.Validate = func(config ephemeralConfig, _ map[string]bool) diag.Diagnostics { return validateName(config.Name) }
	for _, server := range serve(t, nil, data, secret) {
		for _, validate := range []func(string) []*tfprotov6.Diagnostic{
			func(name string) []*tfprotov6.Diagnostic {
				return server.Validate(dataName, map[string]any{"name": name})
			},
			func(name string) []*tfprotov6.Diagnostic { return validateEphemeral(t, server, name) },
		} {
			if got := validate("good"); len(got) > 0 {
				t.Errorf("good: %s", acctest.Texts(got))
			}
			acctest.ExpectDiagnostic(t, validate("bad"), "Bad Name", `AttributeName("name")`)
		}
	}
}

func validateName(name *string) (diags diag.Diagnostics) {
	if argument.OrZero(name) == "bad" {
		diags.AddAttributeError(path.Root("name"), "Bad Name", "")
	}
	return diags
}

func validateEphemeral(t *testing.T, server *acctest.Protocol, name string) []*tfprotov6.Diagnostic {
	t.Helper()
	typ := server.Schemas().EphemeralResourceSchemas[ephemeralName].ValueType()
	config, err := tfprotov6.NewDynamicValue(typ, acctest.Value(t, typ, map[string]any{"name": name}))
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.Server().ValidateEphemeralResourceConfig(t.Context(), &tfprotov6.ValidateEphemeralResourceConfigRequest{
		TypeName: ephemeralName, Config: &config,
	})
	if err != nil {
		t.Fatal(err)
	}
	return response.Diagnostics
}

func TestSchemaHasArgumentsTimeoutsAndResults(t *testing.T) {
	t.Parallel()
	schemas := serve(t, nil, dataSource(nil), ephemeralResource(nil))["wire"].Schemas()
	for operation, schema := range map[string]*tfprotov6.Schema{
		"read": schemas.DataSourceSchemas[dataName], "open": schemas.EphemeralResourceSchemas[ephemeralName],
	} {
		marks := map[string]string{}
		for _, a := range acctest.Attributes(schema) {
			marks[a.Path] = map[bool]string{true: "optional "}[a.Optional] + map[bool]string{true: "computed "}[a.Computed] +
				map[bool]string{true: "sensitive"}[a.Sensitive]
		}
		want := map[string]string{
			"name": "optional ", "names": "optional ", "timeouts": "optional ", "timeouts." + operation: "optional ",
			"title": "computed sensitive", "size": "computed ", "inner": "computed ", "inner.tags": "computed ",
		}
		if !maps.Equal(marks, want) || schema.Block.Description != "A thing." {
			t.Errorf("%s: %v, %q", operation, marks, schema.Block.Description)
		}
	}
}
