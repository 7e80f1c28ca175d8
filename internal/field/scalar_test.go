// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

func TestStringReadsNumberAsSent(t *testing.T) {
	t.Parallel()
	expectField(t, field.String{Name: "a_b", From: "aB", Doc: "A."}, "a_b", "aB", []sent{
		{"", `null`, ""},
		{`null`, `null`, ""},
		{`""`, `""`, ""},
		{`"x"`, `"x"`, ""},
		{`"null"`, `"null"`, ""},
		{`"caf\u00e9 \ud83d\ude00 \ud800 \u0000\"\\"`, `"café 😀 � \u0000\"\\"`, ""},
		{"\"\xff\"", `"�"`, ""},
		{`12`, `"12"`, ""},
		{`1.50`, `"1.50"`, ""},
		{`-0.0`, `"-0.0"`, ""},
		{`1E+400`, `"1E+400"`, ""},
		{`12345678901234567890`, `"12345678901234567890"`, ""},
		{`true`, `null`, "aB"},
		{`false`, `null`, "aB"},
		{`[]`, `null`, "aB"},
		{`["x"]`, `null`, "aB"},
		{`{}`, `null`, "aB"},
		{`01`, `null`, "aB"},
		{`NaN`, `null`, "aB"},
		{`1,"aB":"last"`, `"last"`, ""},
	})
}

func TestStringOrJSONReadsOtherTypesAsJSON(t *testing.T) {
	t.Parallel()
	expectField(t, field.String{Name: "a", OrJSON: true, Doc: "A."}, "a", "a", []sent{
		{"", `null`, ""},
		{`null`, `null`, ""},
		{`""`, `""`, ""},
		{`"{}"`, `"{}"`, ""},
		{`1.50`, `"1.50"`, ""},
		{`12345678901234567890`, `"12345678901234567890"`, ""},
		{`true`, `"true"`, ""},
		{`[]`, `"[]"`, ""},
		{`[1.0, null, "x"]`, `"[1.0,null,\"x\"]"`, ""},
		{`{"b": 1, "a": null}`, `"{\"a\":null,\"b\":1}"`, ""},
		{`01`, `"\"01\""`, ""},
	})
}

func TestStringKeyMayContainDots(t *testing.T) {
	t.Parallel()
	table := tableOf(field.String{Name: "a", Key: "cloud.provider", Doc: "A."})
	expect(t, table, `{"cloud.provider":"aws","cloud":{"provider":"no"}}`, `{"a":"aws"}`, "")
	expect(t, table, `{"cloud":{"provider":"no"}}`, `{"a":null}`, "")
	expect(t, table, `{"cloud.provider":true}`, `{"a":null}`, `["cloud.provider"]`)
	also := tableOf(field.String{Name: "a", Key: "cloud.provider", Also: "cloud.name", Doc: "A."})
	expect(t, also, `{"cloud.provider":null,"cloud":{"name":"aws"}}`, `{"a":"aws"}`, "")
}

func TestJSONReadsAnyTypeNormalized(t *testing.T) {
	t.Parallel()
	expectField(t, field.JSON{Name: "a_json", Doc: "A."}, "a_json", "a", []sent{
		{"", `null`, ""},
		{`null`, `null`, ""},
		{`""`, `"\"\""`, ""},
		{`"x"`, `"\"x\""`, ""},
		{`false`, `"false"`, ""},
		{`[]`, `"[]"`, ""},
		{`{}`, `"{}"`, ""},
		{`1e400`, `"1e400"`, ""},
		{`12345678901234567890`, `"12345678901234567890"`, ""},
		{`-0.0`, `"-0.0"`, ""},
		{`{ "b": [1.50, null], "a": null, "b": 0.10 }`, `"{\"a\":null,\"b\":0.10}"`, ""},
	})
	expectField(t, field.JSON{Name: "a_json", From: "b", Doc: "A."}, "a_json", "b", []sent{{`[1]`, `"[1]"`, ""}})
}

