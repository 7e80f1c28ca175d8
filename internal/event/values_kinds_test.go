// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// sameValueAs compares a value of the state with the value of the API that it must equal, and
// reports whether there was one. It is strict both ways: what the design rules let through
// must be there, and nothing else. The marks are
//
//	nothing  string, or a number as sent
//	#   number, or a string that contains one
//	?   boolean
//	~   any value, as JSON
//	^   string, or any other value as JSON
//	[]  list of strings; < sorted
//	[:] list of pairs
//	{}  map of strings; {^} and {~} of such values
func sameValueAs(mark string, state, api any) (meant, equal bool) {
	switch mark {
	case "#":
		return sameNumberAs(state, api)
	case "?":
		truth, ok := api.(bool)
		return ok, ok && state == truth || !ok && state == nil
	case "~":
		return api != nil, api == nil && state == nil || api != nil && sameJSON(state, api)
	case "^":
		if _, ok := api.(string); !ok {
			return sameValueAs("~", state, api)
		}
	case "[]", "<":
		texts := textsOf(api)
		if mark == "<" {
			slices.Sort(texts)
		}
		return len(texts) > 0, sameTexts(state, texts)
	case "[:]":
		return samePairs(state, api)
	case "{}", "{^}", "{~}":
		return sameMaps(strings.Trim(mark, "{}"), state, api)
	}
	text, ok := textOf(api)
	got, isText := state.(string)
	return ok, ok && isText && canonical(got) == canonical(text) || !ok && state == nil
}

// textOf returns the string that represents a value.
func textOf(api any) (string, bool) {
	switch api := api.(type) {
	case string:
		return api, true
	case json.Number:
		return api.String(), true
	}
	return "", false
}

