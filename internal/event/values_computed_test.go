// SPDX-License-Identifier: MPL-2.0

package event_test

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// derivedValue is an attribute that depends on several locations of an event. From returns
// the value that it would have at one location, and whether that is certain.
type derivedValue struct {
	attribute, mark string
	from            func(event map[string]any) (source any, certain bool)
}

func (d derivedValue) name() string { return d.attribute[strings.LastIndex(d.attribute, ".")+1:] }

func (d derivedValue) object() string {
	return strings.TrimSuffix(strings.TrimSuffix(d.attribute, d.name()), ".")
}

// always is for values that are always certain.
func always(from func(map[string]any) any) func(map[string]any) (any, bool) {
	return func(event map[string]any) (any, bool) { return from(event), true }
}

func tagNamed(key string) func(map[string]any) (any, bool) {
	return always(func(event map[string]any) any {
		if value := tagsOf(event)[key]; value != nil {
			return value
		}
		return event[key]
	})
}

func tagsWhere(personal bool) func(map[string]any) (any, bool) {
	return always(func(event map[string]any) any {
		tags := tagsOf(event)
		for key := range tags {
			if (key == "user" || strings.HasPrefix(key, "user.")) != personal {
				delete(tags, key)
			}
		}
		return tags
	})
}

// derivedValues are the expected values of computed attributes, written without the functions
// of the product.
var derivedValues = []derivedValue{
	{"level", "", tagNamed("level")},
	{"environment", "", tagNamed("environment")},
	{"transaction", "", tagNamed("transaction")},
	{"dist", "", always(func(event map[string]any) any {
		if event["dist"] == nil {
			return tagsOf(event)["dist"]
		}
		return event["dist"]
	})},
	{"release.version", "", always(versionOf)},
	{"tags", "{}", tagsWhere(false)},
	{"user.tags", "{}", tagsWhere(true)},
	{"handled", "?", handledOf},
	{"user_present", "?", always(userPresent)},
	{"entry_types", "[]", always(func(event map[string]any) any { return entryTypes(event) })},
	{"breadcrumb_count", "#", always(func(event map[string]any) any {
		breadcrumbs, _ := objectsAt(entryOf(event, "breadcrumbs"), "data.values[]")
		return json.Number(strconv.Itoa(len(breadcrumbs)))
	})},
	{"other_entries_json", "{~}", always(otherEntries)},
	{"exception_type", "^", ofMainException("type")},
	{"exception_value", "^", ofMainException("value")},
	{"contexts.flags", "{^}", always(flagsOf)},
	{"request.query_string", "", queryOf},
	{"raw_json", "~", always(func(event map[string]any) any { return event })},
}

// tagsOf returns the tags with a key and a value. If a key repeats, the first value wins.
func tagsOf(event map[string]any) map[string]any {
	tags := map[string]any{}
	for _, tag := range pairsOf(event["tags"], true) {
		key, hasKey := textOf(tag[0])
		value, hasValue := textOf(tag[1])
		if key = canonical(key); hasKey && hasValue && tags[key] == nil {
			tags[key] = value
		}
	}
	return tags
}

// versionOf returns the version of the release, in whichever form the event contains it.
func versionOf(event map[string]any) any {
	version := event["release"]
	if release, isObject := version.(map[string]any); isObject {
		version = release["version"]
	}
	if text, ok := textOf(version); ok {
		return text
	}
	return tagsOf(event)["release"]
}

// mainException returns the exception that the event is about. If there are several, the
// metadata names it, which other tests cover.
func mainException(event map[string]any) (exception map[string]any, certain bool) {
	exceptions, _ := objectsAt(entryOf(event, "exception"), "data.values[]")
	if len(exceptions) == 0 {
		return nil, true
	}
	metadata, _ := event["metadata"].(map[string]any)
	return exceptions[len(exceptions)-1], len(exceptions) == 1 || metadata["type"] == nil
}

func ofMainException(key string) func(map[string]any) (any, bool) {
	return func(event map[string]any) (any, bool) {
		exception, certain := mainException(event)
		if exception == nil {
			return nil, certain
		}
		if metadata, _ := event["metadata"].(map[string]any); metadata[key] != nil {
			return metadata[key], certain
		}
		if text, ok := textOf(exception[key]); ok {
			return text, certain
		}
		return nil, certain
	}
}

