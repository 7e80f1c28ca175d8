// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"strconv"
	"strings"
)

// ibanLengths maps countries to the lengths of their account numbers (SWIFT's registry).
var ibanLengths = func() map[string]int {
	lengths := map[string]int{}
	for entry := range strings.FieldsSeq(`
AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22
GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20
MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26
UA29 VA22 VG24 XK20 YE30`) {
		lengths[entry[:2]], _ = strconv.Atoi(entry[2:])
	}
	return lengths
}()

// iban inspects an account number, written as one word or in groups of four.
func (s *scanner) iban(i int) {
	var compact [34]byte
	count, end := 0, i
	for length := ibanLengths[strings.ToUpper(string(s.text[i:i+2]))]; count < length; end++ {
		c := s.at(end)
		switch {
		case isAlphanumeric(c):
			compact[count] = c
			count++
		case (c == ' ' || c == '-') && count > 0 && count%4 == 0 && isAlphanumeric(s.at(end+1)):
		default:
			return
		}
	}
	if count > 0 && !isWord(s.at(end)) && checksIBAN(compact[:count]) {
		s.found |= IBAN
		s.account = end
	}
}

// checksIBAN reports whether the check digits are correct (ISO 7064, modulo 97).
func checksIBAN(compact []byte) bool {
	remainder := 0
	for i := range compact {
		c := compact[(i+4)%len(compact)]
		if isDigit(c) {
			remainder = (remainder*10 + int(c-'0')) % 97
		} else {
			remainder = (remainder*100 + int(c|0x20-'a') + 10) % 97
		}
	}
	return remainder == 1
}
