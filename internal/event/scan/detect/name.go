// SPDX-License-Identifier: MPL-2.0

package detect

import "bytes"

// Name is what the name of a value tells about it. It is a set.
type Name uint16

// What a name tells.
const (
	// Secret is the name of a password, a key or the like.
	Secret Name = 1 << iota
	// Version is the name of a version: four numbers are no address.
	Version
	// Identifier is the name of an id, a time or a size: digits are no card.
	Identifier
	// Address is the name of a network address.
	Address
	// Route is the name of a path within a site: a home directory is none.
	Route
	// Folder is the name of a folder: nothing needs to follow a user's name.
	Folder
	// Strong is, beside Secret, the name of what is nothing but a secret.
	Strong
	// Credentials is the name of what authorizes a request.
	Credentials
	// Cookie is the name of cookies.
	Cookie
	// SocialSecurity is the name of a social security number.
	SocialSecurity

	// unlessAfter marks words that are the name of a secret but after some others.
	unlessAfter
)

// longestName bounds how much of a name is looked at.
const longestName = 64

// NameOf gives what a name tells, by its last words: client_secret, clientSecret
// and CLIENT-SECRET are the name of a secret, secret_name is not.
func NameOf(key []byte) Name {
	var buffer [2 * longestName]byte
	words := Words(buffer[:0], key)
	words = bytes.TrimRight(words, "0123456789 ")
	last := words[bytes.LastIndexByte(words, ' ')+1:]
	told, known := lastWords[string(last)]
	if !known && endsLikeSecret(last) {
		told = Secret | Strong
	}
	if told&unlessAfter != 0 {
		before := bytes.TrimSuffix(words[:len(words)-len(last)], []byte(" "))
		if notSecret[string(before[bytes.LastIndexByte(before, ' ')+1:])] {
			return 0
		}
		told &^= unlessAfter
	}
	if len(last) < len(words) {
		before := bytes.LastIndexByte(words[:len(words)-len(last)-1], ' ')
		if pair, known := lastPairs[string(words[before+1:])]; known {
			return pair
		}
	}
	return told
}

// endsLikeSecret says whether words that are written in one end in the name of a
// secret, as pgpassword.
func endsLikeSecret(word []byte) bool {
	for _, ending := range []string{"password", "passwd", "passphrase", "apikey", "secretkey"} {
		if bytes.HasSuffix(word, []byte(ending)) {
			return true
		}
	}
	return false
}

var lastWords = map[string]Name{
	"password": Secret | Strong, "passwords": Secret | Strong, "passwd": Secret | Strong, "pwd": Secret | Strong,
	"passphrase": Secret | Strong, "secret": Secret | Strong, "passcode": Secret | Strong, "cvv": Secret | Strong,
	"cvc": Secret | Strong, "passwort": Secret | Strong, "kennwort": Secret | Strong, "senha": Secret | Strong,
	"contrasena": Secret | Strong, "pw": Secret, "secrets": Secret, "credentials": Secret,
	"privatekey": Secret, "accesskey": Secret, "authtoken": Secret, "accesstoken": Secret,
	"refreshtoken": Secret, "sessionid": Secret, "csrftoken": Secret, "userpass": Secret, "dbpass": Secret, "pass": Secret,
	"token": Secret | unlessAfter, "tokens": Secret | unlessAfter, "pat": Secret, "stripetoken": Secret,

	"authorization": Credentials, "cookie": Cookie, "cookies": Cookie, "ssn": SocialSecurity,

	"version": Version, "versions": Version, "release": Version, "build": Version, "revision": Version,
	"packages": Version, "modules": Version, "firmware": Version, "kernel": Version, "dist": Version, "agent": Version, "oid": Version,

	"id": Identifier, "ids": Identifier, "uuid": Identifier, "guid": Identifier, "hash": Identifier, "size": Identifier,
	"bytes": Identifier, "time": Identifier, "timestamp": Identifier, "ts": Identifier, "date": Identifier, "offset": Identifier,
	"sequence": Identifier, "seq": Identifier, "sha": Identifier, "sha1": Identifier, "sha256": Identifier, "md5": Identifier,
	"checksum": Identifier, "fingerprint": Identifier, "fingerprints": Identifier, "nanos": Identifier, "micros": Identifier,
	"ms": Identifier, "ns": Identifier, "us": Identifier, "duration": Identifier, "count": Identifier, "memory": Identifier,
	"storage": Identifier, "length": Identifier, "nonce": Identifier, "project": Identifier, "organization": Identifier,
	"dsn": Identifier, "tid": Identifier, "pid": Identifier, "at": Identifier,

	"ip": Address, "ips": Address, "ipv4": Address, "addr": Address, "address": Address, "host": Address,
	"hostname": Address, "remote": Address, "peer": Address, "gateway": Address, "forwarded": Address, "for": Address,

	"transaction": Route, "route": Route, "url": Route, "uri": Route, "referrer": Route, "referer": Route,
	"endpoint": Route, "href": Route, "link": Route,

	"home": Folder, "homedir": Folder, "cwd": Folder, "dir": Folder, "directory": Folder, "folder": Folder,
	"userprofile": Folder, "workdir": Folder,
}

