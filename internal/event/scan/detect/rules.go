// SPDX-License-Identifier: MPL-2.0

// Package detect finds personal and secret data in single strings, by the data types that
// Sentry documents for its own scrubbing. It returns the kinds of data that a string
// contains, never the data itself.
//
// Sentry's patterns only check the shape of a string. The rules of this package also check
// checksums, the context, and which numbers registers have issued. Without these checks, a
// report would be full of version numbers.
package detect

import "strings"

// Rules is a set of kinds of data.
type Rules uint32

// The kinds of data.
const (
	Email         Rules = 1 << iota // An e-mail address.
	IP                              // An address of a host, private networks included, but neither loopback nor unspecified.
	CreditCard                      // A number of a payment card, with a right check digit.
	IBAN                            // An international bank account number, with right check digits.
	IMEI                            // The number of a mobile device, with a right check digit.
	MAC                             // The address of a network interface.
	USSSN                           // A social security number of the United States.
	PEMKey                          // A private key in PEM form.
	URLAuth                         // A password in a URL.
	Authorization                   // Credentials of HTTP's Basic or Digest authorization.
	Bearer                          // A bearer token of HTTP.
	Token                           // An API token that its own form shows.
	UserPath                        // The name of a user in the path of a home directory.
	Password                        // A secret that its name shows.
)

// names lists the names of the rules, those of Sentry's data types if Sentry has one.
var names = strings.Fields("email ip creditcard iban imei mac usssn pemkey urlauth authorization bearer token userpath password")

// All returns all rules, each as a separate set.
func All() []Rules {
	all := make([]Rules, len(names))
	for i := range names {
		all[i] = 1 << i
	}
	return all
}

// Each calls visit with the name of each rule of the set.
func (r Rules) Each(visit func(name string)) {
	for i, name := range names {
		if r&(1<<i) != 0 {
			visit(name)
		}
	}
}

// String returns the name of the rule in a set of one.
func (r Rules) String() (name string) {
	r.Each(func(rule string) { name = rule })
	return name
}
