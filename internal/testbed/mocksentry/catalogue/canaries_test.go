// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func decoded(t *testing.T, body []byte) object {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var event object
	if err := decoder.Decode(&event); err != nil {
		t.Fatal(err)
	}
	return event
}

// TestCanariesCoverAPI: no field that the API is known to have is left out.
func TestCanariesCoverAPI(t *testing.T) {
	t.Parallel()
	body, _ := Canaries()
	seen := fields{}
	seen.walk("", decoded(t, body))
	for line := range strings.SplitSeq(strings.TrimSpace(known), "\n") {
		object, names, _ := strings.Cut(line, ":")
		for name := range strings.SplitSeq(strings.TrimSpace(names), ",") {
			name, _, _ = strings.Cut(name, "=")
			if want := strings.Trim(object+"/"+name, "/"); !seen[want] {
				t.Errorf("the event has no %s", want)
			}
		}
	}
}

// TestCanariesAreUnique: a canary identifies its origin.
func TestCanariesAreUnique(t *testing.T) {
	t.Parallel()
	body, planted := Canaries()
	for i, canary := range planted {
		for _, other := range planted[i+1:] {
			if strings.Contains(other.Text, canary.Text) || strings.Contains(canary.Text, other.Text) {
				t.Errorf("%s and %s", canary, other)
			}
		}
		if count := bytes.Count(body, []byte(canary.Text)); count != 1 && !strings.HasSuffix(canary.Path, "context[1][0]") {
			t.Errorf("%s occurs at %d locations", canary, count)
		}
	}
	if len(planted) < 1000 {
		t.Errorf("there are only %d", len(planted))
	}
}

// TestEveryScalarIsCanary: the exceptions are a few strings that others depend on.
func TestEveryScalarIsCanary(t *testing.T) {
	t.Parallel()
	body, _ := Canaries()
	var others []string
	var walk func(value any)
	walk = func(value any) {
		switch value := value.(type) {
		case object:
			for _, member := range value {
				walk(member)
			}
		case list:
			for _, element := range value {
				walk(element)
			}
		case string, json.Number:
			if text := fmt.Sprint(value); len(FindCanaries(text)) != 1 {
				others = append(others, text)
			}
		}
	}
	walk(decoded(t, body))
	slices.Sort(others)
	others = slices.Compact(others)
	want := strings.Fields("@email:replace Cookie breadcrumbs csp debugmeta environment exception expectct expectstaple " + CanariesID +
		" handled hpkp level message nel no release request s server_name spans stacktrace template threads transaction user user. " +
		"user.email users")
	if !slices.Equal(others, want) {
		t.Errorf("no canaries are %q, want %q", others, want)
	}
}

func TestFindReturnsCanaries(t *testing.T) {
	t.Parallel()
	body, planted := Canaries()
	for name, text := range map[string]string{
		"event": string(body), "event of wrong types": string(CanariesOfWrongTypes()),
		"event of wrong types behind keys": string(CanariesOfWrongTypesBehindKeys()),
	} {
		if found := FindCanaries(text); len(found) != len(planted) {
			t.Errorf("the %s has %d of %d", name, len(found), len(planted))
		}
	}
	first, last := planted[0], planted[len(planted)-1]
	for text, want := range map[string]int{
		"": 0, "canary-0001-": 0, first.Text[1:]: 0, first.Text[:len(first.Text)-1]: 0, first.Text: 1, "77" + last.Text + first.Text + "7": 2,
	} {
		if found := FindCanaries(text); len(found) != want {
			t.Errorf("%q has %d, want %d", text, len(found), want)
		}
	}
}

func TestIsShownReportsSections(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		spec string
		read []string
		want bool
	}{
		{"*", nil, true}, {"-", nil, false}, {"-", []string{"tags"}, false}, {"-", []string{"raw"}, true}, {"tags", nil, false},
		{"tags", []string{"user", "tags"}, true}, {"a+b", []string{"a"}, false}, {"a+b", []string{"b", "a"}, true},
		{"a|b", []string{"b"}, true}, {"a|b", []string{"c"}, false},
	} {
		if got := (Canary{ShownBy: alternatives(tc.spec)}).IsShown(tc.read...); got != tc.want {
			t.Errorf("%s is shown by %v: %v", tc.spec, tc.read, got)
		}
	}
}
