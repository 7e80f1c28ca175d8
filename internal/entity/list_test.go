// SPDX-License-Identifier: MPL-2.0

package entity_test

import (
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

func TestGrow(t *testing.T) {
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
	explained := entity.ExplainList(err, diagnostic.Request{Asked: "rows", Server: "https://sentry.io"}, "Read fewer fields.")
	if explained.Summary() != "Result Too Large" || !strings.HasSuffix(explained.Detail(), "Read fewer fields.") ||
		!strings.Contains(explained.Detail(), "128 MiB") {
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
