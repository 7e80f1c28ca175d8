// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"regexp"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

// valueRule is an attribute of the tables, compared with an event by other means than those
// of the product. Object and place are paths. In them, [] means each object of a list, {}
// each object of an object, @ the first entry of a type, and @top the innermost frame of the
// application. The file origins.txt and the golden states prove that the tables themselves
// are right.
type valueRule struct{ object, place, name, mark, key string }

func (r valueRule) attribute() string { return strings.TrimPrefix(r.object+"."+r.name, ".") }

var entryStep = regexp.MustCompile(`^entries\[(\w+)\]`)

// marks maps kinds to the comparison of their values, see sameValueAs.
var marks = map[field.Kind]string{
	field.KindString: "", field.KindJSON: "~", field.KindNumber: "#", field.KindBool: "?", field.KindStrings: "[]",
	field.KindStringMap: "{}", field.KindJSONMap: "{~}", field.KindPairs: "[:]",
}

// rules contains the rules of all attributes except the computed ones, for which
// derivedValues has hand-written rules.
var rules = readRules()

func readRules() []valueRule {
	var read []valueRule
	for a := range event.DataSource().Results.Attributes() {
		if a.Nested() {
			continue
		}
		object, name := cutLast(a.Path)
		rule := valueRule{object: object, name: name, mark: marks[a.Kind]}
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

// variants are other keys under which compatible servers send the value of one of Sentry's
// keys.
var variants = map[string]string{"lineNo": "lineno", "colNo": "colno", "groupID": "issue"}

var capital = regexp.MustCompile(`([a-z])([A-Z]+)`)

func inSnakeCase(key string) string { return strings.ToLower(capital.ReplaceAllString(key, "${1}_$2")) }

// memberOf returns a member of an object under its own key, or else under a variant of it.
func memberOf(object map[string]any, key string) any {
	for _, one := range []string{key, inSnakeCase(key)} {
		if object[one] != nil {
			return object[one]
		}
	}
	if variant, ok := variants[key]; ok {
		return object[variant]
	}
	if data, _ := object["data"].(map[string]any); key == "symbolicatorStatus" {
		return data["symbolicator_status"]
	}
	return nil
}
