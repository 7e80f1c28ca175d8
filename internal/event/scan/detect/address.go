// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"net/netip"
	"slices"
)

// colon looks at what a colon may stand in.
func (s *scanner) colon(i int) {
	if s.at(i+1) == '/' && s.at(i+2) == '/' {
		s.urlAuth(i)
		return
	}
	if i >= s.groups {
		s.hexGroups(i)
	}
	if s.at(i-1) != ':' && s.at(i+1) != ':' {
		s.assignment(i)
	}
}

// hexGroups looks at a run of hexadecimal digits and colons, by its first colon.
func (s *scanner) hexGroups(i int) {
	start, end := i, i
	for isHex(s.at(start-1)) && i-start < 4 {
		start--
	}
	if start == i && s.at(i+1) != ':' {
		start++ // the colon is that of a name before the address
	}
	for colons := 0; end < len(s.text); end++ {
		if c := s.text[end]; c == ':' {
			colons++
		} else if !isHex(c) && (c != '.' || colons < 2) {
			break
		}
	}
	s.groups = end
	for end > start && (s.text[end-1] == '.' || s.text[end-1] == ':' && s.at(end-2) != ':') {
		end-- // the end of a sentence
	}
	if isWord(s.at(start-1)) || isWord(s.at(end)) {
		return
	}
	run := s.text[start:end]
	switch {
	case len(run) == macLength && isMAC(run, ':'):
		s.found |= MAC
	case s.found&IP == 0 && isIPv6(run):
		s.found |= IP
	}
}

// macLength is the length of a MAC address as text.
const macLength = 17

// mac looks at a MAC address that is not written with colons.
func (s *scanner) mac(i int, separator byte) {
	end := i + macLength
	if end > len(s.text) || s.at(i-1) == separator || s.at(end) == separator || isWord(s.at(end)) {
		return
	}
	address := s.text[i:end]
	// Without a letter it is rather a date.
	if isMAC(address, separator) && slices.ContainsFunc(address, isLetter) {
		s.found |= MAC
	}
}

// isMAC says whether a text is six pairs of hexadecimal digits, not all of them
// the same.
func isMAC(text []byte, separator byte) bool {
	same := true
	for i, c := range text {
		if i%3 == 2 {
			if c != separator {
				return false
			}
			continue
		}
		if !isHex(c) {
			return false
		}
		same = same && c == text[0]
	}
	return !same
}

// isIPv6 says whether a text is an address that a host may have. Names that
// programs join by colons are none of those that are given out.
func isIPv6(text []byte) bool {
	const shortest = len("fd00::1")
	if len(text) < shortest || bytes.Count(text, []byte(":")) < 2 || !bytes.ContainsAny(text, "0123456789") {
		return false
	}
	address, err := netip.ParseAddr(string(text))
	if err != nil {
		return false
	}
	if address.Is4In6() {
		return isHost(address.Unmap(), false)
	}
	global := address.As16()[0]&0xe0 == 0x20
	return global || address.IsLinkLocalUnicast() || address.IsPrivate()
}

// ipv4 looks at four numbers with dots between them.
func (s *scanner) ipv4(i int) {
	if s.found&IP != 0 || s.isBareVersion {
		return
	}
	var octets [4]byte
	end := i
	for part := range octets {
		value, digits := 0, 0
		for ; isDigit(s.at(end)) && digits < 4; end++ {
			value = value*10 + int(s.text[end]-'0')
			digits++
		}
		if digits == 0 || digits > 3 || value > 255 || part < 3 && s.at(end) != '.' {
			return
		}
		octets[part] = byte(value)
		end++
	}
	end--
	isNetwork := s.at(end) == '/' && isDigit(s.at(end+1))
	if isHost(netip.AddrFrom4(octets), isNetwork) && !s.continues(i, end) && !s.isVersion(i, end, octets) {
		s.found |= IP
	}
}

// isHost says whether it is an address that one host may have on a network, or
// that of a network of hosts.
func isHost(address netip.Addr, isNetwork bool) bool {
	octets := address.As4()
	return !address.IsLoopback() && octets[0] != 0 && octets[0] < 224 && (isNetwork || octets[2] != 0 || octets[3] != 0)
}

// continues says whether four numbers are a part of something longer.
func (s *scanner) continues(start, end int) bool {
	before, after := s.at(start-1), s.at(end)
	switch {
	case isWord(after), after == '.' && isAlphanumeric(s.at(end+1)), after == '+', before == '.':
		return true
	case after == '-':
		return isLetter(s.at(end + 1))
	case before == '-', before == '/' && after != ':' && s.isLow(start):
		// A part of a file's name, or of a list of products such as Chrome/1.2.3.4.
		return isWord(s.at(start - 2))
	}
	return false
}

// isVersion says whether four numbers are rather a version. That of a program
// has small numbers; an address of such needs a word for it.
func (s *scanner) isVersion(start, end int, octets [4]byte) bool {
	word := s.wordBefore(start)
	if slices.Contains(versionWords, word) || s.at(start-1) == '=' && s.at(start-2) == '=' {
		return true
	}
	if s.isLow(start) && slices.Contains(productWords, word) {
		return true
	}
	private := octets[0] == 10 || octets[0] == 192 && octets[1] == 168
	if s.at(start-1) == '@' {
		return !private && s.isLow(start) && !s.inAuthority(start-1)
	}
	small := slices.Max(octets[:]) < 32
	if !small || private {
		return false
	}
	named := s.name&Address != 0 || slices.Contains(addressWords, word) || s.at(end) == '/' && isDigit(s.at(end+1)) ||
		s.at(end) == ':' && isDigit(s.at(end+1)) || s.at(start-1) == '/' && s.at(start-2) == '/'
	return !named
}

// isLow says whether a number is one that versions of programs begin with, which
// is up to 199 for browsers.
func (s *scanner) isLow(start int) bool {
	const digits = 2
	length := s.run(start, isDigit) - start
	return length <= digits && s.text[start] < '4' || length == 1 || length > digits && s.text[start] == '1' && s.at(start+1) < '6'
}

var (
	versionWords = []string{
		"version", "versions", "ver", "v", "release", "released", "build", "rev", "revision", "firmware",
		"upgrade", "oid", "section", "chapter", "clause", "paragraph", "assembly", "fileversion", "productversion",
		"assemblyversion", "sdk", "sqlstate",
	}
	productWords = []string{
		"chrome", "chromium", "edge", "opera", "firefox", "safari", "electron", "webview", "net", "runtime", "driver",
	}
	addressWords = []string{
		"ip", "ips", "ipv4", "addr", "address", "addresses", "host", "hosts", "hostname", "from", "client", "server",
		"peer", "remote", "resolver", "nameserver", "dns", "gateway", "ping", "connect", "to", "by", "via", "for",
	}
)

// wordBefore gives the word before a place, in lower case, across what joins a
// name and a value.
func (s *scanner) wordBefore(i int) string {
	end := i
	for end > 0 && bytes.IndexByte([]byte(` ="':([{`+"\t"), s.text[end-1]) >= 0 && i-end < 4 {
		end--
	}
	start := end
	for start > 0 && isLetter(s.text[start-1]) && end-start < 20 {
		start--
	}
	return string(bytes.ToLower(s.text[start:end]))
}