func TestNumberReadsNumberInString(t *testing.T) {
	t.Parallel()
	digits := strings.Repeat("9", 1000)
	expectField(t, field.Number{Name: "a", Doc: "A."}, "a", "a", []sent{
		{"", `null`, ""},
		{`null`, `null`, ""},
		{`0`, `0`, ""},
		{`7`, `7`, ""},
		{`-7`, `-7`, ""},
		{`"12"`, `12`, ""},
		{`"-1.5e1"`, `-15`, ""},
		{`-0.0`, `0`, ""},
		{`0e999999999`, `0`, ""},
		{`0.25`, `0.25`, ""},
		{`"` + digits + `9"`, `null`, "a"},
		{digits + `9`, `null`, "a"},
		{`1e1000`, `null`, "a"},
		{`1e-1000`, `null`, "a"},
		{`1e999999999999999999999`, `null`, "a"},
		{`""`, `null`, "a"},
		{`" 1"`, `null`, "a"},
		{`"0x10"`, `null`, "a"},
		{`"1_000"`, `null`, "a"},
		{`"+1"`, `null`, "a"},
		{`"Infinity"`, `null`, "a"},
		{`01`, `null`, "a"},
		{`NaN`, `null`, "a"},
		{`true`, `null`, "a"},
		{`[1]`, `null`, "a"},
		{`{}`, `null`, "a"},
	})
}

// TestNumberKeepsEveryDigit checks the written form: an integer of 64 bits, or the digits
// that were sent, which Terraform reads as the same number.
func TestNumberKeepsEveryDigit(t *testing.T) {
	t.Parallel()
	table := tableOf(field.Number{Name: "a", Doc: "A."})
	for digits, want := range map[string]any{
		"12": int64(12), "-12": int64(-12), "9223372036854775807": int64(9223372036854775807),
		"-9223372036854775808": int64(-9223372036854775808), "9223372036854775808": "9223372036854775808",
		"12345678901234567890": "12345678901234567890", "0.1": "0.1", "1.0": "1.0", "1.50": "1.50", "-0.0": int64(0), "-0": int64(0),
		"1e400": "1e400", "1E-400": "1E-400", "0.30000000000000004": "0.30000000000000004",
		strings.Repeat("9", 1000): strings.Repeat("9", 1000), "1e999": "1e999",
	} {
		for _, value := range []string{digits, `"` + digits + `"`} {
			document := parse(t, `{"a":`+value+`}`)
			state, err := table.State(t.Context(), none{}, field.Whole{Root: document.Root()})
			if err != nil {
				t.Fatal(err)
			}
			if written := raw(t, state); written["a"] != want {
				t.Errorf("%s is written as the %T %v", value, written["a"], written["a"])
			}
			exact, _, err := big.ParseFloat(digits, 10, 512, big.ToNearestEven)
			if err != nil {
				t.Fatal(err)
			}
			if exact.Sign() == 0 {
				exact = new(big.Float)
			}
			number := as[map[string]tftypes.Value](t, decode(t, table, state, nil))["a"]
			if !number.Equal(tftypes.NewValue(tftypes.Number, exact)) {
				t.Errorf("%s is %s for Terraform", value, number)
			}
			if found := paths(document); found != "" {
				t.Errorf("%s is noted: %s", value, found)
			}
		}
	}
}

func TestBoolReadsNothingButBooleans(t *testing.T) {
	t.Parallel()
	expectField(t, field.Bool{Name: "a", Doc: "A."}, "a", "a", []sent{
		{"", `null`, ""},
		{`null`, `null`, ""},
		{`true`, `true`, ""},
		{`false`, `false`, ""},
		{`0`, `null`, "a"},
		{`1`, `null`, "a"},
		{`"true"`, `null`, "a"},
		{`""`, `null`, "a"},
		{`[]`, `null`, "a"},
		{`{}`, `null`, "a"},
	})
}
