// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/acctest"
)

// differ lists the attributes that can differ between the two forms of an event, including
// nested attributes. The page of the function lists them.
var differ = []string{
	// Only the API sends them.
	"internal_id", "size", "group_id", "next_event_id", "previous_event_id", "sdk_updates", "resolved_with", "crash_file", "user_report", "occurrence",
	"release.short_version", "release.id", "release.ref", "release.status", "release.date_created", "release.commit_count", "release.new_groups",
	"release.version_info", "release.user_agent", "release.data_json", "release.last_commit", "release.last_deploy", "release.authors",
	"release.projects", "errors[].message",
	// Only the stored form has them.
	"user.geo.subdivision", "culprit", "fingerprints", "grouping_config",
	// The API sends them in another form.
	"breadcrumbs[].message", "spans[].description", "contexts_json", "meta_json", "other_entries_json", "instruction_addr", "symbol_addr",
	// They are about the JSON itself.
	"content_sha256", "sensitive_data[].path", "scrubbed[].path", "read_warnings",
}

var anyIndex = regexp.MustCompile(`\[\d+\]`)

// TestStoredFormDecodesSameFacts decodes each event in both forms. A fact that both forms
// contain is the same.
func TestStoredFormDecodesSameFacts(t *testing.T) {
	t.Parallel()
	found := map[string]bool{}
	for _, name := range storedPairs(t) {
		fromAPI, fromStored := decodePair(t, name)
		unlike := map[string]string{}
		compare("", fromAPI.Plain(), fromStored.Plain(), unlike)
		for path, difference := range unlike {
			rule := differenceOf(anyIndex.ReplaceAllString(path, "[]"))
			if found[rule] = true; rule == "" {
				t.Errorf("%s: %s: %s", name, path, difference)
			}
		}
		if name == "transaction" {
			continue
		}
		for _, same := range []string{"culprit", "fingerprints", "grouping_config"} { // Only those of transactions differ.
			if got, want := asJSON(t, fromStored.Get(same)), asJSON(t, fromAPI.Get(same)); got != want {
				t.Errorf("%s: %s = %s, want %s", name, same, got, want)
			}
		}
	}
	for _, rule := range differ {
		if !found[rule] {
			t.Errorf("%s does not differ in any event", rule)
		}
	}
}

// differenceOf returns the element of differ that a path belongs to, or an empty string.
func differenceOf(path string) string {
	for _, rule := range differ {
		if path == rule || strings.HasPrefix(path, rule+".") || strings.HasPrefix(path, rule+"[") || strings.HasSuffix(path, "."+rule) {
			return rule
		}
	}
	return ""
}

// compare adds the paths of the values that differ. The rules of sensitive data and the types
// of other entries must be the same.
func compare(path string, one, other any, unlike map[string]string) {
	switch one := one.(type) {
	case map[string]any:
		other, _ := other.(map[string]any)
		if len(one) == len(other) {
			for key, value := range one {
				compare(strings.TrimPrefix(path+"."+key, "."), value, other[key], unlike)
			}
			return
		}
	case []any:
		other, _ := other.([]any)
		if len(one) == len(other) && path != "sensitive_data" {
			for i, value := range one {
				compare(fmt.Sprintf("%s[%d]", path, i), value, other[i], unlike)
			}
			return
		}
		if path == "sensitive_data" {
			if rulesOf(one) != rulesOf(other) {
				unlike["rules of sensitive_data"] = rulesOf(one) + " from the API, " + rulesOf(other) + " from the stored form"
			}
			unlike["sensitive_data[].path"] = "always"
			return
		}
	}
	if fmt.Sprint(one) != fmt.Sprint(other) {
		unlike[path] = fmt.Sprintf("%v from the API, %v from the stored form", one, other)
	}
}

// onlyThere matches the members with personal data that only one form has.
var onlyThere = regexp.MustCompile(`^(userReport|release|occurrence)\.|^user\.sentry_user$`)

// rulesOf returns the rules of sensitive data at locations that both forms have, sorted.
func rulesOf(findings []any) string {
	rules := []string{}
	for _, finding := range findings {
		found := finding.(map[string]any)                                 //nolint:forcetypeassert // A panic fails the test too.
		if path := found["path"].(string); !onlyThere.MatchString(path) { //nolint:forcetypeassert // As above.
			rules = append(rules, found["rule"].(string)) //nolint:forcetypeassert // As above.
		}
	}
	slices.Sort(rules)
	return strings.Join(rules, " ")
}

// storedPairs returns the names of the events that exist in both forms.
func storedPairs(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/stored/*.stored.json")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d events: %v", len(files), err)
	}
	names := map[string]bool{}
	for _, file := range files {
		names[strings.TrimSuffix(filepath.Base(file), ".stored.json")] = true
	}
	return slices.Sorted(maps.Keys(names))
}

func decodePair(t *testing.T, name string) (fromAPI, fromStored acctest.State) {
	t.Helper()
	return decodeText(t, readPair(t, name+".api.json")), decodeText(t, readPair(t, name+".stored.json"))
}

func readPair(t testing.TB, file string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "stored", file))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func decodeText(t *testing.T, text string) acctest.State {
	t.Helper()
	result, failed := wired(t, block("https://sentry.invalid")).Call("decode_event", text)
	if failed != nil {
		t.Fatalf("%s: %s", text, failed.Text)
	}
	return result.State
}
