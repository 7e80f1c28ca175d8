// SPDX-License-Identifier: MPL-2.0

package wire_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// attributes writes an object with count attributes.
func attributes(count int) func(*wire.Writer) {
	return func(w *wire.Writer) {
		w.Map(count)
		for range count {
			w.Name("a")
			w.Null()
		}
	}
}

func TestWriteLimitsAttributes(t *testing.T) {
	t.Parallel()
	half := wire.NewWriter(t.Context())
	attributes(500_000)(half)
	for name, test := range map[string]struct {
		write    func(*wire.Writer)
		tooLarge bool
	}{
		"a million":           {attributes(1_000_000), false},
		"one more":            {attributes(1_000_001), true},
		"a million, appended": {func(w *wire.Writer) { w.List(2); w.Append(half); w.Append(half) }, false},
		"one more, appended":  {func(w *wire.Writer) { w.List(3); attributes(1)(w); w.Append(half); w.Append(half) }, true},
		"elements of a list":  {func(w *wire.Writer) { w.Strings(make([]string, 1_000_001)) }, true},
		"members of a map":    {func(w *wire.Writer) { w.List(2); attributes(1_000_000)(w); w.StringMap(map[string]string{"a": "b"}) }, true},
		"one more, after":     {func(w *wire.Writer) { w.List(3); w.Append(half); w.Append(half); attributes(1)(w) }, true},
	} {
		state, err := wire.Write(t.Context(), test.write)
		if wire.IsTooLarge(err) != test.tooLarge || (err != nil) != test.tooLarge || (state == nil) != test.tooLarge {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNameEndsWritingAtLimit(t *testing.T) {
	t.Parallel()
	count := 0
	_, err := wire.Write(t.Context(), func(w *wire.Writer) {
		for count < 2_000_000 && w.Name("a") {
			count++
		}
	})
	if !wire.IsTooLarge(err) || count != 1_000_000 {
		t.Errorf("got %v after %d attributes", err, count)
	}
}

// TestWriteLimitsBytes needs some hundred megabytes, so it does not run in parallel. The
// oversized value comes last, where no further attribute checks the size.
func TestWriteLimitsBytes(t *testing.T) {
	large := make([]byte, wire.MaxState)
	state, err := wire.Write(t.Context(), func(w *wire.Writer) {
		w.Map(1)
		w.Name("a")
		w.Text(large)
	})
	if !wire.IsTooLarge(err) || state != nil {
		t.Errorf("got %v", err)
	}
}

func TestWriteEndsWithContext(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	text := strings.Repeat("x", 1000)
	count := 0
	state, err := wire.Write(ctx, func(w *wire.Writer) {
		w.Map(1_000_000)
		for w.Name("a") {
			w.String(text)
			if count == 2 {
				cancel()
			}
			count++
		}
	})
	// The context is checked once in a megabyte.
	if !errors.Is(err, context.Canceled) || state != nil || count > 3+1100 {
		t.Errorf("got %v after %d attributes", err, count)
	}
	count = 0
	_, err = wire.Write(ctx, func(w *wire.Writer) {
		if w.Name("a") {
			count++
		}
	})
	if !errors.Is(err, context.Canceled) || count != 0 {
		t.Errorf("after the end: %v and %d attributes", err, count)
	}
}
