// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/scan"
)

func scanAttributes() map[string]schema.Attribute {
	verdicts := attribute.InSection(sectionScan)
	return map[string]schema.Attribute{
		"sensitive_data": verdicts.Objects("",
			"Where in the whole event personal or secret data stands, in parts that are not read too, without the data. "+
				"A place is listed once for each rule. Empty where nothing was found.",
			map[string]schema.Attribute{
				"path": verdicts.String("",
					"Path in Sentry's answer, such as `user.email`. A key that is not made of common words, and may be data itself, is given by its place as `[*3]`."),
				"rule": verdicts.String("", "What was found: "+backquoted(scan.Rules())+"."),
			}),
		"scrubbed": verdicts.Objects("_meta", "What Sentry's own scrubbing took out of the event or changed.",
			map[string]schema.Attribute{
				"path": verdicts.String("", "Path in Sentry's answer, in the form of `sensitive_data`."),
				"rule": verdicts.String("",
					"Name of the scrubbing rule, such as `@email:replace` or `project:0`; `custom` for any that is not Sentry's own."),
				"kind": verdicts.String("",
					"What was done: `removed`, `substituted`, `masked`, `pseudonymized`, `encrypted` or `annotated`; null where Sentry says nothing known."),
			}),
	}
}
