// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

var verdicts = field.Fields{
	field.Objects{
		Name: "sensitive_data", Items: field.Items((*source).sensitiveData),
		Doc: "Where in the whole event personal or secret data stands, in parts that are not read too, without the data. A place is " +
			"listed once for each rule. Empty where nothing was found.",
		Fields: field.Fields{
			field.String{
				Name: "path", Value: field.Func(func(f *scan.Finding) *string { return &f.Path }),
				Doc: "Path in Sentry's answer, such as `user.email`. A key that is not made of common words, and may be data itself, is given " +
					"by its place as `[*3]`.",
			},
			field.String{
				Name: "rule", Value: field.Func(func(f *scan.Finding) *string { return &f.Rule }),
				Doc: "What was found: " + backquoted(scan.Rules()) + ".",
			},
		},
	},
	field.Objects{Name: "scrubbed", From: "_meta", Items: field.Items((*source).scrubbed), Doc: "What Sentry's own scrubbing took out of the event or changed.", Fields: field.Fields{
		field.String{
			Name: "path", Value: field.Func(func(f *scan.Removal) *string { return &f.Path }),
			Doc: "Path in Sentry's answer, in the form of `sensitive_data`.",
		},
		field.String{
			Name: "rule", Value: field.Func(func(f *scan.Removal) *string { return &f.Rule }),
			Doc: "Name of the scrubbing rule, such as `@email:replace` or `project:0`; `custom` for any that is not Sentry's own.",
		},
		field.String{
			Name: "kind", Value: field.Func(func(r *scan.Removal) *string { return unlessEmpty(&r.Kind) }),
			Doc: "What was done: `removed`, `substituted`, `masked`, `pseudonymized`, `encrypted` or `annotated`; null where Sentry says " +
				"nothing known.",
		},
	}},
}

func (s *source) sensitiveData() []scan.Finding { return scan.SensitiveData(s.ctx, s.whole.Value()) }

func (s *source) scrubbed() []scan.Removal { return scan.Scrubbed(s.whole.Value()) }

// unlessEmpty returns nil for an empty string.
func unlessEmpty(text *string) *string {
	if *text == "" {
		return nil
	}
	return text
}