func handledOf(event map[string]any) (any, bool) {
	if tag, ok := tagsOf(event)["handled"].(string); ok {
		switch strings.ToLower(tag) {
		case "yes", "true":
			return true, true
		case "no", "false":
			return false, true
		}
	}
	exception, certain := mainException(event)
	mechanism, _ := exception["mechanism"].(map[string]any)
	return mechanism["handled"], certain
}

func userPresent(event map[string]any) any {
	user, _ := event["user"].(map[string]any)
	for _, key := range []string{"id", "email", "username", "ip_address", "name"} {
		if text, _ := textOf(user[key]); text != "" {
			return true
		}
	}
	for _, key := range []string{"geo", "data"} {
		members, _ := user[key].(map[string]any)
		for _, member := range members {
			if member != nil {
				return true
			}
		}
	}
	for key, value := range tagsOf(event) {
		if (key == "user" || strings.HasPrefix(key, "user.")) && value != "" {
			return true
		}
	}
	return false
}

func entryTypes(event map[string]any) []any {
	types := []any{}
	entries, _ := objectsAt(event, "entries[]")
	for _, entry := range entries {
		if kind, ok := textOf(entry["type"]); ok && !slices.Contains(types, any(kind)) {
			types = append(types, kind)
		}
	}
	return types
}

func otherEntries(event map[string]any) any {
	others := map[string]any{}
	entries, _ := objectsAt(event, "entries[]")
	seen := map[string]bool{}
	for _, entry := range entries {
		kind, ok := textOf(entry["type"])
		if !ok || seen[kind] {
			continue
		}
		seen[kind] = true
		if !slices.ContainsFunc(rules, func(r valueRule) bool { return strings.HasPrefix(r.place+".", "@"+kind+".") }) || kind == "" {
			others[kind] = entry["data"]
		}
	}
	return others
}

// flagsOf returns the evaluated flags. The last evaluation wins.
func flagsOf(event map[string]any) any {
	flags := map[string]any{}
	evaluations, _ := objectsAt(event, "contexts.flags.values[]")
	for _, evaluation := range evaluations {
		if flag, ok := textOf(evaluation["flag"]); ok && evaluation["result"] != nil {
			flags[canonical(flag)] = evaluation["result"]
		}
	}
	return flags
}

// queryOf returns a query that is a string, or pairs. Only pairs of plain letters are
// certain. Other tests cover the escaping.
func queryOf(event map[string]any) (any, bool) {
	entry, _ := objectsAt(entryOf(event, "request"), "data")
	query := memberOf(entry[0], "query")
	if query == nil {
		query = entry[0]["query_string"]
	}
	members, isObject := query.(map[string]any)
	if _, isList := query.([]any); !isList && !isObject {
		return query, true
	}
	var parts []string
	certain := len(members) < 2 // Their order is not known here.
	for _, pair := range pairsOf(query, true) {
		part, _ := textOf(pair[0])
		value, ok := textOf(pair[1])
		certain = certain && url.QueryEscape(part+value) == part+value
		if ok {
			part += "=" + value
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "&"), certain
}

// computedOfObject are the expected values of attributes that depend on several members of
// one object.
var computedOfObject = map[string]func(map[string]any) any{"context_line": contextLine, "has_in_app_frames": hasInAppFrames}

// hasInAppFrames returns the value that a stack trace contains, or else that of its frames.
func hasInAppFrames(trace map[string]any) any {
	if told := memberOf(trace, "hasSystemFrames"); told != nil {
		return told
	}
	var known any
	frames, _ := objectsAt(trace, "frames[]")
	for _, frame := range frames {
		if own, ok := memberOf(frame, "inApp").(bool); ok && (known == nil || own) {
			known = own
		}
	}
	return known
}

// contextLine returns the line of a frame among those around it, or else the separate line.
func contextLine(frame map[string]any) any {
	number, ok := textOf(memberOf(frame, "lineNo"))
	lines, _ := frame["context"].([]any)
	for _, element := range lines {
		pair, _ := element.([]any)
		if len(pair) != 2 {
			continue
		}
		if text, isText := textOf(pair[0]); isText && ok && text == number && jsonNumber.MatchString(number) {
			if line, isText := textOf(pair[1]); isText {
				return line
			}
			break
		}
	}
	return frame["context_line"]
}
