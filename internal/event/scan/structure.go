// SPDX-License-Identifier: MPL-2.0

package scan

import (
	"bytes"
	"maps"
	"slices"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// The rules that follow from the location of a value in an event, regardless of the value.
const (
	ruleUser         = "user"
	ruleCookies      = "cookies"
	ruleRequestBody  = "request_body"
	ruleResponseBody = "response_body"
	ruleUserReport   = "user_report"
	ruleFrameVars    = "frame_vars"
	ruleAuthor       = "author"
	ruleDevice       = "device"
)

// Rules lists the names of all rules.
func Rules() []string {
	rules := []string{
		ruleUser, ruleCookies, ruleRequestBody, ruleResponseBody, ruleUserReport, ruleFrameVars, ruleAuthor, ruleDevice,
	}
	for _, rule := range detect.All() {
		rules = append(rules, rule.String())
	}
	return rules
}

// location contains the facts about a location in an event. It is nil if there are none.
type location struct {
	// rule is reported if the location contains data. It is empty for none.
	rule string
	// name contains the facts that the location indicates about its strings, in addition to
	// their own names.
	name detect.Name
	// members are the locations below, by key. Each is the location of all other members and
	// of the elements of a list.
	members map[string]*location
	each    *location
	// element returns the location of an element that contains its own kind. Named returns
	// the location of a member whose key is its kind.
	element func(list jsontree.Value, index int) *location
	named   func(key []byte) *location
	// look inspects the value instead of the scanner.
	look func(*scanner, jsontree.Value)
}

// below returns the location of a member or, without a key, of an element.
func (p *location) below(key []byte) *location {
	if p == nil {
		return nil
	}
	if known := p.members[string(key)]; known != nil {
		return known
	}
	if p.named != nil {
		return p.named(key)
	}
	return p.each
}

type members = map[string]*location

func of(rule string) *location { return &location{rule: rule} }

// inside returns the location of an object. Other servers write its keys in snake case.
func inside(below members) *location {
	for _, key := range slices.Collect(maps.Keys(below)) {
		below[jsontree.SnakeCase(key)] = below[key]
	}
	return &location{members: below}
}

func eachOf(below *location) *location { return &location{each: below} }

func allOf(rule string, keys ...string) *location {
	below := members{}
	for _, key := range keys {
		below[key] = of(rule)
	}
	return inside(below)
}

// event is the location of the document itself.
var event = inside(members{
	"user":       {look: (*scanner).user},
	"userReport": allOf(ruleUserReport, "name", "email", "comments", "user"),
	"tags":       {element: tag, named: tagNamed},
	"entries":    {element: entry},
	"contexts":   {look: (*scanner).contexts},
	"release": inside(members{
		"authors": eachOf(of(ruleAuthor)),
		"owner":   of(ruleAuthor),
		"lastCommit": inside(members{
			"author": of(ruleAuthor), "pullRequest": inside(members{"author": of(ruleAuthor)}),
		}),
	}),
	"packages":   eachOf(&location{name: detect.Version}),
	"_meta":      {look: (*scanner).metadata},
	"occurrence": inside(members{"evidenceDisplay": {element: evidence}}),
	// The stored form of an event.
	"exception":  listOr("exception"),
	"threads":    listOr("threads"),
	"stacktrace": entryData["stacktrace"],
	"request":    entryData["request"],
	"modules":    eachOf(&location{name: detect.Version}),
})

// listOr returns the location of the data of an entry. SDKs may send only its list of values.
func listOr(entry string) *location {
	return &location{members: entryData[entry].members, each: withTraces}
}

// contextsByType are the locations of a context, by its type.
var contextsByType = members{
	"response": inside(members{
		"headers": pairs, "cookies": {look: (*scanner).cookies}, "data": of(ruleResponseBody),
	}),
	"device":   allOf(ruleDevice, "name", "uuid", "device_unique_identifier"),
	"feedback": allOf(ruleUserReport, "contact_email", "name", "message"),
}

// feedback is the location of an event that contains only feedback of a user.
var feedback = func() *location {
	known := maps.Clone(event.members)
	known["message"] = of(ruleUserReport)
	known["metadata"] = eachOf(of(ruleUserReport))
	known["occurrence"] = allOf(ruleUserReport, "subtitle", "evidenceData", "evidenceDisplay")
	return inside(known)
}()

// entryData are the locations of an entry's data, by the entry's type.
var entryData = members{
	"request": inside(members{
		"cookies": {look: (*scanner).cookies},
		"data":    of(ruleRequestBody),
		"headers": pairs,
		"query":   pairs, "query_string": pairs,
	}),
	"exception":  inside(members{"values": eachOf(withTraces), "value": withTraces}),
	"threads":    inside(members{"values": eachOf(withTraces)}),
	"stacktrace": trace,
}

var withTraces = inside(members{"stacktrace": trace, "rawStacktrace": trace})

var trace = inside(members{"frames": eachOf(inside(members{"vars": of(ruleFrameVars)}))})

// user reports each member of the user as personal, or the whole value if it has no members.
func (s *scanner) user(v jsontree.Value) {
	if v.Kind() == jsontree.Map {
		s.value(v, eachOf(of(ruleUser)), 0)
	} else {
		s.value(v, of(ruleUser), 0)
	}
}

// contexts recognizes a context by its type, or by its name if it has none.
func (s *scanner) contexts(v jsontree.Value) {
	v.Members(func(index int, key []byte, context jsontree.Value) {
		at := contextsByType[string(context.Member("type").Bytes())]
		if at == nil {
			at = contextsByType[string(key)]
		}
		s.member(index, key, context, at)
	})
	if v.Kind() != jsontree.Map {
		s.value(v, nil, 0)
	}
}

func (s *scanner) metadata(v jsontree.Value) {
	s.inMetadata = true
	s.value(v, nil, 0)
	s.inMetadata = false
}

// entry returns the locations in an entry, by its type.
func entry(list jsontree.Value, index int) *location {
	return &location{members: members{"data": entryData[string(list.Element(index).Member("type").Bytes())]}}
}

// tag returns the location of a tag's value by the tag's key. The tag is an object or a pair.
func tag(list jsontree.Value, index int) *location {
	one := list.Element(index)
	if one.Kind() != jsontree.List {
		return &location{members: members{"value": tagNamed(one.Member("key").Bytes())}}
	}
	value := tagNamed(one.Element(0).Bytes())
	return &location{element: func(_ jsontree.Value, index int) *location {
		if index != 1 {
			return nil
		}
		return value
	}}
}

// tagNamed returns the location of a tag's value. Tags about the user are personal. Sentry
// stores its own tags with a prefix.
func tagNamed(key []byte) *location {
	key = bytes.TrimPrefix(key, []byte("sentry:"))
	at := &location{name: detect.NameOf(key)}
	if string(key) == "user" || bytes.HasPrefix(key, []byte("user.")) {
		at.rule = ruleUser
	}
	return at
}

// evidence recognizes the value of a member {name, value} by its name.
func evidence(list jsontree.Value, index int) *location {
	return &location{members: members{"value": {name: detect.NameOf(list.Element(index).Member("name").Bytes())}}}
}

// pairs is the location of lists of [name, value], such as headers, or of objects with such
// members. Other elements of a list are not inspected.
var pairs = &location{named: named, element: func(list jsontree.Value, index int) *location {
	if list.Element(index).Kind() != jsontree.List {
		return &location{look: func(*scanner, jsontree.Value) {}}
	}
	return pair
}}

// pair is the location of one pair, whose value is recognized by its name.
var pair = &location{element: func(list jsontree.Value, index int) *location {
	if index != 1 {
		return nil
	}
	return named(list.Element(0).Bytes())
}}

// named returns the location of the value of a pair.
func named(name []byte) *location {
	at := &location{name: detect.NameOf(name)}
	if isCredentials(name) {
		at.rule = detect.Authorization.String()
	}
	return at
}

// cookies reports cookies if one of them has a value, regardless of their names.
func (s *scanner) cookies(v jsontree.Value) {
	contains := v.Kind() != jsontree.List && containsData(v)
	for i := range v.Len() {
		cookie := v.Element(i)
		if cookie.Kind() == jsontree.List {
			cookie = cookie.Element(1)
		}
		contains = contains || containsData(cookie)
	}
	if contains {
		s.report(ruleCookies)
	}
	s.value(v, pairs, 0)
}

// isCredentials reports whether a header identifies the sender. It adds to the headers that
// are recognized by their names.
func isCredentials(header []byte) bool {
	switch string(bytes.ToLower(header)) {
	case "x-api-key", "api-key", "x-auth-token", "x-access-token", "x-csrf-token", "x-auth", "x-amz-security-token",
		"x-goog-iap-jwt-assertion", "x-session-id", "x-session-token":
		return true
	}
	return false
}
