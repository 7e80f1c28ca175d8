// SPDX-License-Identifier: MPL-2.0

package scan

import (
	"bytes"
	"maps"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan/detect"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// The rules that follow from where a value stands in an event, whatever it is.
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

// place is what is known of a place in an event. A nil place is one of which
// nothing is known.
type place struct {
	// rule is reported where there is data, empty for none.
	rule string
	// name is what the place tells of its texts, beside their own names.
	name detect.Name
	// members are the places below by key, and each that of all others and of
	// the elements of a list.
	members map[string]*place
	each    *place
	// look goes through the value instead of the scanner.
	look func(*scanner, jsontree.Value)
}

func (p *place) member(key []byte) *place {
	if p == nil {
		return nil
	}
	if known := p.members[string(key)]; known != nil {
		return known
	}
	return p.each
}

func (p *place) element() *place {
	if p == nil {
		return nil
	}
	return p.each
}

type members = map[string]*place

func of(rule string) *place { return &place{rule: rule} }

func inside(below members) *place { return &place{members: below} }

func eachOf(below *place) *place { return &place{each: below} }

// event is the document itself.
var event = inside(members{
	"user":       {look: (*scanner).user},
	"userReport": userReport,
	"tags":       {look: (*scanner).tags},
	"entries":    {look: (*scanner).entries},
	"contexts":   {look: (*scanner).contexts},
	"release": inside(members{
		"authors": eachOf(of(ruleAuthor)),
		"owner":   of(ruleAuthor),
		"lastCommit": inside(members{
			"author": of(ruleAuthor), "pullRequest": inside(members{"author": of(ruleAuthor)}),
		}),
	}),
	"packages":   eachOf(&place{name: detect.Version}),
	"_meta":      {look: (*scanner).metadata},
	"occurrence": inside(members{"evidenceDisplay": {look: (*scanner).named}}),
})

var userReport = inside(members{
	"name": of(ruleUserReport), "email": of(ruleUserReport), "comments": of(ruleUserReport), "user": of(ruleUserReport),
})

// contextsByType are the places of a context, by its type.
var contextsByType = members{
	"response": inside(members{
		"headers": {look: (*scanner).pairs}, "cookies": {look: (*scanner).cookies}, "data": of(ruleResponseBody),
	}),
	"device": inside(members{
		"name": of(ruleDevice), "uuid": of(ruleDevice), "device_unique_identifier": of(ruleDevice),
	}),
	"feedback": inside(members{
		"contact_email": of(ruleUserReport), "name": of(ruleUserReport), "message": of(ruleUserReport),
	}),
}

// feedback is an event that is nothing but what a user wrote.
var feedback = withMembers(event, members{
	"message":  of(ruleUserReport),
	"metadata": eachOf(of(ruleUserReport)),
	"occurrence": inside(members{
		"subtitle": of(ruleUserReport), "evidenceData": of(ruleUserReport), "evidenceDisplay": of(ruleUserReport),
	}),
})

// withMembers gives a place of which more is known.
func withMembers(p *place, more members) *place {
	all := maps.Clone(p.members)
	maps.Copy(all, more)
	return inside(all)
}

// entryData are the places of an entry's data, by the entry's type.
var entryData = members{
	"request": inside(members{
		"cookies": {look: (*scanner).cookies},
		"data":    of(ruleRequestBody),
		"headers": {look: (*scanner).pairs},
		"query":   {look: (*scanner).pairs},
	}),
	"exception":  inside(members{"values": eachOf(withTraces), "value": withTraces}),
	"threads":    inside(members{"values": eachOf(withTraces)}),
	"stacktrace": trace,
}

var withTraces = inside(members{"stacktrace": trace, "rawStacktrace": trace})

var trace = inside(members{"frames": eachOf(inside(members{"vars": of(ruleFrameVars)}))})

// user is personal in each of its members, and as a whole where it has none.
func (s *scanner) user(v jsontree.Value) {
	if v.Kind() == jsontree.Map {
		s.value(v, eachOf(of(ruleUser)), 0)
	} else {
		s.value(v, of(ruleUser), 0)
	}
}

// contexts knows a context by its type, which is that of its name where it has
// none.
func (s *scanner) contexts(v jsontree.Value) {
	v.Members(func(index int, key []byte, context jsontree.Value) {
		kind := context.Member("type").Bytes()
		if contextsByType[string(kind)] == nil {
			kind = key
		}
		s.path.pushKey(key, index)
		s.key(key)
		s.value(context, contextsByType[string(kind)], detect.NameOf(key))
		s.path.pop()
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

// entries knows the places in an entry by its type.
func (s *scanner) entries(v jsontree.Value) {
	for i := range v.Len() {
		entry := v.Element(i)
		s.path.pushIndex(i)
		s.value(entry, inside(members{"data": entryData[string(entry.Member("type").Bytes())]}), 0)
		s.path.pop()
	}
	if v.Kind() != jsontree.List {
		s.value(v, nil, 0)
	}
}

// tags knows a tag's value by the tag's key; those of the user are personal.
func (s *scanner) tags(v jsontree.Value) {
	s.eachNamed(v, "key", func(key []byte) *place {
		if string(key) == "user" || bytes.HasPrefix(key, []byte("user.")) {
			return of(ruleUser)
		}
		return nil
	})
}

// named knows the value of a member {name, value} by its name.
func (s *scanner) named(v jsontree.Value) {
	s.eachNamed(v, "name", func([]byte) *place { return nil })
}

func (s *scanner) eachNamed(v jsontree.Value, keyedBy string, known func(key []byte) *place) {
	for i := range v.Len() {
		element := v.Element(i)
		key := element.Member(keyedBy).Bytes()
		at := &place{name: detect.NameOf(key)}
		if special := known(key); special != nil {
			at.rule = special.rule
		}
		s.path.pushIndex(i)
		s.value(element, inside(members{"value": at}), 0)
		s.path.pop()
	}
	if v.Kind() != jsontree.List {
		s.value(v, nil, 0)
	}
}

// pairs knows the value of a pair [name, value], such as a header, by its name.
func (s *scanner) pairs(v jsontree.Value) {
	for i := range v.Len() {
		pair := v.Element(i)
		name := pair.Element(0).Bytes()
		s.path.pushIndex(i)
		for part := range pair.Len() {
			s.path.pushIndex(part)
			if part == 1 {
				at := &place{name: detect.NameOf(name)}
				if isCredentials(name) {
					at.rule = detect.Authorization.String()
				}
				s.value(pair.Element(part), at, 0)
			} else {
				s.value(pair.Element(part), nil, 0)
			}
			s.path.pop()
		}
		s.path.pop()
	}
	if v.Kind() != jsontree.List {
		s.value(v, nil, 0)
	}
}

// cookies are data where one of them has a value, whatever their names are.
func (s *scanner) cookies(v jsontree.Value) {
	holds := v.Kind() != jsontree.List && holdsData(v)
	for i := range v.Len() {
		cookie := v.Element(i)
		if cookie.Kind() == jsontree.List {
			cookie = cookie.Element(1)
		}
		holds = holds || holdsData(cookie)
	}
	if holds {
		s.report(ruleCookies)
	}
	s.pairs(v)
}

// isCredentials says whether a header is there to say who asks, beside those whose
// names tell.
func isCredentials(header []byte) bool {
	switch string(bytes.ToLower(header)) {
	case "x-api-key", "api-key", "x-auth-token", "x-access-token", "x-csrf-token", "x-auth", "x-amz-security-token",
		"x-goog-iap-jwt-assertion", "x-session-id", "x-session-token":
		return true
	}
	return false
}