func textsOf(api any) []string {
	list, _ := api.([]any)
	texts := []string{}
	for _, element := range list {
		if text, ok := textOf(element); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

func sameTexts(state any, texts []string) bool {
	list, ok := state.([]any)
	return ok && slices.EqualFunc(list, texts, func(got any, want string) bool {
		text, ok := got.(string)
		return ok && canonical(text) == canonical(want)
	})
}

func samePairs(state, api any) (meant, equal bool) {
	pairs := pairsOf(api, false)
	got, ok := state.([]any)
	if _, isObject := api.(map[string]any); isObject { // Its order is not known here.
		got = slices.SortedStableFunc(slices.Values(got), func(a, b any) int {
			return cmp.Compare(a.(map[string]any)["name"].(string), b.(map[string]any)["name"].(string))
		})
	}
	return len(pairs) > 0, ok && slices.EqualFunc(got, pairs, func(got any, want [2]any) bool {
		pair, isObject := got.(map[string]any)
		_, sameName := sameValueAs("", pair["name"], want[0])
		_, sameValue := sameValueAs("", pair["value"], want[1])
		return isObject && sameName && sameValue
	})
}

// pairsOf returns the pairs of a list, or the members of an object, sorted by name. With
// loose, it accepts objects with key and value, and names alone.
func pairsOf(api any, loose bool) [][2]any {
	var pairs [][2]any
	list, _ := api.([]any)
	for _, element := range list {
		switch pair := element.(type) {
		case []any:
			if len(pair) == 2 || len(pair) == 1 && loose {
				pairs = append(pairs, [2]any(append(slices.Clip(pair), nil)[:2]))
			}
		case map[string]any:
			if loose {
				pairs = append(pairs, [2]any{pair["key"], pair["value"]})
			}
		}
	}
	members, _ := api.(map[string]any)
	for _, name := range slices.Sorted(maps.Keys(members)) {
		values, _ := members[name].([]any)
		for _, value := range values {
			pairs = append(pairs, [2]any{name, value})
		}
		if len(values) == 0 {
			pairs = append(pairs, [2]any{name, members[name]})
		}
	}
	return pairs
}

func sameMaps(mark string, state, api any) (meant, equal bool) {
	members, isMap := state.(map[string]any)
	got, _ := byCanonicalKey(members)
	object, _ := api.(map[string]any)
	want, doubtful := byCanonicalKey(object)
	equal = isMap
	for key, value := range want {
		if doubtful[key] {
			continue
		}
		there, same := sameValueAs(mark, got[key], value)
		_, present := got[key]
		meant, equal = meant || there, equal && same && there == present
	}
	for key := range got {
		_, known := want[key]
		equal = equal && known
	}
	return meant, equal
}

// byCanonicalKey returns the members of an object by their keys in the form that Terraform
// stores. If several keys have the same form, it is uncertain which wins.
func byCanonicalKey(object map[string]any) (members map[string]any, doubtful map[string]bool) {
	members, doubtful = map[string]any{}, map[string]bool{}
	for key, value := range object {
		key = canonical(key)
		if _, twice := members[key]; twice {
			doubtful[key] = true
		}
		members[key] = value
	}
	return members, doubtful
}

// sameJSON compares JSON of the state with a value. It compares numbers as they are written.
func sameJSON(state, api any) bool {
	text, ok := state.(string)
	if !ok {
		return false
	}
	whole := decodedObject([]byte(`{"value": ` + text + `}`))
	return len(whole) == 1 && sameValue(whole["value"], api)
}

func sameValue(got, want any) bool {
	switch want := want.(type) {
	case string:
		text, ok := got.(string)
		return ok && canonical(text) == canonical(want)
	case []any:
		list, ok := got.([]any)
		return ok && slices.EqualFunc(list, want, sameValue)
	case map[string]any:
		object, ok := got.(map[string]any)
		gotMembers, _ := byCanonicalKey(object)
		wantMembers, doubtful := byCanonicalKey(want)
		same := ok && len(gotMembers) == len(wantMembers)
		for key, value := range wantMembers {
			member, found := gotMembers[key]
			same = same && found && (doubtful[key] || sameValue(member, value))
		}
		return same
	default:
		return got == want
	}
}

var replacements = regexp.MustCompile("\ufffd+")

// canonical returns a string in the form that Terraform stores. The number of replacement
// characters for invalid bytes is not compared.
func canonical(text string) string {
	return replacements.ReplaceAllString(norm.NFC.String(text), "\ufffd")
}

// TestComparisonFindsDroppedAndInventedValues checks that the comparison detects differences.
func TestComparisonFindsDroppedAndInventedValues(t *testing.T) {
	t.Parallel()
	number := func(text string) any { return json.Number(text) }
	object := map[string]any{"a": number("1"), "b": nil, "c": true}
	for _, tc := range []struct {
		mark       string
		state, api any
		want       bool
	}{
		{"", nil, "x", false},
		{"", "1.0", number("1.0"), true},
		{"", "1", number("1.0"), false},
		{"", "true", true, false},
		{"", nil, true, true},
		{"#", nil, number("1"), false},
		{"#", nil, "1", false},
		{"#", nil, number("1e999"), false},
		{"#", nil, number("1e1000"), true},
		{"#", nil, number("0e99999999999999999999"), false},
		{"#", number("0"), number("-0.0"), true},
		{"#", number("1"), "+1", false},
		{"#", number("2"), number("1"), false},
		{"?", nil, false, false},
		{"?", true, false, false},
		{"?", false, nil, false},
		{"?", true, "true", false},
		{"~", nil, map[string]any{}, false},
		{"~", `{"a":1,"b":null,"c":true}`, object, true},
		{"~", `{"a":1.0,"b":null,"c":true}`, object, false},
		{"~", `{"a":1,"c":true}`, object, false},
		{"~", `1, "x": 2`, number("1"), false},
		{"^", "null", nil, false},
		{"^", "true", true, true},
		{"[]", []any{"a"}, []any{"a", number("1")}, false},
		{"[]", nil, nil, false},
		{"<", []any{"a", "b"}, []any{"b", nil, "a"}, true},
		{"[:]", []any{map[string]any{"name": "a", "value": nil}}, []any{[]any{"a", "b"}}, false},
		{"{}", map[string]any{"a": "1"}, object, true},
		{"{}", map[string]any{}, object, false},
		{"{}", map[string]any{"a": "1", "x": "1"}, object, false},
		{"{^}", map[string]any{"a": "1"}, object, false},
	} {
		if _, got := sameValueAs(tc.mark, tc.state, tc.api); got != tc.want {
			t.Errorf("%q: %#v for %#v passes: %t", tc.mark, tc.state, tc.api, got)
		}
	}
}
