// SPDX-License-Identifier: MPL-2.0

// Package detect finds personal and secret data in single texts, after the
// data types that Sentry documents for its own scrubbing. It tells what kinds of
// data a text shows, never the data. Where Sentry's patterns only look at the
// shape of a text, these also look at checksums, at registers of what is given
// out, and at what stands around it, since nobody reads a report that is full of
// version numbers.
package detect

// Rules is a set of kinds of data.
type Rules uint32

// The kinds of data. Their names are those of Sentry's data types where it has
// one.
const (
	// Email is an e-mail address.
	Email Rules = 1 << iota
	// IP is an IPv4 or IPv6 address of a host, private networks included, but
	// neither loopback nor unspecified.
	IP
	// CreditCard is a number of a payment card, with a right check digit.
	CreditCard
	// IBAN is an international bank account number, with right check digits.
	IBAN
	// IMEI is the number of a mobile device, with a right check digit.
	IMEI
	// MAC is the address of a network interface.
	MAC
	// USSSN is a social security number of the United States.
	USSSN
	// PEMKey is a private key in PEM form.
	PEMKey
	// URLAuth is a password in a URL.
	URLAuth
	// Authorization is what Basic or Digest authorization of HTTP sends.
	Authorization
	// Bearer is a bearer token of HTTP.
	Bearer
	// Token is an API token that shows by its own form.
	Token
	// UserPath is the name of a user in the path of a home directory.
	UserPath
	// Password is a secret that shows by its name.
	Password

	beyond
)

var names = map[Rules]string{
	Email: "email", IP: "ip", CreditCard: "creditcard", IBAN: "iban", IMEI: "imei", MAC: "mac", USSSN: "usssn",
	PEMKey: "pemkey", URLAuth: "urlauth", Authorization: "authorization", Bearer: "bearer", Token: "token",
	UserPath: "userpath", Password: "password",
}

// All lists all rules, each as a set of its own.
func All() []Rules {
	var all []Rules
	for rule := Rules(1); rule < beyond; rule <<= 1 {
		all = append(all, rule)
	}
	return all
}

// Each calls visit with the name of each rule of the set.
func (r Rules) Each(visit func(name string)) {
	for rule := Rules(1); rule < beyond && r != 0; rule <<= 1 {
		if r&rule != 0 {
			visit(names[rule])
		}
	}
}

// String names the rule, of a set of one.
func (r Rules) String() string { return names[r] }
