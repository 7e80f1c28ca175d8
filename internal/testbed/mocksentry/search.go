// SPDX-License-Identifier: MPL-2.0

package mocksentry

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// search is a query in Sentry's search syntax, of which this is a part: words
// in title or message, key:value, !key:value, has:key, quoted values, lists in
// brackets and * in values. All terms have to hold. What the server knows
// beyond that is refused rather than taken for something else.
type search []term

// term is one condition. Without a key it is text to find.
type term struct {
	negated bool
	key     string
	column  column
	values  []string
}

const (
	searchKey   = `!?(?:tags\[[^\]\s]+\]|[\w.-]+|"[^"]+")`
	searchQuote = `"(?:[^"\\]|\\.)*"`
)

var (
	searchPair   = regexp.MustCompile(`^(` + searchKey + `):(` + searchQuote + `|\[[^\]]*\]|[^\s"\[]\S*)?(\s|$)`)
	searchQuoted = regexp.MustCompile(`^` + searchQuote + `(\s|$)`)
	searchWord   = regexp.MustCompile(`^[^\s"():]+(\s|$)`)
)

// queryError is the detail of a 400 for what a query asks.
type queryError string

func (e queryError) Error() string { return string(e) }

func refusef(format string, values ...any) error { return queryError(fmt.Sprintf(format, values...)) }

// issueKeys are keys that are about issues, which events cannot be asked for.
var issueKeys = []string{
	"is", "assigned", "assigned_or_suggested", "bookmarks", "subscribed", "first_release", "first-release", "firstRelease",
	"firstSeen", "lastSeen", "timesSeen", "status", "linked", "unassigned",
}

// parseSearch reads a query, or says what is wrong with it.
func parseSearch(query string) (search, error) {
	var found search
	rest := strings.TrimSpace(query)
	for rest != "" {
		column := len(query) - len(rest) + 1
		var next int
		switch pair := searchPair.FindStringSubmatch(rest); {
		case pair != nil:
			t, err := parseTerm(pair[1], pair[2])
			if err != nil {
				return nil, err
			}
			found = append(found, t)
			next = len(pair[0])
		case searchQuoted.MatchString(rest):
			text := searchQuoted.FindString(rest)
			next = len(text)
			found = append(found, term{values: []string{unquote(strings.TrimSpace(text))}})
		case searchWord.MatchString(rest):
			word := searchWord.FindString(rest)
			next = len(word)
			word = strings.TrimSpace(word)
			switch {
			case word == "AND" || word == "OR":
				return nil, refusef(`Invalid query: boolean statements containing "OR" or "AND" are not supported in this search`)
			case len(found) > 0 && found[len(found)-1].key == "":
				// Words that follow each other are one text.
				found[len(found)-1].values[0] += " " + word
			default:
				found = append(found, term{values: []string{word}})
			}
		default:
			return nil, refusef("Invalid query: parse error at '%.10s' (column %d). This is commonly caused by unmatched parentheses. "+
				"Enclose any text in double quotes.", rest, column)
		}
		rest = strings.TrimLeft(rest[next:], " \t\r\n")
	}
	return found, nil
}

func parseTerm(key, value string) (term, error) {
	t := term{}
	key, t.negated = strings.CutPrefix(key, "!")
	t.key = unquote(key)
	switch {
	case value == "":
		return t, refusef("Invalid query: empty string after '%s:'", t.key)
	case slices.Contains(issueKeys, t.key):
		return t, refusef("Invalid query: '%s' is about issues and cannot be used to search events", t.key)
	case strings.ContainsAny(value[:1], "<>"):
		return t, refusef("Invalid query: comparisons such as '%s:%s' are not supported in this search", t.key, value)
	case value[0] == '[':
		for part := range strings.SplitSeq(strings.Trim(value, "[]"), ",") {
			part = unquote(strings.TrimSpace(part))
			if part == "" {
				return t, refusef("Invalid query: empty value in the list after '%s:'", t.key)
			}
			t.values = append(t.values, part)
		}
	case value[0] == '"':
		t.values = []string{unquote(value)}
	default:
		if strings.Contains(strings.ReplaceAll(value, `\"`, ""), `"`) {
			return t, refusef("Invalid query: quotes within '%s:%s' must be escaped", t.key, value)
		}
		t.values = []string{strings.ReplaceAll(value, `\"`, `"`)}
	}
	about := t.key
	if t.key == "has" {
		about = t.values[0]
	}
	var err error
	if t.column, err = resolveColumn(about); err != nil {
		return t, refusef("Invalid query: %v", err)
	}
	return t, nil
}

func unquote(text string) string {
	if len(text) >= 2 && text[0] == '"' && text[len(text)-1] == '"' {
		return strings.NewReplacer(`\"`, `"`, `\\`, `\`).Replace(text[1 : len(text)-1])
	}
	return text
}

func (s search) match(e *event) bool {
	for _, t := range s {
		if t.holds(e) == t.negated {
			return false
		}
	}
	return true
}

// holds tells whether the term without its negation is true of an event.
func (t term) holds(e *event) bool {
	if t.key == "" {
		r := e.record()
		text := strings.ToLower(t.values[0])
		return strings.Contains(strings.ToLower(r.title), text) || strings.Contains(strings.ToLower(r.message), text)
	}
	values := asTexts(t.column.value(e))
	if t.key == "has" {
		return len(values) > 0
	}
	return slices.ContainsFunc(t.values, func(wanted string) bool {
		if wanted == "" {
			return len(values) == 0
		}
		return slices.ContainsFunc(values, func(value string) bool { return t.equal(value, wanted) })
	})
}

func (t term) equal(value, wanted string) bool {
	switch t.key {
	case "message":
		return strings.Contains(strings.ToLower(value), strings.ToLower(strings.Trim(wanted, "*")))
	case "issue":
		return strings.EqualFold(value, wanted)
	case "id":
		return value == strings.ToLower(strings.ReplaceAll(wanted, "-", ""))
	}
	if !strings.Contains(wanted, "*") {
		return value == wanted
	}
	pattern := strings.ReplaceAll(regexp.QuoteMeta(wanted), `\*`, `.*`)
	return regexp.MustCompile(`(?is)^` + pattern + `$`).MatchString(value)
}

// asTexts turns a column's value into texts to compare, none for nothing.
func asTexts(value any) []string {
	switch v := value.(type) {
	case nil:
		return nil
	case []any:
		var texts []string
		for _, item := range v {
			texts = append(texts, asTexts(item)...)
		}
		return texts
	case string:
		if v == "" {
			return nil
		}
		return []string{v}
	default:
		return []string{fmt.Sprint(v)}
	}
}
