// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// fieldsNotMapped is the page of the docs that lists the fields without an attribute.
const fieldsNotMapped = "../../templates/guides/fields-not-mapped.md"

func compareWithTable(t *testing.T, rows map[string]*regexp.Regexp, mapped, unmapped map[string]bool) {
	t.Helper()
	used := map[string]bool{}
	for kind := range unmapped {
		listed := false
		for row, pattern := range rows {
			if pattern.MatchString(kind) {
				listed, used[row] = true, true
			}
		}
		if !listed {
			t.Errorf("%s is neither mapped nor listed in %s", kind, fieldsNotMapped)
		}
	}
	for row, pattern := range rows {
		if !used[row] {
			t.Errorf("%s lists %s, which no event of the catalogue has unmapped", fieldsNotMapped, row)
		}
		for kind := range mapped {
			if pattern.MatchString(kind) {
				t.Errorf("%s lists %s, but %s is mapped", fieldsNotMapped, row, kind)
			}
		}
	}
}

// readTable parses the patterns of the docs' table: the code in the first column of each row,
// in which ** matches anything and * one name.
func readTable(t *testing.T) map[string]*regexp.Regexp {
	t.Helper()
	text, err := os.ReadFile(fieldsNotMapped)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]*regexp.Regexp{}
	for line := range strings.SplitSeq(string(text), "\n") {
		first, _, _ := strings.Cut(strings.TrimPrefix(line, "|"), "|")
		if !strings.HasPrefix(line, "|") {
			continue
		}
		for _, code := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(first, -1) {
			pattern := regexp.QuoteMeta(code[1])
			pattern = strings.ReplaceAll(pattern, `\.\*\*`, `(?:[.\[].*)?`)
			pattern = strings.ReplaceAll(pattern, `\*\*`, `.*`)
			pattern = strings.ReplaceAll(pattern, `\*`, `[^.\[\]]+`)
			rows[code[1]] = regexp.MustCompile("^" + pattern + "$")
		}
	}
	if len(rows) == 0 {
		t.Fatalf("%s contains no table", fieldsNotMapped)
	}
	return rows
}

// scalar is a scalar of a document.
type scalar struct {
	root   any
	change func()
	revert func()
}

// changed returns the document with the scalar's value changed.
func (l scalar) changed(t *testing.T) []byte {
	t.Helper()
	l.change()
	defer l.revert()
	text, err := json.Marshal(l.root)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// scalarsByKind returns the scalars of an event by kind: the path without indexes, and with
// the type instead of an entry's index.
func scalarsByKind(t *testing.T, body []byte) map[string][]scalar {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var root any
	if err := decoder.Decode(&root); err != nil {
		t.Fatal(err)
	}
	found := map[string][]scalar{}
	collectScalars(root, root, "", found)
	return found
}

func collectScalars(root, value any, path string, found map[string][]scalar) {
	switch container := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(container)) {
			inner := path + "." + key
			if path == "" {
				inner = key
			}
			if !addScalar(root, container[key], inner, found, func(v any) { container[key] = v }) {
				collectScalars(root, container[key], inner, found)
			}
		}
	case []any:
		for index, element := range container {
			inner := path + "[]"
			if entry, ok := element.(map[string]any); ok && path == "entries" {
				inner = fmt.Sprintf("entries[%v]", entry["type"])
			}
			if !addScalar(root, element, inner, found, func(v any) { container[index] = v }) {
				collectScalars(root, element, inner, found)
			}
		}
	}
}

// addScalar adds a value if it is a scalar. Null has no content, so there is nothing to
// change.
func addScalar(root, value any, path string, found map[string][]scalar, set func(any)) bool {
	var other any
	switch v := value.(type) {
	case nil:
		return true
	case string:
		other = v + "~"
	case bool:
		other = !v
	case json.Number:
		number, err := strconv.ParseFloat(string(v), 64)
		other = json.Number(strconv.FormatFloat(number+1, 'f', -1, 64))
		if err != nil || string(other.(json.Number)) == string(v) {
			other = json.Number("1")
		}
	default:
		return false
	}
	found[path] = append(found[path], scalar{root: root, change: func() { set(other) }, revert: func() { set(value) }})
	return true
}
