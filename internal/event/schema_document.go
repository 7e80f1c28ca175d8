// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

// documentAttributes describes the sections that are one attribute each.
func documentAttributes() map[string]schema.Attribute {
	packages, extra := attribute.InSection(sectionPackages), attribute.InSection(sectionExtra)
	otherEntries, meta := attribute.InSection(sectionOtherEntries), attribute.InSection(sectionMeta)
	digest, raw := attribute.InSection(sectionDigest), attribute.InSection(sectionRaw)
	return map[string]schema.Attribute{
		"packages": packages.StringMap("packages", "Versions of the packages that were loaded, by name."),
		"extra_json": attribute.Sensitive(extra.StringMap("context",
			"Extra data that the application attached: key to normalised JSON.")),
		"other_entries_json": attribute.Sensitive(otherEntries.StringMap("entries[].data",
			"Entries without attributes of their own, such as `template` and those newer than this provider: type to normalised JSON.")),
		"meta_json": attribute.Sensitive(meta.JSON("_meta", "What was scrubbed, cut or invalid in the event, and why.")),
		"content_sha256": digest.String("",
			"SHA-256, in hex, over the normalised JSON of the event without null members and without what changes while the event does not. It changes when the event does, or when a newer server reports it differently."),
		"raw_json": attribute.Sensitive(raw.String("",
			"Sentry's whole answer as normalised JSON, value for value. Only read where `include` names it.")),
	}
}
