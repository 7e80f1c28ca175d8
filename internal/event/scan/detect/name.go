// SPDX-License-Identifier: MPL-2.0

package detect

import "bytes"

// Name is the set of facts that the name of a value indicates about it.
type Name uint16

// The facts that a name can indicate.
const (
	Secret         Name = 1 << iota // The name of a password, a key or the like.
	Version                         // The name of a version, so four numbers are not an address.
	Identifier                      // The name of an ID, a time or a size, so digits are not a card.
	Address                         // The name of a network address.
	Route                           // The name of a path within a site, so it is not a home directory.
	Folder                          // The name of a folder, so nothing needs to follow a user's name.
	Strong                          // Together with Secret, the name of a value that is always a secret.
	Credentials                     // The name of what authorizes a request.
	Cookie                          // The name of cookies.
	SocialSecurity                  // The name of a social security number.
	unlessAfter                     // The name of a secret, except after some other words.
)

// longestName limits how much of a name is inspected.
const longestName = 64

// NameOf returns the facts that a name indicates by its last words. For example,
// client_secret, clientSecret and CLIENT-SECRET are names of a secret, and secret_name is
// not.
func NameOf(key []byte) Name {
	var buffer [2 * longestName]byte
	words := bytes.TrimRight(Words(buffer[:0], key), "0123456789 ")
	rest, last := cutLastWord(words)
	_, before := cutLastWord(rest)
	indicated, known := lastWords[string(last)]
	if !known && endsLikeSecret(last) {
		indicated = Secret | Strong
	}
	if indicated&unlessAfter != 0 {
		if notSecret[string(before)] {
			return 0
		}
		indicated &^= unlessAfter
	}
	if len(before) > 0 {
		if pair, known := lastPairs[string(words[len(rest)-len(before):])]; known {
			return pair
		}
	}
	return indicated
}

func cutLastWord(words []byte) (rest, last []byte) {
	blank := bytes.LastIndexByte(words, ' ')
	return words[:max(0, blank)], words[blank+1:]
}

// endsLikeSecret reports whether words without a separator end in the name of a secret, such
// as pgpassword.
func endsLikeSecret(word []byte) bool {
	for _, ending := range []string{"password", "passwd", "passphrase", "apikey", "secretkey"} {
		if bytes.HasSuffix(word, []byte(ending)) {
			return true
		}
	}
	return false
}

// nameIndex inverts lists of names by fact into the facts of each name.
func nameIndex(lists map[Name]string) map[string]Name {
	indicated := map[string]Name{}
	for name, list := range lists {
		for words := range setOf(list) {
			indicated[words] = name
		}
	}
	return indicated
}

var lastWords = nameIndex(map[Name]string{
	Secret | Strong: "password, passwords, passwd, pwd, passphrase, secret, passcode, cvv, cvc, passwort, kennwort, senha, contrasena",
	Secret: "pw, secrets, credentials, privatekey, accesskey, authtoken, accesstoken, refreshtoken, sessionid, csrftoken, userpass, " +
		"dbpass, pass, pat, stripetoken",
	Secret | unlessAfter: "token, tokens",
	Credentials:          "authorization",
	Cookie:               "cookie, cookies",
	SocialSecurity:       "ssn",
	Version:              "version, versions, release, build, revision, packages, modules, firmware, kernel, dist, agent, oid",
	Identifier: "id, ids, uuid, guid, hash, size, bytes, time, timestamp, ts, date, offset, sequence, seq, sha, sha1, sha256, md5, " +
		"checksum, fingerprint, fingerprints, nanos, micros, ms, ns, us, duration, count, memory, storage, length, nonce, project, " +
		"organization, dsn, tid, pid, at",
	Address: "ip, ips, ipv4, addr, address, host, hostname, remote, peer, gateway, forwarded, for",
	Route:   "transaction, route, url, uri, referrer, referer, endpoint, href, link",
	Folder:  "home, homedir, cwd, dir, directory, folder, userprofile, workdir",
})

// lastPairs are pairs of words that indicate something else than each word alone.
var lastPairs = nameIndex(map[Name]string{
	0:               "device id, key token",
	Secret | Strong: "password confirmation, password confirm",
	SocialSecurity:  "social security, security number",
	Secret: "api key, private key, secret key, access key, signing key, encryption key, auth key, session key, master key, " +
		"account key, shared key, key base, secret value, license key, ssh key, mysql pwd, token secret, access code, security code, " +
		"card cvc",
	Identifier:           "trace parent, order number",
	Version:              "user agent",
	Version | Identifier: "build number",
})

// notSecret lists the words before "token" in the names of public values.
var notSecret = setOf("public, page, next, continuation, cancellation, cancel, unexpected, expected, last, first, prev, previous, " +
	"current, sync, max, min, total, prompt, completion, input, output, stop, num, eos, bos, pad, unk, end, start, parser, lexer, " +
	"symbol, window, type, resume, change, concurrency, design, lookahead, reasoning, cached, used, remaining")

// Words appends the words of a name to a buffer, in lower case and separated by a space.
func Words(buffer, name []byte) []byte {
	start := len(buffer)
	for i, c := range name[:min(len(name), longestName)] {
		isSign := !isAlphanumeric(c) && c < 0x80
		if len(buffer) > start && buffer[len(buffer)-1] != ' ' && (isSign || isCapital(c) && startsWord(name, i)) {
			buffer = append(buffer, ' ')
		}
		if isCapital(c) {
			c |= 0x20
		}
		if !isSign {
			buffer = append(buffer, c)
		}
	}
	return bytes.TrimRight(buffer, " ")
}

// startsWord reports whether a capital letter begins a word of a name in camel case: after a
// small letter, or before one like the C in HTTPClient.
func startsWord(name []byte, i int) bool {
	return isSmall(name[i-1]) || isDigit(name[i-1]) || i+1 < len(name) && isSmall(name[i+1])
}
