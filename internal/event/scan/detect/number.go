// SPDX-License-Identifier: MPL-2.0

package detect

import "slices"

// The lengths of card numbers.
const (
	shortestCard = 13
	longestCard  = 19
	imeiLength   = 15
)

// numberOfCardOrDevice looks at a number that begins at i with a run of digits of
// the given length.
func (s *scanner) numberOfCardOrDevice(i, length int) {
	if length < shortestCard && !s.startsGroups(i, length) {
		return
	}
	if s.name&Identifier != 0 || s.isPartOfNumber(i) || s.isIdentifier(i) {
		return
	}
	digits, groups, end := s.digits(i, length)
	if len(digits) < shortestCard || isWord(s.at(end)) || s.at(end) == '.' && isDigit(s.at(end+1)) || !luhn(digits) {
		return
	}
	switch {
	case isCard(digits, groups):
		s.found |= CreditCard
	case isIMEI(digits, groups):
		s.found |= IMEI
	}
}

// isPartOfNumber says whether what stands before a number makes it a part of
// something longer: of a number, a word, a path, or an account number.
func (s *scanner) isPartOfNumber(i int) bool {
	before := s.at(i - 1)
	return before == '/' || before == '.' && isDigit(s.at(i-2)) || before == '-' && isWord(s.at(i-2)) || i < s.account
}

// isIdentifier says whether the text itself calls a number an id.
func (s *scanner) isIdentifier(i int) bool {
	at := i - 1
	for i-at < 4 && (s.at(at) == '"' || s.at(at) == '\'' || s.at(at) == '\\' || s.at(at) == ' ') {
		at--
	}
	if s.at(at) != ':' && s.at(at) != '=' {
		return false
	}
	name, _ := s.nameBefore(at)
	return NameOf(name)&Identifier != 0
}

// startsGroups says whether a run of digits may be the first group of a number
// that is written in groups.
func (s *scanner) startsGroups(i, length int) bool {
	next := s.at(i + length)
	return (length == 2 || length == 4 || length == 8) && (next == ' ' || next == '-')
}

// digits collects the digits of a number that begins at i with a run of the given
// length, and the lengths of its groups, where single blanks or dashes part it.
// It gives nothing for a number that is too long.
func (s *scanner) digits(i, length int) (digits []byte, groups string, end int) {
	var all [longestCard]byte
	var lengths [longestCard]byte
	parts, count := 0, 0
	separator := s.at(i + length)
	if separator != ' ' && separator != '-' {
		separator = 0
	}
	for end = i; ; end++ {
		size := 0
		for ; isDigit(s.at(end)); end++ {
			if count == longestCard {
				return nil, "", end
			}
			all[count] = s.text[end]
			count++
			size++
		}
		lengths[parts] = '0' + byte(size)
		parts++
		if separator == 0 || s.at(end) != separator || !isDigit(s.at(end+1)) {
			return all[:count], string(lengths[:parts]), end
		}
	}
}

// cardGroups are the ways in which cards print their numbers.
var cardGroups = map[string]bool{"4444": true, "465": true, "464": true, "44443": true}

// isCard says whether a network of cards gives out such numbers.
func isCard(digits []byte, groups string) bool {
	if len(groups) > 1 && !cardGroups[groups] {
		return false
	}
	prefix := 0
	for _, digit := range digits[:4] {
		prefix = prefix*10 + int(digit-'0')
	}
	between := func(low, high int) bool { return prefix >= low && prefix <= high }
	switch len(digits) {
	case 13:
		return between(4000, 4999)
	case 14:
		return between(3000, 3059) || between(3600, 3699) || between(3800, 3999)
	case 15:
		return between(3400, 3499) || between(3700, 3799)
	case 16:
		visaOrMastercard := between(4000, 4999) || between(5100, 5599) || between(2221, 2720)
		return visaOrMastercard || between(3528, 3589) || isDiscoverOrUnionPay(prefix)
	default:
		return len(digits) > 16 && isDiscoverOrUnionPay(prefix)
	}
}

func isDiscoverOrUnionPay(prefix int) bool {
	return prefix == 6011 || prefix/100 == 65 || prefix >= 6440 && prefix <= 6499 ||
		prefix/100 == 62 || prefix/100 == 81
}

// reporting are the bodies that give out numbers of devices, by their first two
// digits.
var reporting = map[string]bool{
	"01": true, "10": true, "30": true, "33": true, "35": true, "44": true, "45": true, "49": true, "50": true,
	"51": true, "52": true, "53": true, "54": true, "86": true, "91": true, "97": true, "98": true, "99": true,
}

func isIMEI(digits []byte, groups string) bool {
	printed := len(groups) == 1 || groups == "2661" || groups == "861"
	return len(digits) == imeiLength && printed && reporting[string(digits[:2])]
}

// luhn says whether the last digit checks the others.
func luhn(digits []byte) bool {
	sum, double := 0, false
	for _, digit := range slices.Backward(digits) {
		value := int(digit - '0')
		if double {
			value *= 2
			if value > 9 {
				value -= 9
			}
		}
		sum += value
		double = !double
	}
	return sum%10 == 0
}

// usssn looks at three, two and four digits.
func (s *scanner) usssn(i int) {
	const length = len("123-45-6789")
	end := i + length
	separator := s.at(i + 3)
	if separator == ' ' && s.name&SocialSecurity == 0 && s.wordBefore(i) != "ssn" {
		return
	}
	if end > len(s.text) || s.at(i+6) != separator || isWord(s.at(end)) || s.at(end) == '-' && isWord(s.at(end+1)) {
		return
	}
	if before := s.at(i - 1); before == '-' || before == '.' || before == '+' {
		return
	}
	area, group, serial := s.text[i:i+3], s.text[i+4:i+6], s.text[i+7:end]
	for _, part := range [][]byte{group, serial} {
		for _, c := range part {
			if !isDigit(c) {
				return
			}
		}
	}
	if string(area) != "000" && string(area) != "666" && area[0] != '9' && string(group) != "00" && string(serial) != "0000" {
		s.found |= USSSN
	}
}
