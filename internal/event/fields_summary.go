// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event/tags"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
)

var summary = field.Fields{
	field.String{Name: "title", Doc: "Title, as Sentry shows it in lists."},
	field.String{Name: "message", Doc: "Log message. Empty for most errors."},
	field.String{Name: "culprit", Doc: "Where the event comes from: a function, module, or route."},
	field.String{Name: "location", Doc: "File of an error, name of a transaction, or URI or host of a security report."},
	field.StringMap{Name: "metadata", OrJSON: true, Doc: "Parts of the title, such as `type` and `value`. Values that are neither strings nor numbers are JSON."},
	field.Object{Name: "logentry", From: "entries[message].data", Doc: "Message as it was logged.", Fields: field.Fields{
		field.String{Name: "message", Doc: "Message with placeholders."},
		field.String{Name: "formatted", Doc: "Message with its parameters filled in."},
		field.JSON{Name: "params_json", Doc: "Parameters of the message."},
	}},
}

var tagged = field.Fields{
	field.StringMap{
		Name: "tags", From: "tags", Value: field.Func((*source).impersonalTags),
		Doc: "Tags by key, without `user` and `user.*`, which are personal: see `user.tags`. If a key repeats, the first value wins. Tags without a key or value are omitted.",
	},
	field.String{Name: "transaction", From: "tags[transaction]", Value: field.Func(tags.Of[*source]("transaction")), Doc: "Name of the transaction or route, from the tag `transaction` or else the event itself."},
}

var problems = field.Fields{
	field.Objects{Name: "errors", Volatile: true, Doc: "Problems that Sentry had when it processed the event, such as a missing source map.", Fields: field.Fields{
		field.String{Name: "type", Doc: "Code of the problem, such as `js_no_source` or `native_missing_dsym`."},
		field.String{Name: "message", Doc: "Description of the problem."},
		field.JSON{Name: "data_json", Doc: "Details of the problem."},
	}},
}

func (s *source) impersonalTags() map[string]string { return s.tags.Impersonal() }

func (s *source) personalTags() map[string]string { return s.tags.Personal() }
