// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	_ "embed" // for the template
	"encoding/json"
	"maps"
	"strconv"
	"strings"
)

type list = []any

// templateFile is the template of an event. Each string in this JSON names the sections that
// show the value at its location, and is replaced by a canary:
//
//	summary               section summary
//	frames+threads        both of these together
//	summary|exceptions    either of these
//	*                     every read
//	-                     none
//	#summary              as the others, but a number
//	#^context[1][0]       a number, the canary at that location of the same object
//	=error                no canary, the string after the sign
//
// In keys, and in strings after the equals sign, {summary} is replaced by a canary. A key with
// commas means several members. A key @frame adds the members of the part "frame" that the
// object does not have itself. There, the words of its value replace $1, $2, and so on.
//
//go:embed canaries.template.json
var templateFile []byte

// template is the content of templateFile.
type template struct {
	Parts map[string]object
	Event object
}

func readTemplate() template {
	var t template
	if err := json.Unmarshal(templateFile, &t); err != nil {
		panic("catalogue: " + err.Error())
	}
	return t
}

// complete returns the template of the event with its parts inserted, and with the missing
// attributes of the provider's tables.
func (t template) complete() object {
	event := t.object(t.Event, nil)
	t.addTables(event)
	return event
}

// object returns a copy of an object of the template, with its parts in it.
func (t template) object(written object, words []string) object {
	complete := object{}
	for key, value := range written {
		if name, isPart := strings.CutPrefix(key, "@"); isPart {
			maps.Copy(complete, t.part(name, replaced(value.(string), words)))
		}
	}
	for keys, value := range written {
		if strings.HasPrefix(keys, "@") {
			continue
		}
		for key := range strings.SplitSeq(replaced(keys, words), ", ") {
			complete[key] = t.value(value, words)
		}
	}
	return complete
}

func (t template) part(name, words string) object {
	part, known := t.Parts[name]
	if !known {
		panic("catalogue: the template has no part " + name)
	}
	return t.object(part, strings.Fields(words))
}

func (t template) value(written any, words []string) any {
	switch written := written.(type) {
	case object:
		return t.object(written, words)
	case list:
		complete := make(list, len(written))
		for i, element := range written {
			complete[i] = t.value(element, words)
		}
		return complete
	case string:
		return replaced(written, words)
	default:
		return written
	}
}

// replaced replaces $1, $2, and so on by words.
func replaced(text string, words []string) string {
	for i, word := range words {
		text = strings.ReplaceAll(text, "$"+strconv.Itoa(i+1), word)
	}
	return text
}
