// SPDX-License-Identifier: MPL-2.0

package wire_test

import (
	"bytes"
	"errors"
	"math"
	"math/big"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/vmihailenco/msgpack/v5"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// loose decodes msgpack with the integers that fit as int64.
func loose(t testing.TB, encoded *tfprotov6.DynamicValue) any {
	t.Helper()
	rest := bytes.NewReader(encoded.MsgPack)
	decoder := msgpack.NewDecoder(rest)
	decoder.UseLooseInterfaceDecoding(true)
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("%x: %v", encoded.MsgPack[:min(len(encoded.MsgPack), 100)], err)
	}
	if rest.Len() > 0 {
		t.Fatalf("there are %d bytes after the value", rest.Len())
	}
	return value
}

// expectNumber expects a number in the encoding that Terraform decodes as that number.
func expectNumber(t *testing.T, digits string) {
	t.Helper()
	encoded := write(t.Context(), t, func(w *wire.Writer) { w.Number([]byte(digits)) })
	exact, _, err := big.ParseFloat(digits, 10, 512, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := encoded.Unmarshal(tftypes.Number)
	if err != nil || !decoded.Equal(tftypes.NewValue(tftypes.Number, exact)) {
		t.Errorf("%s is encoded as %s, %v", digits, decoded, err)
	}
	var want any = digits
	if integer, err := strconv.ParseInt(digits, 10, 64); err == nil {
		want = integer
	}
	if got := loose(t, encoded); got != want {
		t.Errorf("%s is encoded as the %T %v", digits, got, got)
	}
}

func TestNumberIsExact(t *testing.T) {
	t.Parallel()
	for bits := range 64 {
		for _, near := range []int64{-1, 0, 1} {
			expectNumber(t, strconv.FormatInt(1<<bits+near, 10))
			expectNumber(t, strconv.FormatInt(-1<<bits+near, 10))
		}
	}
	for _, n := range []int64{math.MaxInt64, math.MinInt64, -32, -33} {
		expectNumber(t, strconv.FormatInt(n, 10))
	}
	for _, digits := range []string{
		"-0", "-0.0", "1.0", "1e3", "0.1", "12.50", "4509062593708032", "9223372036854775808", "-9223372036854775809",
		"18446744073709551615", "18446744073709551616", "340282366920938463463374607431768211456", "3.1581633495131787e+38",
		"1e400", "1e-400", "0.30000000000000004", "5E-1", strings.Repeat("9", 1000),
	} {
		expectNumber(t, digits)
	}
}

func TestStringIsCompleteAtEveryLength(t *testing.T) {
	t.Parallel()
	for _, length := range []int{0, 1, 31, 32, 33, 255, 256, 257, 65535, 65536, 65537, 3 << 20} {
		text := strings.Repeat("é", length/2) + strings.Repeat("x", length%2)
		for name, encoded := range map[string]*tfprotov6.DynamicValue{
			"String": write(t.Context(), t, func(w *wire.Writer) { w.String(text) }), "Text": write(t.Context(), t, func(w *wire.Writer) { w.Text([]byte(text)) }),
		} {
			decoded, err := encoded.Unmarshal(tftypes.String)
			if err != nil || !decoded.Equal(tftypes.NewValue(tftypes.String, text)) || loose(t, encoded) != any(text) {
				t.Errorf("%s of %d bytes: %v", name, length, err)
			}
		}
	}
}

func TestCollectionsAreCompleteAtEveryLength(t *testing.T) {
	t.Parallel()
	for _, length := range []int{0, 1, 15, 16, 17, 65535, 65536} {
		texts, list, wantMap := map[string]string{}, make([]string, length), map[string]any{}
		wantList := make([]any, length)
		for i := range length {
			list[i] = strconv.Itoa(i)
			wantList[i], texts["k"+list[i]], wantMap["k"+list[i]] = list[i], list[i], list[i]
		}
		for name, test := range map[string]struct {
			write func(*wire.Writer)
			want  any
		}{
			"Strings":   {func(w *wire.Writer) { w.Strings(list) }, wantList},
			"StringMap": {func(w *wire.Writer) { w.StringMap(texts) }, wantMap},
			"List": {func(w *wire.Writer) {
				w.List(length)
				for _, text := range list {
					w.String(text)
				}
			}, wantList},
			"Map": {func(w *wire.Writer) {
				w.Map(length)
				for _, text := range list {
					w.Name("k" + text)
					w.String(text)
				}
			}, wantMap},
			"Object and more": {func(w *wire.Writer) {
				w.Object(struct{}{}, length)
				for _, text := range list {
					w.Name("k" + text)
					w.String(text)
				}
			}, wantMap},
		} {
			if got := loose(t, write(t.Context(), t, test.write)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("%s of %d elements is another one", name, length)
			}
		}
	}
}

func TestNilIsNullAndEmptyIsEmpty(t *testing.T) {
	t.Parallel()
	got := loose(t, write(t.Context(), t, func(w *wire.Writer) {
		w.List(7)
		w.Null()
		w.Strings(nil)
		w.Strings([]string{})
		w.StringMap(nil)
		w.StringMap(map[string]string{})
		w.Bool(true)
		w.Bool(false)
	}))
	if want := []any{nil, nil, []any{}, nil, map[string]any{}, true, false}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestObjectBeginsWithMembersOfStruct(t *testing.T) {
	t.Parallel()
	encoded := write(t.Context(), t, func(w *wire.Writer) {
		w.Object(model{config: config{Names: []string{}}, Number: new(int64(math.MinInt64))}, 1)
		w.Name("more")
		w.Bool(true)
	})
	want := map[string]any{"name": nil, "names": []any{}, "number": int64(math.MinInt64), "more": true}
	if got := loose(t, encoded); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	for name, malformed := range map[string]any{"channel": struct{ C chan int }{make(chan int)}, "no struct": 7} {
		if state, err := wire.Write(t.Context(), func(w *wire.Writer) { w.Object(malformed, 0) }); err == nil || state != nil || wire.IsTooLarge(err) {
			t.Errorf("%s: got %v, %v", name, state, err)
		}
	}
}

func TestAppendAddsOutputOfWriter(t *testing.T) {
	t.Parallel()
	other := wire.NewWriter(t.Context())
	other.String("a")
	other.Number([]byte("1.5"))
	for range 2 {
		got := loose(t, write(t.Context(), t, func(w *wire.Writer) {
			w.List(3)
			w.Append(other)
			w.Null()
		}))
		if want := []any{"a", "1.5", nil}; !reflect.DeepEqual(got, want) {
			t.Errorf("got %v", got)
		}
	}
	failure := errors.New("failure")
	other.Fail(failure)
	other.Fail(errors.New("another one"))
	if state, err := wire.Write(t.Context(), func(w *wire.Writer) { w.Append(other) }); !errors.Is(err, failure) || state != nil {
		t.Errorf("got %v, %v", state, err)
	}
}

func TestFailKeepsFirstError(t *testing.T) {
	t.Parallel()
	first := errors.New("first")
	_, err := wire.Write(t.Context(), func(w *wire.Writer) {
		w.Fail(first)
		w.Fail(errors.New("second"))
		if w.Name("a") {
			t.Error("the writing goes on")
		}
	})
	if !errors.Is(err, first) {
		t.Errorf("got %v", err)
	}
	if got := loose(t, encode(t.Context(), t, config{})); len(got.(map[string]any)) != 2 {
		t.Errorf("the next state is %v", got)
	}
}

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
