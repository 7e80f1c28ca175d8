// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"
)

// maxLocal and maxDomain limit the parts of an address (RFC 5321).
const maxLocal, maxDomain = 64, 255

// email inspects an address around its at sign, which begins at i and ends before domain.
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
	local := bytes.TrimLeft(s.text[s.runBack(i, maxLocal, isLocal):i], ".'-+*_")
	inURL := domain == i+1 && s.inAuthority(i) // an encoded at sign does not separate a server from its user
	if len(local) > 0 && !isNoMailbox(string(local), s.at(end)) && isMailDomain(s.text[domain:end]) && !inURL {
		s.found |= Email
	}
}

// endOfDomain returns the end of a server's name.
func (s *scanner) endOfDomain(start int, isPart func(byte) bool) int {
	end := s.runWithin(start, maxDomain, isPart)
	return s.runBack(end, end-start, func(c byte) bool { return c == '.' || c == '-' })
}

// isNoMailbox reports whether the string before the at sign is a word of a programming
// language or the user of a remote repository.
func isNoMailbox(local string, after byte) bool {
	return keywords[local] || (local == "git" || local == "hg" || local == "svn") && (after == ':' || after == '/')
}

// inAuthority reports whether an index is in the part of a URL that names the server.
func (s *scanner) inAuthority(i int) bool {
	const longest = 256
	start := s.runBack(i, longest-1, func(c byte) bool { return isWord(c) || c > ' ' && !oneOf(c, `/"'<>?,`) })
	return s.hasPrefix(start-2, "//") && !isWord(s.at(start-3)) && !mailSchemes[s.wordBefore(start-2)]
}

var keywords = setOf("this, super, return, break, continue")

// mailSchemes lists the schemes of URLs that name a person.
var mailSchemes = setOf("mailto, sip, sips, xmpp")

// reservedDomains lists the last labels of domains in private networks.
var reservedDomains = strings.Fields("local lan internal intranet corp home private localdomain test example invalid")

// fileExtensions lists the extensions of files that are named after an address.
var fileExtensions = strings.Fields("mbox eml csv json txt pdf log msg ics vcf xlsx docx")

// isMailDomain reports whether a server with that name can exist: its top-level domain
// exists, or is one of private networks.
func isMailDomain(domain []byte) bool {
	name := string(domain)
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return false
	}
	if last := name[dot+1:]; strings.Contains(name[:dot], ".") &&
		(slices.Contains(fileExtensions, last) || len(last) > 1 && isCapital(last[0]) && !isCapital(last[1])) {
		// The extension of a file, or the beginning of the next sentence.
		name = name[:dot]
		dot = strings.LastIndexByte(name, '.')
	}
	if oneOf(name[0], ".-") || dot == len(name)-1 || strings.Contains(name, "..") || strings.Contains(name, ".-") {
		return false
	}
	name = strings.ToLower(name)
	top := name[strings.LastIndexByte(name, '.')+1:]
	if isDigit(top[0]) {
		return false // a version, or an address by numbers
	}
	if slices.Contains(reservedDomains, top) || top[0] >= 0x80 && utf8.RuneCountInString(top) > 1 {
		return true
	}
	suffix, registered := publicsuffix.PublicSuffix(name)
	return registered || strings.Contains(suffix, ".")
}
