// SPDX-License-Identifier: MPL-2.0

package detect

import "bytes"

// ibanLengths are the lengths of account numbers by country (SWIFT's registry).
var ibanLengths = map[string]int{
	"AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
	"BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
	"ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
	"HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
	"LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
	"MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29,
	"PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24,
	"SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
	"YE": 30,
}

// iban looks at an account number, written in one or in groups of four.
func (s *scanner) iban(i int) {
	const longest = 34
	length, known := ibanLengths[string(bytes.ToUpper(s.text[i:i+2]))]
	if !known {
		return
	}
	var compact [longest]byte
	count, end := 0, i
	for ; count < length; end++ {
		c := s.at(end)
		grouped := count > 0 && count%4 == 0
		switch {
		case isAlphanumeric(c):
			compact[count] = upper(c)
			count++
		case (c == ' ' || c == '-') && grouped && isAlphanumeric(s.at(end+1)):
		default:
			return
		}
	}
	if !isWord(s.at(end)) && checksIBAN(compact[:count]) {
		s.found |= IBAN
		s.account = end
	}
}

// checksIBAN says whether the check digits are right (ISO 7064, modulo 97).
func checksIBAN(compact []byte) bool {
	remainder := 0
	for i := range compact {
		c := compact[(i+4)%len(compact)]
		if isDigit(c) {
			remainder = (remainder*10 + int(c-'0')) % 97
		} else {
			remainder = (remainder*100 + int(c-'A') + 10) % 97
		}
	}
	return remainder == 1
}

func upper(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - 'a' + 'A'
	}
	return c
}
