// SPDX-License-Identifier: MPL-2.0

package detect

import (
	"slices"
	"strings"
)

// form is the form of an issuer's tokens: a prefix, and a number of characters.
type form struct {
	prefix            string
	shortest, longest int
	isPart            func(byte) bool
}

// anyLength is for tokens whose issuer does not document their length.
const anyLength = 4096

// forms contains the tokens that are recognized by their prefix, by first letter.
var forms = func() (byLetter [256][]form) {
	for _, f := range []form{
		{"sntryu_ sntrya_ sntryi_ dop_v1_ doo_v1_ dor_v1_", 64, 64, isHex}, {"sntrys_", 40, anyLength, isBase64},
		{"ghp_ gho_ ghu_ ghr_ ghcr_", 36, 255, isAlphanumeric}, {"ghs_", 36, anyLength, isURLSafe}, {"github_pat_", 50, 255, isURLSafe},
		{"glpat-", 20, 300, isURLSafe}, {"gldt- glrt- GOCSPX-", 20, 64, isURLSafe}, {"dckr_pat_", 24, 64, isURLSafe},
		{"xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xapp-", 20, 255, isURLSafe}, {"hooks.slack.com/services/T", 20, 255, isBase64},
		{"AKIA ASIA", 16, 16, isUpperOrDigit}, {"AIza", 35, 35, isURLSafe}, {"ya29.", 20, anyLength, isURLSafe},
		{"sk_live_ sk_test_ rk_live_ rk_test_", 16, 255, isAlphanumeric}, {"whsec_", 24, 255, isBase64},
		{"SG.", 60, 80, isDotted}, {"npm_", 36, 36, isAlphanumeric}, {"pypi-AgEI", 50, anyLength, isURLSafe}, {"rubygems_", 48, 48, isHex},
		{"hvs. hvb. hvr.", 24, anyLength, isURLSafe}, {"shpat_ shpss_ shpca_ shppa_ key- SK", 32, 32, isHex}, {"pul-", 40, 40, isHex},
		{"sk-proj- sk-ant-", 32, anyLength, isURLSafe}, {"sk-", 48, 64, isAlphanumeric}, {"hf_", 30, 64, isAlphanumeric},
		{"NRAK-", 27, 27, isUpperOrDigit}, {"glsa_ figd_", 32, 64, isURLSafe}, {"glc_", 32, anyLength, isBase64},
		{"dapi", 32, 34, isHexOrDash}, {"lin_api_", 32, 64, isAlphanumeric}, {"PMAK-", 50, 64, isHexOrDash},
		{"EAACEdEose0cBA", 8, anyLength, isAlphanumeric}, {"AGE-SECRET-KEY-1", 50, 64, isUpperOrDigit},
		{"sq0atp-", 22, 22, isURLSafe}, {"sq0csp-", 43, 43, isURLSafe}, {"dp.st. dp.pt.", 40, 64, isDotted},
		{"discord.com/api/webhooks/", 60, 120, isBase64}, {"ATATT3", 50, anyLength, isBase64},
	} {
		for prefix := range strings.FieldsSeq(f.prefix) {
			byLetter[prefix[0]] = append(byLetter[prefix[0]], form{prefix, f.shortest, f.longest, f.isPart})
		}
	}
	return byLetter
}()

// token inspects tokens that are recognized by their own form.
func (s *scanner) token(i int) {
	if s.found&Token != 0 || i < s.tokens || s.at(i-1) == '-' {
		return
	}
	s.cloudToken(i)
	if s.text[i] == 'e' {
		s.webToken(i)
	}
	for _, f := range forms[s.text[i]] {
		if !s.hasPrefix(i, f.prefix) {
			continue
		}
		start := i + len(f.prefix)
		end := s.run(start, f.isPart)
		s.tokens = max(s.tokens, end)
		if length := end - start; length >= f.shortest && length <= f.longest && isMixed(s.text[start:end]) {
			s.found |= Token
			return
		}
	}
}

// cloudToken inspects a token of HCP Terraform, which is recognized by its middle.
func (s *scanner) cloudToken(i int) {
	const first, middle, shortest = 14, ".atlasv1.", 60
	start := i + first + len(middle)
	if s.hasPrefix(i+first, middle) && s.run(i, isAlphanumeric) == i+first && s.run(start, isURLSafe)-start >= shortest {
		s.found |= Token
	}
}

// webToken inspects a JSON web token (RFC 7519): two objects and a signature, in base64.
func (s *scanner) webToken(i int) {
	const object, shortest = "eyJ", 10
	if !s.hasPrefix(i, object) {
		return
	}
	header := s.run(i, isURLSafe)
	s.tokens = header
	if header-i < shortest || !s.hasPrefix(header, "."+object) {
		return
	}
	payload := s.run(header+1, isURLSafe)
	if s.at(payload) == '.' && payload-header >= shortest && s.run(payload+1, isURLSafe)-payload > shortest {
		s.found |= Token
	}
}

// botToken inspects a token of a Telegram bot, which begins with the bot's number.
func (s *scanner) botToken(i, length int) {
	const shortest, longest, secret = 8, 10, 35
	start := i + length + 1
	if length >= shortest && length <= longest && s.hasPrefix(start-1, ":AA") && s.run(start, isURLSafe)-start == secret {
		s.found |= Token
	}
}

// isMixed reports whether a word contains digits, or letters of both cases. Every random word
// that is long enough does.
func isMixed(word []byte) bool {
	return slices.ContainsFunc(word, isDigit) || slices.ContainsFunc(word, isCapital) && slices.ContainsFunc(word, isSmall)
}
