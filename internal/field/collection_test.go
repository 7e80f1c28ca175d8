// SPDX-License-Identifier: MPL-2.0

package field_test

import (
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

func TestStringsLeavesOutNullAndOtherTypes(t *testing.T) {
	t.Parallel()
	expectField(t, field.Strings{Name: "a", Doc: "A."}, "a", "a", []sent{
		{"", `[]`, ""},
		{`null`, `[]`, ""},
		{`[]`, `[]`, ""},
		{`[null]`, `[]`, ""},
		{`["b","a","b",""]`, `["b","a","b",""]`, ""},
		{`["x",1.50,null,12345678901234567890]`, `["x","1.50","12345678901234567890"]`, ""},
		{`["x",true,{},["y"],01]`, `["x"]`, "a[1] a[2] a[3] a[4]"},
		{`"x"`, `[]`, "a"},
		{`7`, `[]`, "a"},
		{`false`, `[]`, "a"},
		{`{"0":"x"}`, `[]`, "a"},
	})
}

func TestStringMapLeavesOutNullAndOtherTypes(t *testing.T) {
	t.Parallel()
	expectField(t, field.StringMap{Name: "a", Doc: "A."}, "a", "a", []sent{
		{"", `{}`, ""},
		{`null`, `{}`, ""},
		{`{}`, `{}`, ""},
		{`{"x":null}`, `{}`, ""},
		{`{"b":"x","a":"","":"y"}`, `{"":"y","a":"","b":"x"}`, ""},
		{`{"x":1e400,"y":12345678901234567890,"x":-0.0}`, `{"x":"-0.0","y":"12345678901234567890"}`, ""},
		{`{"x":true,"y":[],"z":"kept","w v":{}}`, `{"z":"kept"}`, `a.x a.y a["w v"]`},
		{`[]`, `{}`, "a"},
		{`"x"`, `{}`, "a"},
		{`1`, `{}`, "a"},
		{`true`, `{}`, "a"},
	})
}

func TestStringMapOrJSONReadsOtherTypesAsJSON(t *testing.T) {
	t.Parallel()
	expectField(t, field.StringMap{Name: "a", OrJSON: true, Doc: "A."}, "a", "a", []sent{
		{"", `{}`, ""},
		{`null`, `{}`, ""},
		{`{"x":null}`, `{}`, ""},
		{`{"s":"x","n":1.50,"b":true,"l":[1,null],"o":{"b":1,"a":2}}`, `{"b":"true","l":"[1,null]","n":"1.50","o":"{\"a\":2,\"b\":1}","s":"x"}`, ""},
		{`[]`, `{}`, "a"},
		{`"x"`, `{}`, "a"},
	})
}

func TestJSONMapReadsMembersAsJSON(t *testing.T) {
	t.Parallel()
	expectField(t, field.JSONMap{Name: "a_json", Doc: "A."}, "a_json", "a", []sent{
		{"", `{}`, ""},
		{`null`, `{}`, ""},
		{`{}`, `{}`, ""},
		{`{"x":null}`, `{}`, ""},
		{`{"s":"x","n":1e400,"o":{"b":1,"a":null}}`, `{"n":"1e400","o":"{\"a\":null,\"b\":1}","s":"\"x\""}`, ""},
		{`[{}]`, `{}`, "a"},
		{`0`, `{}`, "a"},
	})
	expectField(t, field.JSONMap{Name: "a_json", From: "b", Doc: "A."}, "a_json", "b", []sent{{`{"x":1}`, `{"x":"1"}`, ""}})
}

func TestPairsReadsListsOfTwoAndObjects(t *testing.T) {
	t.Parallel()
	expectField(t, field.Pairs{Name: "a", Doc: "A."}, "a", "a", []sent{
		{"", `[]`, ""},
		{`null`, `[]`, ""},
		{`[]`, `[]`, ""},
		{`[null]`, `[]`, ""},
		{`[["n","v"],["n",null],[null,1.50]]`, `[{"name":"n","value":"v"},{"name":"n","value":null},{"name":null,"value":"1.50"}]`, ""},
		{`[["n",true],[{},"v"]]`, `[{"name":"n","value":null},{"name":null,"value":"v"}]`, "a[0][1] a[1][0]"},
		{`[["n"],["n","v","w"],"n",{},["n","v"]]`, `[{"name":"n","value":"v"}]`, "a[0] a[1] a[2] a[3]"},
		{`"n=v"`, `[]`, "a"},
		{`{}`, `[]`, ""},
		{`{"n":"v","b":1.50,"a":null}`, `[{"name":"n","value":"v"},{"name":"b","value":"1.50"},{"name":"a","value":null}]`, ""},
		{`{"n":["v",null,7],"m":"w"}`, `[{"name":"n","value":"v"},{"name":"n","value":null},{"name":"n","value":"7"},{"name":"m","value":"w"}]`, ""},
		{`{"n":true,"m":["v",{}],"o":{},"p":[]}`,
			`[{"name":"n","value":null},{"name":"m","value":"v"},{"name":"m","value":null},{"name":"o","value":null},{"name":"p","value":null}]`,
			"a.n a.m[1] a.o a.p"},
	})
}
