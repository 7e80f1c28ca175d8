// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// column is a field that one event can be asked for. A value is nil, a string,
// an int64, a float64 or a list of these.
type column struct {
	kind, unit string
	value      func(*event) any
}

// columns are the fields that are not tags.
var columns map[string]column

func init() {
	columns = map[string]column{
		"id":                   textColumn(func(e *event) string { return e.info.ID }),
		"title":                textColumn(func(e *event) string { return e.record().title }),
		"message":              {"string", "", func(e *event) any { return e.record().message }},
		"timestamp":            {"date", "", func(e *event) any { return seconds(e.record().date) }},
		"project":              textColumn(func(e *event) string { return e.project.Slug }),
		"project.name":         textColumn(func(e *event) string { return e.project.Slug }),
		"project.id":           {"integer", "", func(e *event) any { return e.project.ID }},
		"platform":             memberColumn("platform"),
		"culprit":              memberColumn("culprit"),
		"location":             memberColumn("location"),
		"dist":                 memberColumn("dist"),
		"event.type":           memberColumn("type"),
		"sdk.name":             sdkColumn("name"),
		"sdk.version":          sdkColumn("version"),
		"issue":                textColumn(shortIDOf),
		"issue.id":             {"integer", "", issueNumber},
		"user.display":         textColumn(func(e *event) string { return e.userField("email", "username", "id", "ip_address") }),
		"user.id":              textColumn(func(e *event) string { return e.userField("id") }),
		"user.email":           textColumn(func(e *event) string { return e.userField("email") }),
		"user.username":        textColumn(func(e *event) string { return e.userField("username") }),
		"user.ip":              textColumn(func(e *event) string { return e.userField("ip_address") }),
		"stack.filename":       {"array", "", filenames},
		"error.type":           {"array", "", func(e *event) any { return e.exceptionTexts("type") }},
		"error.value":          {"array", "", func(e *event) any { return e.exceptionTexts("value") }},
		"transaction.duration": {"duration", "millisecond", duration},
	}
}

var (
	columnName = regexp.MustCompile(`^[a-zA-Z0-9_][\w.:/-]*$`)
	tagName    = regexp.MustCompile(`^tags\[([^\],]+)(?:,\s*(string|number))?\]$`)
)

// resolveColumn finds a field. Every name that could be one of a tag is one.
func resolveColumn(name string) (column, error) {
	if c, known := columns[name]; known {
		return c, nil
	}
	if tag := tagName.FindStringSubmatch(name); tag != nil {
		if tag[2] == "number" {
			return column{"number", "", func(e *event) any {
				value, _ := e.record().tag(tag[1])
				if number, err := strconv.ParseFloat(value, 64); err == nil && !math.IsInf(number, 0) && !math.IsNaN(number) {
					return number
				}
				return nil
			}}, nil
		}
		return tagColumn(tag[1]), nil
	}
	if !columnName.MatchString(name) {
		return column{}, refusef("Invalid characters in field %s", name)
	}
	return tagColumn(name), nil
}

// textColumn turns empty text into null.
func textColumn(value func(*event) string) column {
	return column{"string", "", func(e *event) any { return orNull(value(e)) }}
}

func memberColumn(name string) column {
	return textColumn(func(e *event) string { return textOf(e.record().top[name]) })
}

func sdkColumn(name string) column {
	return textColumn(func(e *event) string {
		var sdk map[string]json.RawMessage
		_ = json.Unmarshal(e.record().top["sdk"], &sdk) // nothing is there where it fails
		return textOf(sdk[name])
	})
}

func tagColumn(name string) column {
	return column{"string", "", func(e *event) any {
		if value, has := e.record().tag(name); has {
			return value
		}
		return nil
	}}
}

func seconds(date time.Time) any {
	if date.IsZero() {
		return nil
	}
	return date.UTC().Format("2006-01-02T15:04:05+00:00")
}

// shortIDOf says unknown for events without an issue, as the server does.
func shortIDOf(e *event) string {
	if i := e.project.org.issueByID(e.group); i != nil {
		return i.shortID()
	}
	return "unknown"
}

func issueNumber(e *event) any {
	number, err := strconv.ParseInt(e.group, 10, 64)
	if err != nil {
		return nil
	}
	return number
}

// userField returns the first of the user's fields that is set.
func (e *event) userField(names ...string) string {
	var user map[string]json.RawMessage
	if json.Unmarshal(e.record().top["user"], &user) != nil {
		return ""
	}
	for _, name := range names {
		if text := textOf(user[name]); text != "" {
			return text
		}
		if raw := string(user[name]); isDigits(raw) {
			return raw
		}
	}
	return ""
}

func filenames(e *event) any {
	found := []any{}
	for _, trace := range e.record().traces() {
		for _, f := range trace {
			if name := textOf(f.Filename); name != "" {
				found = append(found, name)
			}
		}
	}
	return found
}

func (e *event) exceptionTexts(name string) []any {
	found := []any{}
	for _, exception := range e.record().exceptions() {
		found = append(found, orNull(textOf(exception[name])))
	}
	return found
}

func duration(e *event) any {
	var start, end float64
	r := e.record()
	if json.Unmarshal(r.top["startTimestamp"], &start) != nil || json.Unmarshal(r.top["endTimestamp"], &end) != nil {
		return nil
	}
	return math.Round((end-start)*1e6) / 1e3
}

// aggregate is a function over the events of a row.
type aggregate struct {
	kind string
	// name is how sort may call it too, such as count for count().
	name  string
	value func([]*event) any
}

var functionCall = regexp.MustCompile(`^(\w+)\(([^()]*)\)$`)

// resolveAggregate finds a function, if the field is one.
func resolveAggregate(field string) (aggregate, bool, error) {
	parts := functionCall.FindStringSubmatch(field)
	if parts == nil {
		return aggregate{}, false, nil
	}
	name, argument := parts[1], strings.TrimSpace(parts[2])
	switch name {
	case "count", "last_seen", "first_seen":
		if argument != "" {
			return aggregate{}, true, refusef("%s: expected 0 argument(s)", field)
		}
	case "count_unique":
		if argument == "" {
			return aggregate{}, true, refusef("%s: expected 1 argument(s)", field)
		}
		c, err := resolveColumn(argument)
		return aggregate{"integer", "count_unique_" + argument, func(events []*event) any {
			different := map[string]bool{}
			for _, e := range events {
				for _, text := range asTexts(c.value(e)) {
					different[text] = true
				}
			}
			return int64(len(different))
		}}, true, err
	default:
		return aggregate{}, true, refusef("%s() is not a valid function", name)
	}
	if name == "count" {
		return aggregate{"integer", name, func(events []*event) any { return int64(len(events)) }}, true, nil
	}
	return aggregate{"date", name, func(events []*event) any {
		var found time.Time
		for _, e := range events {
			date := e.record().date
			if found.IsZero() || (!date.IsZero() && date.After(found) == (name == "last_seen")) {
				found = date
			}
		}
		return seconds(found)
	}}, true, nil
}
