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

// planter replaces the strings of a template with canaries.
type planter struct {
	canaries []Canary
	// wrong reports which values, by path and template, have a wrong type.
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

// plant returns the value for a template at a path.
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
	case string:
		if text, literal := strings.CutPrefix(template, "="); literal {
			return p.fill(path, text)
		}
		if spec, isNumber := strings.CutPrefix(template, "#"); isNumber {
			return json.Number(p.add(path, spec, numberCanary))
		}
		return p.add(path, template, stringCanary)
	default:
		return template
	}
}

var braces = regexp.MustCompile(`\{([^}]+)\}`)

// fill replaces the parts of a string in braces.
func (p *planter) fill(path, text string) string {
	return braces.ReplaceAllStringFunc(text, func(part string) string {
		return p.add(path+" (key)", strings.Trim(part, "{}"), stringCanary)
	})
}

// add returns a new canary, or an existing one.
func (p *planter) add(path, spec string, canary func(n int) string) string {
	if sibling, again := strings.CutPrefix(spec, "^"); again {
		return p.planted(path[:strings.LastIndex(path, ".")+1] + sibling)
	}
	text := canary(len(p.canaries) + 1)
	p.canaries = append(p.canaries, Canary{Text: text, Path: path, ShownBy: alternatives(spec)})
	return text
}

func (p *planter) planted(path string) string {
	for _, canary := range p.canaries {
		if canary.Path == path {
			return canary.Text
		}
	}
	panic("catalogue: no canary is at " + path)
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

// canaryKinds are the prefixes of all canaries of a kind, and their length.
var canaryKinds = [...]struct {
	prefix string
	length int
}{{"canary-", 20}, {"7", 22}}

func stringCanary(n int) string {
	hash := sha256.Sum256(fmt.Append(nil, "text", n))
	return fmt.Sprintf("canary-%04d-%s", n, strings.ToLower(base32.StdEncoding.EncodeToString(hash[:5])))
}

// numberCanary returns a whole number that exceeds 64 bits and is not exact as a float64. So
// binary encodings keep its digits too.
func numberCanary(n int) string {
	const sixteenDigits = 10_000_000_000_000_000
	hash := sha256.Sum256(fmt.Append(nil, "number", n))
	return fmt.Sprintf("7%04d%016d7", n, binary.BigEndian.Uint64(hash[:])%sixteenDigits)
}
