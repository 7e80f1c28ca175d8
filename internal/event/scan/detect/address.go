// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"bytes"
	"net/netip"
	"slices"
)

// colon inspects the strings that a colon can be part of.
func (s *scanner) colon(i int) {
	if s.hasPrefix(i, "://") {
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

// hexGroups inspects a run of hexadecimal digits and colons, starting from its first colon.
func (s *scanner) hexGroups(i int) {
	start, end := s.runBack(i, 4, isHex), i
	if start == i && s.at(i+1) != ':' {
		start++ // the colon ends a name before the address
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
	switch run := s.text[start:end]; {
	case len(run) == macLength && isMAC(run, ':'):
		s.found |= MAC
	case s.found&IP == 0 && isIPv6(run):
		s.found |= IP
	}
}

// macLength is the length of a MAC address as a string.
const macLength = len("00:00:00:00:00:00")

// mac inspects a MAC address that is written with dashes.
func (s *scanner) mac(i int) {
	end := i + macLength
	if end > len(s.text) || s.at(i-1) == '-' || s.at(end) == '-' || isWord(s.at(end)) {
		return
	}
	// Without a letter, it is more likely a date.
	if address := s.text[i:end]; isMAC(address, '-') && slices.ContainsFunc(address, isLetter) {
		s.found |= MAC
	}
}

// isMAC reports whether a string consists of six pairs of hexadecimal digits that are not all
// the same.
func isMAC(text []byte, separator byte) bool {
	same := true
	for i, c := range text {
		isBetween := i%3 == 2
		if isBetween && c != separator || !isBetween && !isHex(c) {
			return false
		}
		same = same && (isBetween || c == text[0])
	}
	return !same
}

// isIPv6 reports whether a string is an address that a host can have. Only assigned ranges
// are accepted, because programs also join names with colons.
func isIPv6(text []byte) bool {
	const shortest = len("fd00::1")
	if len(text) < shortest || bytes.Count(text, []byte(":")) < 2 || !slices.ContainsFunc(text, isDigit) {
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

// ipv4 inspects four numbers with dots between them.
func (s *scanner) ipv4(i int) {
	if s.found&IP != 0 || s.isBareVersion {
		return
	}
	var octets [4]byte
	end := i - 1
	for part := range octets {
		start := end + 1
		value := 0
		for end = start; isDigit(s.at(end)) && end-start < 4; end++ {
			value = value*10 + int(s.text[end]-'0')
		}
		if end == start || end-start > 3 || value > 255 || part < 3 && s.at(end) != '.' {
			return
		}
		octets[part] = byte(value)
	}
	isNetwork := s.at(end) == '/' && isDigit(s.at(end+1))
	if isHost(netip.AddrFrom4(octets), isNetwork) && !s.continues(i, end) && !s.isVersion(i, end, octets) {
		s.found |= IP
	}
}

// isHost reports whether an address can belong to one host on a network, or to a network of
// hosts.
func isHost(address netip.Addr, isNetwork bool) bool {
	octets := address.As4()
	return !address.IsLoopback() && octets[0] != 0 && octets[0] < 224 && (isNetwork || octets[2] != 0 || octets[3] != 0)
}

// continues reports whether four numbers are part of something longer.
func (s *scanner) continues(start, end int) bool {
	before, after := s.at(start-1), s.at(end)
	switch {
	case isWord(after), after == '.' && isAlphanumeric(s.at(end+1)), after == '+', before == '.':
		return true
	case after == '-':
		return isLetter(s.at(end + 1))
	case before == '-', before == '/' && after != ':' && s.isLow(start):
		// A part of a file name, or of a list of products such as Chrome/1.2.3.4.
		return isWord(s.at(start - 2))
	}
	return false
}

// isVersion reports whether four numbers are more likely a version. The numbers of a
// program's version are small, so an address with such numbers needs a word that announces
// it.
func (s *scanner) isVersion(start, end int, octets [4]byte) bool {
	word, isLow := s.wordBefore(start), s.isLow(start)
	if versionWords[word] || s.hasPrefix(start-2, "==") || isLow && productWords[word] {
		return true
	}
	isPrivate := octets[0] == 10 || octets[0] == 192 && octets[1] == 168
	if s.at(start-1) == '@' {
		return !isPrivate && isLow && !s.inAuthority(start-1)
	}
	isNamed := s.name&Address != 0 || addressWords[word] || s.hasPrefix(start-2, "//") || oneOf(s.at(end), "/:") && isDigit(s.at(end+1))
	return slices.Max(octets[:]) < 32 && !isPrivate && !isNamed
}

// isLow reports whether a number is in the range that versions of programs begin with, which
// is up to 199 for browsers.
func (s *scanner) isLow(start int) bool {
	switch first := s.text[start]; s.digitsFrom(start) - start {
	case 1:
		return true
	case 2:
		return first < '4'
	default:
		return first == '1' && s.at(start+1) < '6'
	}
}

var versionWords = setOf("version, versions, ver, v, release, released, build, rev, revision, firmware, upgrade, oid, section, " +
	"chapter, clause, paragraph, assembly, fileversion, productversion, assemblyversion, sdk, sqlstate")

var productWords = setOf("chrome, chromium, edge, opera, firefox, safari, electron, webview, net, runtime, driver")

var addressWords = setOf("ip, ips, ipv4, addr, address, addresses, host, hosts, hostname, from, client, server, peer, remote, " +
	"resolver, nameserver, dns, gateway, ping, connect, to, by, via, for")
