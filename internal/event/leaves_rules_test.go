// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"regexp"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// leafRule is an attribute of the tables, as it is compared with an event by other
// means than those of the product: object and place are paths, in which [] stands for
// each object of a list, {} for each object of an object, @ for the first entry of a
// type, and @top for the innermost frame of the application. That the tables themselves
// are right is the subject of origins.txt and of the golden states.
type leafRule struct{ object, place, name, mark, key string }

func (r leafRule) attribute() string { return strings.TrimPrefix(r.object+"."+r.name, ".") }

var entryStep = regexp.MustCompile(`^entries\[(\w+)\]`)

// marks are how values of a kind are compared, see sameLeaf.
var marks = map[field.Kind]string{
	field.KindString: "", field.KindJSON: "~", field.KindNumber: "#", field.KindBool: "?", field.KindStrings: "[]",
	field.KindStringMap: "{}", field.KindJSONMap: "{~}", field.KindPairs: "[:]",
}

// rules are those of all attributes but the computed ones, for which derivedLeaves has
// rules written by hand.
var rules = readRules()

func readRules() []leafRule {
	var read []leafRule
	for a := range event.DataSource().Results.Attributes() {
		if a.Nested() {
			continue
		}
		object, name := cutLast(a.Path)
		rule := leafRule{object: object, name: name, mark: marks[a.Kind]}
		if last := len(a.Location) - 1; last >= 0 {
			rule.key = a.Location[last]
			rule.place = entryStep.ReplaceAllString(strings.Join(a.Location[:last], "."), "@$1")
		}
		if a.OrJSON {
			rule.mark = map[string]string{"": "^", "{}": "{^}"}[rule.mark]
		}
		if object == "top_in_app_frame" {
			rule.place = "@top"
		}
		switch {
		case computedOfObject[name] != nil:
		case name == "resolved_with":
			rule.mark = "<"
		case a.Computed:
			continue
		}
		read = append(read, rule)
	}
	return read
}

func cutLast(path string) (before, last string) {
	dot := strings.LastIndex(path, ".")
	return path[:max(dot, 0)], path[dot+1:]
}

// twins are other keys under which compatible servers send what Sentry sends under one.
var twins = map[string]string{"lineNo": "lineno", "colNo": "colno", "groupID": "issue"}

var capital = regexp.MustCompile(`([a-z])([A-Z]+)`)

func inSnakeCase(key string) string { return strings.ToLower(capital.ReplaceAllString(key, "${1}_$2")) }

// memberOf is a member of an object under its own key, or else under one of its twins.
func memberOf(object map[string]any, key string) any {
	for _, one := range []string{key, inSnakeCase(key)} {
		if object[one] != nil {
			return object[one]
		}
	}
	if twin, ok := twins[key]; ok {
		return object[twin]
	}
	if data, _ := object["data"].(map[string]any); key == "symbolicatorStatus" {
		return data["symbolicator_status"]
	}
	return nil
}
