// SPDX-License-Identifier: MPL-2.0

package detect

import "strconv"

// The lengths of card numbers.
const shortestCard, longestCard = 13, 19

// numberOfCardOrDevice inspects a number that begins at i with length digits.
func (s *scanner) numberOfCardOrDevice(i, length int) {
	next := s.at(i + length)
	startsGroups := (length == 2 || length == 4 || length == 8) && (next == ' ' || next == '-')
	if length < shortestCard && !startsGroups || s.name&Identifier != 0 || s.isPartOfNumber(i) || s.isIdentifier(i) {
		return
	}
	digits, groups, end := s.digits(i, next)
	if len(digits) < shortestCard || isWord(s.at(end)) || s.at(end) == '.' && isDigit(s.at(end+1)) || !luhn(digits) {
		return
	}
	switch {
	case isCard(digits, groups):
		s.found |= CreditCard
	case len(digits) == 15 && (len(groups) == 1 || groups == "2661" || groups == "861") && reporting[string(digits[:2])]:
		s.found |= IMEI
	}
}

// isPartOfNumber reports whether a number belongs to something longer that begins before it:
// a number, a word, a path, or an account number.
func (s *scanner) isPartOfNumber(i int) bool {
	before := s.at(i - 1)
	return before == '/' || before == '.' && isDigit(s.at(i-2)) || before == '-' && isWord(s.at(i-2)) || i < s.account
}

// isIdentifier reports whether the text itself calls a number an ID.
func (s *scanner) isIdentifier(i int) bool {
	at := s.runBack(i, 3, func(c byte) bool { return oneOf(c, `"'\ `) }) - 1
	if s.at(at) != ':' && s.at(at) != '=' {
		return false
	}
	name, _ := s.nameBefore(at)
	return NameOf(name)&Identifier != 0
}

// digits returns the digits of a number that begins at i, and the lengths of its groups, if
// single spaces or dashes separate them. It returns nothing for a number that is too long.
func (s *scanner) digits(i int, separator byte) (digits []byte, groups string, end int) {
	digits = make([]byte, 0, longestCard)
	var lengths [longestCard]byte
	for parts := range lengths {
		lengths[parts] = '0'
		for ; isDigit(s.at(i)); i++ {
			if len(digits) == longestCard {
				return nil, "", i
			}
			digits = append(digits, s.text[i])
			lengths[parts]++
		}
		if separator != ' ' && separator != '-' || s.at(i) != separator || !isDigit(s.at(i+1)) {
			return digits, string(lengths[:parts+1]), i
		}
		i++
	}
	return nil, "", i
}

// cardGroups lists the ways in which cards group their digits.
var cardGroups = setOf("4444, 465, 464, 44443")

// networks are the ranges of numbers that card networks issue, by their length and by their
// first four digits.
var networks = []struct{ shortest, longest, low, high int }{
	{13, 13, 4000, 4999}, {14, 14, 3000, 3059}, {14, 14, 3600, 3699}, {14, 14, 3800, 3999}, {15, 15, 3400, 3499}, {15, 15, 3700, 3799},
	{16, 16, 4000, 4999}, {16, 16, 5100, 5599}, {16, 16, 2221, 2720}, {16, 16, 3528, 3589},
	{16, 19, 6011, 6011}, {16, 19, 6200, 6299}, {16, 19, 6440, 6599}, {16, 19, 8100, 8199},
}

// isCard reports whether a card network issues numbers of this form.
func isCard(digits []byte, groups string) bool {
	if len(groups) > 1 && !cardGroups[groups] {
		return false
	}
	length := len(digits)
	prefix, _ := strconv.Atoi(string(digits[:4]))
	for _, n := range networks {
		if length >= n.shortest && length <= n.longest && prefix >= n.low && prefix <= n.high {
			return true
		}
	}
	return false
}

// reporting lists the first two digits of the bodies that issue numbers of devices.
var reporting = setOf("01, 10, 30, 33, 35, 44, 45, 49, 50, 51, 52, 53, 54, 86, 91, 97, 98, 99")

// luhn reports whether the last digit is a correct check digit.
func luhn(digits []byte) bool {
	sum := 0
	for i, digit := range digits {
		value := int(digit - '0')
		if (len(digits)-i)%2 == 0 {
			value *= 2
		}
		sum += value/10 + value%10
	}
	return sum%10 == 0
}

// usssn inspects three, two and four digits.
func (s *scanner) usssn(i int) {
	end := i + len("123-45-6789")
	separator := s.at(i + 3)
	if separator == ' ' && s.name&SocialSecurity == 0 && s.wordBefore(i) != "ssn" || oneOf(s.at(i-1), "-.+") {
		return
	}
	if s.at(i+6) != separator || s.digitsFrom(i+4) != i+6 || s.digitsFrom(i+7) != end {
		return
	}
	area, group, serial := string(s.text[i:i+3]), string(s.text[i+4:i+6]), string(s.text[i+7:end])
	isPart := isWord(s.at(end)) || s.at(end) == '-' && isWord(s.at(end+1))
	if !isPart && area != "000" && area != "666" && area[0] != '9' && group != "00" && serial != "0000" {
		s.found |= USSSN
	}
}
