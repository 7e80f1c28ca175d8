// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"encoding/json"
	"maps"
)

// Compatible servers respond with parts of an event in the form in which SDKs send it: with
// other names, and without null values.

// renamed renames the members of an object.
func renamed(object map[string]any, names map[string]string) {
	for from, to := range names {
		if value, has := object[from]; has {
			delete(object, from)
			object[to] = value
		}
	}
}

func isNull(_ string, value any) bool { return value == nil }

// storedFrameNames maps the members of a frame to their names in the form of SDKs.
var storedFrameNames = map[string]string{
	"absPath": "abs_path", "colNo": "colno", "inApp": "in_app", "instructionAddr": "instruction_addr", "lineNo": "lineno",
	"rawFunction": "raw_function", "sourceLink": "source_link", "symbolAddr": "symbol_addr",
}

// storeFrame converts a frame to the form of SDKs.
func storeFrame(frame map[string]any) {
	before, after := []any{}, []any{}
	for _, line := range elements(frame["context"]) {
		pair := elements(line)
		if len(pair) != 2 {
			continue
		}
		switch order := lineOrder(pair[0], frame["lineNo"]); {
		case order == 0:
			frame["context_line"] = pair[1]
		case order < 0:
			before = append(before, pair[1])
		default:
			after = append(after, pair[1])
		}
	}
	if _, has := frame["context_line"]; has {
		frame["pre_context"], frame["post_context"] = before, after
	}
	delete(frame, "context")
	maps.DeleteFunc(frame, isNull)
	renamed(frame, storedFrameNames)
}

// lineOrder compares two line numbers. Other values come after all numbers.
func lineOrder(line, with any) float64 {
	number, isNumber := line.(json.Number)
	middle, isMiddle := with.(json.Number)
	if !isNumber || !isMiddle {
		return 1
	}
	a, _ := number.Float64()
	b, _ := middle.Float64()
	return a - b
}

// storeTraces converts the stack traces of an event, and the values that contain them, to the
// form of SDKs. It calls f with each frame of an exception.
func storeTraces(event map[string]any, f func(frame map[string]any)) {
	for _, entry := range elements(event["entries"]) {
		kind, data := member(entry, "type"), member(entry, "data")
		values := append(elements(member(data, "values")), data)
		for _, value := range values {
			owner, _ := value.(map[string]any)
			renamed(owner, map[string]string{"threadId": "thread_id"})
			delete(owner, "rawStacktrace")
			for _, frame := range frames(owner) {
				storeFrame(frame)
				if kind == "exception" {
					f(frame)
				}
			}
		}
	}
}

// frames returns the frames of a stack trace, or of a value that contains one.
func frames(owner map[string]any) []map[string]any {
	var found []map[string]any
	for _, frame := range append(elements(owner["frames"]), elements(member(owner["stacktrace"], "frames"))...) {
		if object, ok := frame.(map[string]any); ok {
			found = append(found, object)
		}
	}
	return found
}
