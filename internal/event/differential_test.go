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

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/acctest"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/mocksentry/catalogue"
)

// fieldsNotMapped is the page of the docs that lists what has no attribute.
const fieldsNotMapped = "../../templates/guides/fields-not-mapped.md"

// instances is how many leaves of one kind are tried before the kind counts as
// not mapped: of the lines around a frame, say, only one is.
const instances = 40

// TestEveryLeafIsMappedOrListed changes every leaf of every event of the
// catalogue, kind by kind, and looks whether the state changes with it. A kind
// of leaf that leaves no mark must stand in the table of the docs, with its
// reason; a row of the table that no such leaf matches, or one that does leave a
// mark, must go.
func TestEveryLeafIsMappedOrListed(t *testing.T) {
	t.Parallel()
	served := serveCatalogue(t)
	protocol := wired(t, block(served.url))
	mapped, unmapped := map[string]bool{}, map[string]bool{}
	for _, name := range catalogue.Names() {
		if name == "odd" {
			continue // most of it is of the wrong type on purpose
		}
		for kind, leaves := range leavesByKind(t, catalogue.Event(name)) {
			if mapped[kind] || kind == "eventID" {
				continue // an answer with another id is refused
			}
			if leavesMark(t, protocol, served, name, leaves) {
				mapped[kind] = true
				delete(unmapped, kind)
			} else {
				unmapped[kind] = true
			}
		}
	}
	if len(mapped) < 400 {
		t.Errorf("only %d kinds of leaves are mapped; the test itself is broken", len(mapped))
	}
	compareWithTable(t, readTable(t), mapped, unmapped)
}

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

// readTable reads the patterns of the docs' table: the code in the first column
// of each row, in which ** stands for anything and * for one name.
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
		t.Fatalf("%s holds no table", fieldsNotMapped)
	}
	return rows
}

// leavesMark says whether the state of an event changes with any of the leaves.
func leavesMark(t *testing.T, protocol *acctest.Protocol, served *bodies, name string, leaves []leaf) bool {
	t.Helper()
	before := readMarks(t, protocol, served, catalogue.Event(name))
	for _, l := range leaves[:min(len(leaves), instances)] {
		if readMarks(t, protocol, served, l.changed(t)) != before {
			return true
		}
	}
	return false
}

// readMarks reads a body and gives its state without what follows any change.
func readMarks(t *testing.T, protocol *acctest.Protocol, served *bodies, body []byte) string {
	t.Helper()
	id := served.add(body)
	state, diagnostics := protocol.Read(typeName, map[string]any{
		"event_id": id, "include": []string{"all"}, "exclude": []string{"scan", "digest"},
	})
	if state.IsZero() {
		t.Fatal(acctest.Texts(diagnostics))
	}
	plain := maps.Clone(state.Plain())
	delete(plain, "read_warnings")
	return strings.ReplaceAll(asJSON(t, plain), id, anyID)
}

// leaf is a scalar of a document.
type leaf struct {
	root   any
	change func()
	revert func()
}

// changed is the document with the leaf's value changed.
func (l leaf) changed(t *testing.T) []byte {
	t.Helper()
	l.change()
	defer l.revert()
	text, err := json.Marshal(l.root)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// leavesByKind lists the leaves of an event by kind: the path with the indexes
// left out, and the type in place of an entry's index.
func leavesByKind(t *testing.T, body []byte) map[string][]leaf {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.UseNumber()
	var root any
	if err := decoder.Decode(&root); err != nil {
		t.Fatal(err)
	}
	found := map[string][]leaf{}
	collectLeaves(root, root, "", found)
	return found
}

func collectLeaves(root, value any, path string, found map[string][]leaf) {
	switch container := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(container)) {
			inner := path + "." + key
			if path == "" {
				inner = key
			}
			if !addLeaf(root, container[key], inner, found, func(v any) { container[key] = v }) {
				collectLeaves(root, container[key], inner, found)
			}
		}
	case []any:
		for index, element := range container {
			inner := path + "[]"
			if entry, ok := element.(map[string]any); ok && path == "entries" {
				inner = fmt.Sprintf("entries[%v]", entry["type"])
			}
			if !addLeaf(root, element, inner, found, func(v any) { container[index] = v }) {
				collectLeaves(root, element, inner, found)
			}
		}
	}
}

// addLeaf adds a value that is a leaf. Null says nothing, so there is nothing to
// change.
func addLeaf(root, value any, path string, found map[string][]leaf, set func(any)) bool {
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
	found[path] = append(found[path], leaf{root: root, change: func() { set(other) }, revert: func() { set(value) }})
	return true
}
