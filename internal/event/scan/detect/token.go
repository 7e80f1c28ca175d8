// SPDX-License-Identifier: MPL-2.0

package detect

import "slices"

// form is how the tokens of one issuer look: a prefix, and so many characters.
type form struct {
	prefix            string
	shortest, longest int
	isPart            func(byte) bool
}

// anyLength is for tokens whose issuer does not say how long they are.
const anyLength = 4096

// forms are the tokens that are known by their prefix, by their first letter.
var forms = func() map[byte][]form {
	byLetter := map[byte][]form{}
	for _, f := range []form{
		{"sntrys_", 40, anyLength, isBase64}, {"sntryu_", 64, 64, isHex}, {"sntrya_", 64, 64, isHex}, {"sntryi_", 64, 64, isHex},
		{"ghp_", 36, 255, isAlphanumeric}, {"gho_", 36, 255, isAlphanumeric}, {"ghu_", 36, 255, isAlphanumeric},
		{"ghs_", 36, anyLength, isURLSafe}, {"ghr_", 36, 255, isAlphanumeric}, {"github_pat_", 50, 255, isURLSafe},
		{"glpat-", 20, 300, isURLSafe}, {"gldt-", 20, 64, isURLSafe}, {"glrt-", 20, 64, isURLSafe},
		{"xoxb-", 20, 255, isURLSafe}, {"xoxp-", 20, 255, isURLSafe}, {"xoxa-", 20, 255, isURLSafe},
		{"xoxr-", 20, 255, isURLSafe}, {"xoxs-", 20, 255, isURLSafe}, {"xoxe-", 20, 255, isURLSafe}, {"xapp-", 20, 255, isURLSafe},
		{"hooks.slack.com/services/T", 20, 255, isBase64},
		{"AKIA", 16, 16, isUpperOrDigit}, {"ASIA", 16, 16, isUpperOrDigit},
		{"AIza", 35, 35, isURLSafe}, {"ya29.", 20, anyLength, isURLSafe}, {"GOCSPX-", 20, 64, isURLSafe},
		{"sk_live_", 16, 255, isAlphanumeric}, {"sk_test_", 16, 255, isAlphanumeric}, {"rk_live_", 16, 255, isAlphanumeric},
		{"rk_test_", 16, 255, isAlphanumeric}, {"whsec_", 24, 255, isBase64},
		{"SG.", 60, 80, isDotted}, {"npm_", 36, 36, isAlphanumeric}, {"pypi-AgEI", 50, anyLength, isURLSafe},
		{"rubygems_", 48, 48, isHex}, {"dop_v1_", 64, 64, isHex}, {"doo_v1_", 64, 64, isHex}, {"dor_v1_", 64, 64, isHex},
		{"hvs.", 24, anyLength, isURLSafe}, {"hvb.", 24, anyLength, isURLSafe}, {"hvr.", 24, anyLength, isURLSafe},
		{"shpat_", 32, 32, isHex}, {"shpss_", 32, 32, isHex}, {"shpca_", 32, 32, isHex}, {"shppa_", 32, 32, isHex},
		{"sk-proj-", 32, anyLength, isURLSafe}, {"sk-ant-", 32, anyLength, isURLSafe}, {"sk-", 48, 64, isAlphanumeric},
		{"hf_", 30, 64, isAlphanumeric}, {"NRAK-", 27, 27, isUpperOrDigit}, {"glsa_", 32, 64, isURLSafe},
		{"glc_", 32, anyLength, isBase64}, {"dapi", 32, 34, isHexOrDash}, {"lin_api_", 32, 64, isAlphanumeric},
		{"PMAK-", 50, 64, isHexOrDash}, {"figd_", 32, 64, isURLSafe}, {"dckr_pat_", 24, 64, isURLSafe},
		{"EAACEdEose0cBA", 8, anyLength, isAlphanumeric}, {"AGE-SECRET-KEY-1", 50, 64, isUpperOrDigit},
		{"key-", 32, 32, isHex}, {"SK", 32, 32, isHex}, {"sq0atp-", 22, 22, isURLSafe}, {"sq0csp-", 43, 43, isURLSafe},
		{"dp.st.", 40, 64, isDotted}, {"dp.pt.", 40, 64, isDotted}, {"discord.com/api/webhooks/", 60, 120, isBase64},
		{"pul-", 40, 40, isHex}, {"ATATT3", 50, anyLength, isBase64}, {"ghcr_", 36, 255, isAlphanumeric},
	} {
		byLetter[f.prefix[0]] = append(byLetter[f.prefix[0]], f)
	}
	return byLetter
}()

// startsToken tells the letters that a prefix begins with.
var startsToken = func() (table [256]bool) {
	for c := range forms {
		table[c] = true
	}
	table['e'] = true // of a web token
	return table
}()

// token looks at tokens that show by their own form.
func (s *scanner) token(i int) {
	c := s.text[i]
	if s.found&Token != 0 || i < s.tokens || s.at(i-1) == '-' {
		return
	}
	s.cloudToken(i)
	if !startsToken[c] {
		return
	}
	if c == 'e' {
		s.webToken(i)
	}
	for _, f := range forms[c] {
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

// cloudToken looks at a token of HCP Terraform, which is known by its middle.
func (s *scanner) cloudToken(i int) {
	const first, middle, shortest = 14, ".atlasv1.", 60
	if !s.hasPrefix(i+first, middle) {
		return
	}
	start := i + first + len(middle)
	if s.run(i, isAlphanumeric) == i+first && s.run(start, isURLSafe)-start >= shortest {
		s.found |= Token
	}
}

// webToken looks at a JSON web token (RFC 7519): two objects and a signature, in
// base64.
func (s *scanner) webToken(i int) {
	const object, shortest = "eyJ", 10
	if !s.hasPrefix(i, object) {
		return
	}
	header := s.run(i, isURLSafe)
	s.tokens = header
	if s.at(header) != '.' || !s.hasPrefix(header+1, object) {
		return
	}
	payload := s.run(header+1, isURLSafe)
	if s.at(payload) != '.' || header-i < shortest || payload-header < shortest {
		return
	}
	if s.run(payload+1, isURLSafe)-payload > shortest {
		s.found |= Token
	}
}

// botToken looks at a token of a bot of Telegram, which begins with its number.
func (s *scanner) botToken(i, length int) {
	const shortest, longest, secret = 8, 10, 35
	start := i + length + 1
	if length < shortest || length > longest || !s.hasPrefix(start-1, ":AA") {
		return
	}
	if s.run(start, isURLSafe)-start == secret {
		s.found |= Token
	}
}

// run gives the end of the characters from i that are of a kind.
func (s *scanner) run(i int, isPart func(byte) bool) int {
	for i < len(s.text) && isPart(s.text[i]) {
		i++
	}
	return i
}

// isMixed says whether a word has digits, or letters of both kinds, as all that is
// drawn at random and long enough.
func isMixed(word []byte) bool {
	isSmall := func(c byte) bool { return c >= 'a' && c <= 'z' }
	return slices.ContainsFunc(word, isDigit) || slices.ContainsFunc(word, isCapital) && slices.ContainsFunc(word, isSmall)
}

func isUpperOrDigit(c byte) bool { return isDigit(c) || c >= 'A' && c <= 'Z' }

func isHexOrDash(c byte) bool { return isHex(c) || c == '-' }

func isURLSafe(c byte) bool { return isAlphanumeric(c) || c == '-' || c == '_' }

func isDotted(c byte) bool { return isURLSafe(c) || c == '.' }

func isBase64(c byte) bool { return isURLSafe(c) || c == '+' || c == '/' || c == '=' }