// lastPairs says of two words what neither says alone, or says it otherwise.
var lastPairs = map[string]Name{
	"device id": 0, "key token": 0, "password confirmation": Secret | Strong, "password confirm": Secret | Strong,
	"social security": SocialSecurity, "security number": SocialSecurity,
	"api key": Secret, "private key": Secret, "secret key": Secret, "access key": Secret, "signing key": Secret,
	"encryption key": Secret, "auth key": Secret, "session key": Secret, "master key": Secret, "account key": Secret,
	"shared key": Secret, "key base": Secret, "secret value": Secret, "license key": Secret, "ssh key": Secret,
	"mysql pwd": Secret, "token secret": Secret, "access code": Secret, "security code": Secret, "card cvc": Secret,
	"trace parent": Identifier, "user agent": Version, "build number": Version | Identifier, "order number": Identifier,
}

// notSecret are the words before "token" of what anyone may know.
var notSecret = map[string]bool{
	"public": true, "page": true, "next": true, "continuation": true, "cancellation": true, "cancel": true, "unexpected": true,
	"expected": true, "last": true, "first": true, "prev": true, "previous": true, "current": true, "sync": true, "max": true,
	"min": true, "total": true, "prompt": true, "completion": true, "input": true, "output": true, "stop": true, "num": true,
	"eos": true, "bos": true, "pad": true, "unk": true, "end": true, "start": true, "parser": true, "lexer": true, "symbol": true,
	"window": true, "type": true, "resume": true, "change": true, "concurrency": true, "design": true, "lookahead": true,
	"reasoning": true, "cached": true, "used": true, "remaining": true,
}

// Words appends the words of a name to a buffer, in lower case, with a blank
// between two.
func Words(buffer, name []byte) []byte {
	start := len(buffer)
	var before byte
	for i, c := range name[:min(len(name), longestName)] {
		capital := c >= 'A' && c <= 'Z'
		switch {
		case !isAlphanumeric(c) && c < 0x80:
			if len(buffer) > start && buffer[len(buffer)-1] != ' ' {
				buffer = append(buffer, ' ')
			}
		case capital && len(buffer) > start && buffer[len(buffer)-1] != ' ' && startsWord(name, i, before):
			buffer = append(buffer, ' ', c|0x20)
		case capital:
			buffer = append(buffer, c|0x20)
		default:
			buffer = append(buffer, c)
		}
		before = c
	}
	return bytes.TrimRight(buffer, " ")
}

// startsWord says whether a capital letter begins a word of a name in camel case:
// after a small letter, or before one as the C in HTTPClient.
func startsWord(name []byte, i int, before byte) bool {
	isSmall := func(c byte) bool { return c >= 'a' && c <= 'z' }
	return isSmall(before) || isDigit(before) || i+1 < len(name) && isSmall(name[i+1])
}
