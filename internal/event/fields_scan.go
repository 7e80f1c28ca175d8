// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/scan"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

var verdicts = field.Fields{
	field.Objects{
		Name: "sensitive_data", Items: field.Items((*source).sensitiveData),
		Doc: "Locations of personal or secret data in the whole event, including sections that are not read. One element for each location and rule, without the data.",
		Fields: field.Fields{
			field.String{
				Name: "path", Value: field.Func(func(f *scan.Finding) *string { return &f.Path }),
				Doc: "Path in Sentry's response, such as `user.email`. If a key may contain data itself, the path contains its position instead, such as `[*3]`.",
			},
			field.String{
				Name: "rule", Value: field.Func(func(f *scan.Finding) *string { return &f.Rule }),
				Doc: "Rule that matched: " + backquoted(scan.Rules()) + ".",
			},
		},
	},
	field.Objects{Name: "scrubbed", From: "_meta", Items: field.Items((*source).scrubbed), Doc: "What Sentry's own scrubbing removed from the event or changed.", Fields: field.Fields{
		field.String{
			Name: "path", Value: field.Func(func(f *scan.Removal) *string { return &f.Path }),
			Doc: "Path in Sentry's response, in the form of `sensitive_data.path`. If scrubbing removed such a key, the path contains `[*]`.",
		},
		field.String{
			Name: "rule", Value: field.Func(func(f *scan.Removal) *string { return &f.Rule }),
			Doc: "Name of the scrubbing rule: one of Sentry's own, such as `@email:replace`, or a numbered one, such as `project:0`. `custom` for any other.",
		},
		field.String{
			Name: "kind", Value: field.Func(func(r *scan.Removal) *string { return unlessEmpty(&r.Kind) }),
			Doc: "What was done: `removed`, `substituted`, `masked`, `pseudonymized`, `encrypted`, or `annotated`. Null if Sentry sends no known value.",
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
