// SPDX-License-Identifier: MPL-2.0

package catalogue

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// The template of an event is JSON in which each text says which sections show
// what stands there, and is replaced by a canary:
//
//	summary               section summary
//	frames+threads        both of these together
//	summary|exceptions    either of these
//	*                     every read
//	-                     none
//	#summary              as the others, but a number
//	=error                no canary, the text behind the sign
//
// In keys, and in texts behind the equals sign, {summary} is replaced by a
// canary.
type list = []any

// once is a text of the template whose canary stands in several places.
type once struct{ spec string }

// shownBy describes members that the same sections show: texts, with # before the
// name numbers, and with ? truth values. More members can be added.
func shownBy(shown, names string, more ...object) object {
	described := object{}
	for name := range strings.FieldsSeq(names) {
		switch name[0] {
		case '#':
			described[name[1:]] = "#" + shown
		case '?':
			described[name[1:]] = true
		default:
			described[name] = shown
		}
	}
	for _, members := range more {
		maps.Copy(described, members)
	}
	return described
}

// anything describes an object of any JSON, with keys that the sender chose.
func anything(shown string) object {
	return object{
		"{" + shown + "}":     shown,
		"n-{" + shown + "}":   "#" + shown,
		"any-{" + shown + "}": list{shown, "#" + shown, true, nil, object{"{" + shown + "}": list{shown}}},
	}
}

// unknown are members that the API does not have.
func unknown() object {
	return object{"{-}": "-", "n-{-}": "#-", "any-{-}": list{"-", object{"{-}": "#-"}}}
}

// planter replaces the texts of a template by canaries.
type planter struct {
	canaries []Canary
	once     map[*once]any
	// wrong says which values, given by path and template, get a wrong type.
	wrong func(path string, template any) bool
}

func everywhere(_ string, template any) bool {
	switch template := template.(type) {
	case string:
		return !strings.HasPrefix(template, "=")
	default:
		return template == true || template == false
	}
}

func behindKeys(path string, template any) bool {
	return template != nil && strings.HasSuffix(path, "}")
}

// plant gives the value for a template that stands at a path.
func (p *planter) plant(path string, template any) any {
	value := p.value(path, template)
	if p.wrong != nil && p.wrong(path, template) {
		return list{value}
	}
	return value
}

func (p *planter) value(path string, template any) any {
	switch template := template.(type) {
	case object:
		planted := object{}
		for _, key := range slices.Sorted(maps.Keys(template)) {
			at := strings.TrimPrefix(path+"."+key, ".")
			planted[p.fill(at, key)] = p.plant(at, template[key])
		}
		return planted
	case list:
		planted := make(list, len(template))
		for i, element := range template {
			planted[i] = p.plant(fmt.Sprintf("%s[%d]", path, i), element)
		}
		return planted
	case *once:
		if p.once == nil {
			p.once = map[*once]any{}
		}
		if p.once[template] == nil {
			p.once[template] = p.plant(path, template.spec)
		}
		return p.once[template]
	case string:
		if text, literal := strings.CutPrefix(template, "="); literal {
			return p.fill(path, text)
		}
		if spec, isNumber := strings.CutPrefix(template, "#"); isNumber {
			return json.Number(p.add(path, spec, numberCanary))
		}
		return p.add(path, template, textCanary)
	default:
		return template
	}
}

var braces = regexp.MustCompile(`\{([^}]+)\}`)

// fill replaces the parts of a text that stand in braces.
func (p *planter) fill(path, text string) string {
	return braces.ReplaceAllStringFunc(text, func(part string) string {
		return p.add(path+" (key)", strings.Trim(part, "{}"), textCanary)
	})
}

func (p *planter) add(path, spec string, canary func(n int) string) string {
	text := canary(len(p.canaries) + 1)
	p.canaries = append(p.canaries, Canary{Text: text, Path: path, ShownBy: alternatives(spec)})
	return text
}

func alternatives(spec string) [][]string {
	switch spec {
	case "-":
		return nil
	case "*":
		return [][]string{{}}
	}
	var shownBy [][]string
	for together := range strings.SplitSeq(spec, "|") {
		shownBy = append(shownBy, strings.Split(together, "+"))
	}
	return shownBy
}

// canaryKinds are what all canaries of a kind begin with, and how long they are.
var canaryKinds = [...]struct {
	prefix string
	length int
}{{"canary-", 20}, {"7", 22}}

func textCanary(n int) string {
	hash := sha256.Sum256(fmt.Append(nil, "text", n))
	return fmt.Sprintf("canary-%04d-%s", n, strings.ToLower(base32.StdEncoding.EncodeToString(hash[:5])))
}

// numberCanary gives a whole number that is too long for 64 bits and no value of
// a float64, so that binary encodings keep its digits too.
func numberCanary(n int) string {
	const sixteenDigits = 10_000_000_000_000_000
	hash := sha256.Sum256(fmt.Append(nil, "number", n))
	return fmt.Sprintf("7%04d%016d7", n, binary.BigEndian.Uint64(hash[:])%sixteenDigits)
}
