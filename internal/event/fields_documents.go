// SPDX-License-Identifier: MPL-2.0

package event

import (
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/text/unicode/norm"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

var extra = field.Fields{
	field.JSONMap{Name: "extra_json", From: "context", Sensitive: true, Doc: "Extra data that the application attached, as JSON by key."},
}

var otherEntries = field.Fields{
	field.JSONMap{
		Name: "other_entries_json", From: "entries[].data", Value: field.Func((*source).otherEntries), Sensitive: true,
		Doc: "Entries without attributes of their own, such as `template` and newer types, as JSON by type.",
	},
}

var meta = field.Fields{
	field.JSON{Name: "meta_json", From: "_meta", Sensitive: true, Doc: "What was scrubbed, truncated, or invalid in the event, and why."},
}

var digest = field.Fields{
	field.String{
		Name: "content_sha256", Value: field.Func((*source).contentSHA256),
		Doc: "SHA-256, in hexadecimal, of the event's normalized JSON without null members and volatile data. Changes if Sentry's response changes, such as after a server upgrade.",
	},
}

var raw = field.Fields{
	field.JSON{
		Name: "raw_json", Value: field.Func((*source).rawJSON), Sensitive: true,
		Doc: "Sentry's complete response, value for value. Read only if `include` names `raw`.",
	},
}

func (s *source) rawJSON() *string { return s.document.RootJSON() }

// contentSHA256 returns a hash of everything that does not change between two reads of the
// same event. The omitted members follow from the tables, see derived.go.
func (s *source) contentSHA256() *string {
	hash := sha256.New()
	s.whole.WriteNormalized(hash, derivedOf(s.table).volatile)
	return new(hex.EncodeToString(hash.Sum(nil)))
}

// otherEntries returns the data of the entries that no other field reads, see derived.go.
func (s *source) otherEntries() map[string]string {
	read, others := derivedOf(s.table).entries, map[string]string{}
	for _, kind := range s.entries.types {
		if read[kind] {
			continue
		}
		if data := s.entries.entry(kind).JSON("data"); data != nil {
			others[norm.NFC.String(kind)] = *data
		}
	}
	return others
}
