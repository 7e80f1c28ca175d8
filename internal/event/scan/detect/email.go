// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// maxLocal and maxDomain bound the parts of an address (RFC 5321).
const (
	maxLocal  = 64
	maxDomain = 255
)

// email looks at an address around its sign, which begins at i and ends before
// domain.
func (s *scanner) email(i, domain int) {
	if s.found&Email != 0 {
		return
	}
	end := s.endOfDomain(domain, isDomain)
	if !isMailDomain(s.text[domain:end]) {
		end = s.endOfDomain(domain, func(c byte) bool { return isDomain(c) || c >= 0x80 })
	}
	if end == domain || s.at(end) == '(' && !bytes.HasSuffix(s.text[domain:end], []byte(".com")) || s.at(end) == '@' {
		return
	}
	start := i
	for start > 0 && i-start < maxLocal && isLocal(s.text[start-1]) {
		start--
	}
	local := bytes.TrimLeft(s.text[start:i], ".'-+*_")
	inURL := domain == i+1 && s.inAuthority(i) // an encoded sign parts no server from its user
	if len(local) > 0 && !isNoMailbox(local, s.at(end)) && isMailDomain(s.text[domain:end]) && !inURL {
		s.found |= Email
	}
}

func isLocal(c byte) bool { return isWord(c) || c >= 0x80 || bytes.IndexByte([]byte(".-+'*"), c) >= 0 }

// endOfDomain gives the end of the name of a server.
func (s *scanner) endOfDomain(start int, isPart func(byte) bool) int {
	end := start
	for end < len(s.text) && end-start < maxDomain && isPart(s.text[end]) {
		end++
	}
	for end > start && (s.text[end-1] == '.' || s.text[end-1] == '-') {
		end--
	}
	return end
}

func isDomain(c byte) bool { return isAlphanumeric(c) || c == '.' || c == '-' }

// isNoMailbox says whether what stands before the sign is a word of a programming
// language or the user of a remote repository.
func isNoMailbox(local []byte, after byte) bool {
	switch string(local) {
	case "this", "super", "return", "break", "continue":
		return true
	case "git", "hg", "svn":
		return after == ':' || after == '/'
	}
	return false
}

// inAuthority says whether a place is in the part of a URL that names the server.
func (s *scanner) inAuthority(i int) bool {
	const longest = 256
	for start := i; start > 0 && i-start < longest; start-- {
		switch c := s.text[start-1]; {
		case c == '/':
			return s.at(start-2) == '/' && !isWord(s.at(start-3)) && !mailSchemes[s.wordBefore(start-2)]
		case c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '?' || c == ',':
			return false
		}
	}
	return false
}

// reservedDomains end the names of networks that are not public.
var reservedDomains = []string{
	"local", "lan", "internal", "intranet", "corp", "home", "private", "localdomain", "test", "example", "invalid",
}

// fileExtensions end the names of files that are called by an address.
var fileExtensions = []string{"mbox", "eml", "csv", "json", "txt", "pdf", "log", "msg", "ics", "vcf", "xlsx", "docx"}

// mailSchemes are those of URLs that name a person.
var mailSchemes = map[string]bool{"mailto": true, "sip": true, "sips": true, "xmpp": true}

// isMailDomain says whether there may be a server of that name: its top-level
// domain exists, or is one of networks that are not public.
func isMailDomain(domain []byte) bool {
	labels := bytes.Split(domain, []byte("."))
	if len(labels) < 2 {
		return false
	}
	if last := labels[len(labels)-1]; len(labels) > 2 && len(last) > 0 &&
		(slices.Contains(fileExtensions, string(last)) || isCapital(last[0]) && len(last) > 1 && !isCapital(last[1])) {
		// The extension of a file, or the beginning of the next sentence.
		labels = labels[:len(labels)-1]
	}
	for _, label := range labels {
		if len(label) == 0 || label[0] == '-' {
			return false
		}
	}
	if isDigit(labels[len(labels)-1][0]) {
		return false // a version, or an address by numbers
	}
	top := strings.ToLower(string(labels[len(labels)-1]))
	if slices.Contains(reservedDomains, top) || top[0] >= 0x80 && utf8.RuneCountInString(top) > 1 {
		return true
	}
	suffix, registered := publicsuffix.PublicSuffix(strings.ToLower(string(bytes.Join(labels, []byte(".")))))
	return registered || strings.Contains(suffix, ".")
}
