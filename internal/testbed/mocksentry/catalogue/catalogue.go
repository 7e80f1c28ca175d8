// SPDX-License-Identifier: MPL-2.0

// Package catalogue contains events in the form of Sentry's API. All of them are written by
// hand and are about an invented company. Their personal data uses reserved domains and
// addresses. Together they use every field that the API is known to have.
package catalogue

import (
	"bytes"
	"embed"
	"fmt"
)

//go:embed *.json
var files embed.FS

type entry struct {
	name, id, project string
}

// entries lists the catalogue. It contains the IDs too, because the file of a malformed event
// may not contain them in a readable form.
var entries = []entry{
	{"error-python", "118bb041d74e9acd7d39fcbc9e3757cb", "backend"},
	{"error-javascript", "1193721d187568a0c10b24e039ce0049", "web"},
	{"error-java-group", "10ac2f0b49949586e04046aad171e7f9", "backend"},
	{"error-native", "9e19191cea350cdc81a3f62090bedcbe", "desktop"},
	{"error-cocoa", "91451a214177f0bc272959ba69e251d3", "mobile"},
	{"error-dotnet", "b9ec5c0997f6e8f195e766282e9b9639", "desktop"},
	{"default-message", "64036c19dccb6579a59431cfa3bbb7c5", "backend"},
	{"transaction", "e62afd9be069136734db5a1e9a7f223e", "backend"},
	{"csp", "8b9410cb111de3638907a3ac86b25552", "web"},
	{"hpkp", "5c6f7e81a6cc93760113cd1351eb9b3f", "web"},
	{"expectct", "8a1a282f285203acb4a722dfdb23d093", "web"},
	{"expectstaple", "6549d81111757ed4e590fe0242e37e95", "web"},
	{"nel", "06bee0c7fc2915e2c7cbe66532505276", "web"},
	{"generic", "b58a54011b68cef996ded4481c4e61bb", "backend"},
	{"feedback", "7e93fe461a2bfc90d517f62cee5b14df", "web"},
	{"future-type", "8a3d781cbcceebe16b6e5008829e4d4f", "backend"},
	{"legacy", "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f", "backend"},
	{"scrubbed", "c33833c2fa0d62b5b866a70286289d72", "backend"},
	{"unexpected", "8d24293b196fb7c4bafed1fdccdb77e5", "backend"},
	{"minimal", "10a20e1c5df35ad7a82436e9acfe8132", "web"},
}

// Names returns the names of the events in the order of the catalogue.
func Names() []string {
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.name
	}
	return names
}

// Event returns the JSON of an event as it is in its file. It panics for a name that is not
// in the catalogue, like ID and Project.
func Event(name string) []byte {
	body, err := files.ReadFile(find(name).name + ".json")
	if err != nil {
		panic(fmt.Sprintf("catalogue: %v", err))
	}
	return bytes.Clone(body)
}

// ID returns the event ID of an event, 32 lower-case hexadecimal digits.
func ID(name string) string { return find(name).id }

// Project returns the slug of the project that an event belongs to in the
// default world.
func Project(name string) string { return find(name).project }

func find(name string) entry {
	for _, e := range entries {
		if e.name == name {
			return e
		}
	}
	panic(fmt.Sprintf("catalogue: no event %q", name))
}
