// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

func TestGrowLimitsState(t *testing.T) {
	t.Parallel()
	var list entity.List
	if err := list.Grow(wire.MaxState - 40); err != nil {
		t.Fatal(err)
	}
	if err := list.Grow(40); err != nil {
		t.Fatal(err)
	}
	err := list.Grow(1)
	if err == nil {
		t.Fatal("one byte too much is allowed")
	}
	explained := entity.ExplainList(err, diagnostic.Request{Requested: "rows", Server: "https://sentry.io"}, "Read fewer fields.")
	if explained.Summary() != "Result Too Large" || !strings.HasSuffix(explained.Detail(), "Read fewer fields.") ||
		!strings.Contains(explained.Detail(), "128 MiB") {
		t.Error(explained)
	}
	_, err = wire.Write(t.Context(), func(w *wire.Writer) { w.Strings(make([]string, 1_000_001)) })
	explained = entity.ExplainList(err, diagnostic.Request{Requested: "rows", Server: "https://sentry.io"}, "")
	if explained.Summary() != "Result Too Large" || !strings.HasPrefix(explained.Detail(), "While reading rows from https://sentry.io") {
		t.Error(explained)
	}
	unbounded := new(entity.List)
	if err := unbounded.Grow(128 << 20); err != nil {
		t.Error(err)
	}
	if unbounded.Grow(1) == nil {
		t.Error("more than the largest state is allowed")
	}
}

// TestErrorHidesTypesOfList: an error returns none of the values, so their types do not cause
// a warning.
func TestErrorHidesTypesOfList(t *testing.T) {
	t.Parallel()
	for want, within := range map[string]time.Duration{"Things Have Values of Unexpected Type": time.Hour, "Read Timed Out": 0} {
		read := func(
			ctx context.Context, _ *argument.Provider, config any, _ arguments, _ time.Duration,
		) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			ctx, cancel := context.WithTimeout(ctx, within)
			defer cancel()
			var list entity.List
			list.Unexpected.Add("[0].title")
			return list.State(ctx, diagnostic.Request{}, config, results, whole(t, `{"size":1}`), "Things Have")
		}
		for _, block := range blocks(t, acctest.Data(t, "http://127.0.0.1:1"), read) {
			state, diagnostics := block.read(nil)
			if len(diagnostics) != 1 || diagnostics[0].Summary != want || state.IsZero() != (within == 0) {
				t.Errorf("%s: %s", block.name, acctest.Texts(diagnostics))
			}
		}
	}
}
