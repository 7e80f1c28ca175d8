// SPDX-License-Identifier: MPL-2.0

package function

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/hashicorp/go-version"
)

var (
	// staged matches a version whose stage directly follows the numbers, in Python's
	// notation: 2.0.0rc1, 2.0.0.dev3. The dot between numbers distinguishes it from a commit
	// hash.
	staged = regexp.MustCompile(`(?i)^(v?\d+(?:\.\d+)+)[._]?(a|alpha|b|beta|c|rc|pre|preview|dev|post)[._]?0*(\d*)$`)
	// counted matches a version whose stage has its number directly after the word.
	counted = regexp.MustCompile(`^([^+-]+-[A-Za-z]+)0*(\d+)$`)
	// behindNumbers matches the stage and the build of a semantic version.
	behindNumbers = regexp.MustCompile(`[-+].*$`)
	// stages maps Python's stages to those of semantic versions. Upper case sorts first, so
	// dev comes before alpha, as in Python.
	stages = map[string]string{"a": "alpha", "b": "beta", "c": "rc", "pre": "rc", "preview": "rc", "dev": "DEV"}
)

var errNoVersion = errors.New("no version")

// parseVersion parses a version.
func parseVersion(text string) (*version.Version, error) {
	numbers, build, built := strings.Cut(text, "+")
	numbers = semantic(numbers)
	if built {
		numbers += "+" + build
	}
	if parsed, err := version.NewSemver(numbers); err == nil {
		return parsed, nil
	}
	return nil, errNoVersion
}

// semantic converts a stage to the form of semantic versions, so that its number is compared
// as a number. For example, 2.0.0rc10 and 2.0.0-rc10 become 2.0.0-rc.10.
func semantic(text string) string {
	found := staged.FindStringSubmatch(text)
	if found == nil {
		return counted.ReplaceAllString(text, "$1.$2")
	}
	numbers, stage, number := found[1], strings.ToLower(found[2]), found[3]
	if stage == "post" {
		// A post-release, which is irrelevant for a minimum version.
		return numbers
	}
	if other, ok := stages[stage]; ok {
		stage = other
	}
	if number == "" {
		number = "0"
	}
	return numbers + "-" + stage + "." + number
}

// parseRelease parses the version of a release, which follows the last @.
func parseRelease(text string) (*version.Version, error) {
	text = strings.TrimSpace(text)
	return parseVersion(text[strings.LastIndex(text, "@")+1:])
}

// bounds is a constraint. A version must satisfy all of its conditions.
type bounds []bound

// bound is one condition of a constraint.
type bound struct {
	operator string
	version  *version.Version
	// fixed is how many leading numbers must be equal for the operator ~>.
	fixed int
}

var boundPattern = regexp.MustCompile(`^(=|!=|>|>=|<|<=|~>)?\s*([^\s=!<>~].*)$`)

// parseConstraint parses bounds with commas between them.
func parseConstraint(text string) (bounds, error) {
	var all bounds
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			return nil, errors.New("a condition is empty")
		}
		found := boundPattern.FindStringSubmatch(part)
		if found == nil {
			return nil, fmt.Errorf("%s does not consist of an operator and a version", shown(part))
		}
		limit, err := parseVersion(found[2])
		if err != nil && strings.ContainsAny(found[2], "=!<>~") {
			return nil, fmt.Errorf("%s lacks a comma between its conditions", shown(part))
		}
		if err != nil {
			return nil, fmt.Errorf("%s is not a version", shown(found[2]))
		}
		numbers := behindNumbers.ReplaceAllString(semantic(found[2]), "")
		all = append(all, bound{operator: found[1], version: limit, fixed: max(1, strings.Count(numbers, "."))})
	}
	return all, nil
}

// allow reports whether a version satisfies all bounds.
func (b bounds) allow(v *version.Version) bool {
	return !slices.ContainsFunc(b, func(one bound) bool { return !one.allows(v) })
}

func (b bound) allows(v *version.Version) bool {
	order := v.Compare(b.version)
	switch b.operator {
	case "!=":
		return order != 0
	case ">":
		return order > 0
	case ">=":
		return order >= 0
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case "~>":
		return order >= 0 && slices.Equal(leading(v, b.fixed), leading(b.version, b.fixed))
	default:
		return order == 0
	}
}

// leading returns the first numbers of a version.
func leading(v *version.Version, count int) []int64 {
	numbers := append(v.Segments64(), make([]int64, count)...)
	return numbers[:count]
}
