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

// dotted is a version whose pre-release may stand right behind the number, as
// Python writes it: 2.0.0rc1. The dot tells it from the hash of a commit.
var dotted = regexp.MustCompile(`^v?\d+(\.\d+)+`)

var errNoVersion = errors.New("no version")

// parseVersion reads a version.
func parseVersion(text string) (*version.Version, error) {
	if strict, err := version.NewSemver(text); err == nil {
		return strict, nil
	}
	if dotted.MatchString(text) {
		if loose, err := version.NewVersion(text); err == nil {
			return loose, nil
		}
	}
	return nil, errNoVersion
}

// parseRelease reads the version of a release, which stands behind the last @.
func parseRelease(text string) (*version.Version, error) {
	text = strings.TrimSpace(text)
	return parseVersion(text[strings.LastIndex(text, "@")+1:])
}

// bounds are a constraint: conditions that all have to hold.
type bounds []bound

// bound compares a version with another.
type bound struct {
	operator string
	version  *version.Version
	// fixed is how many leading numbers the operator ~> leaves as they are.
	fixed int
}

var boundPattern = regexp.MustCompile(`^(=|!=|>|>=|<|<=|~>)?\s*([^\s=!<>~].*)$`)

// parseConstraint reads bounds with commas between them.
func parseConstraint(text string) (bounds, error) {
	var all bounds
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		found := boundPattern.FindStringSubmatch(part)
		if found == nil {
			return nil, fmt.Errorf("%s is no operator and version", shown(part))
		}
		limit, err := parseVersion(found[2])
		if err != nil {
			return nil, fmt.Errorf("%s is no version", shown(found[2]))
		}
		numbers, _, _ := strings.Cut(strings.SplitN(found[2], "-", 2)[0], "+")
		all = append(all, bound{operator: found[1], version: limit, fixed: max(1, strings.Count(numbers, "."))})
	}
	return all, nil
}

// hold says whether a version is within all bounds.
func (b bounds) hold(v *version.Version) bool {
	return !slices.ContainsFunc(b, func(one bound) bool { return !one.holds(v) })
}

func (b bound) holds(v *version.Version) bool {
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

// leading gives the first numbers of a version.
func leading(v *version.Version, count int) []int64 {
	numbers := append(v.Segments64(), make([]int64, count)...)
	return numbers[:count]
}
