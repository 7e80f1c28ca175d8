// SPDX-License-Identifier: MPL-2.0

package field

import (
	"encoding/json"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

// The functions of this file write computed values.

func writeString(e *encoder, _ *definition, text *string) { e.StringOrNull(text) }

func writeNumber(e *encoder, _ *definition, number *json.Number) { e.NumberOrNull(number) }

func writeBool(e *encoder, _ *definition, truth *bool) { e.BoolOrNull(truth) }

func writeStrings(e *encoder, _ *definition, list []string) { e.Strings(list) }

func writeStringMap(e *encoder, _ *definition, texts map[string]string) { e.StringMap(texts) }

func writeStringMaps(e *encoder, _ *definition, list []map[string]string) {
	e.List(len(list))
	for _, texts := range list {
		e.StringMap(texts)
	}
}

func writeObject(e *encoder, d *definition, o *jsontree.Object) {
	e.object(d.fields, Node{object: o, source: e.source})
}

func writeObjects(e *encoder, d *definition, list []*jsontree.Object) { e.objects(d.fields, list) }

func writeItems(e *encoder, d *definition, items []Node) {
	e.List(len(items))
	for _, item := range items {
		e.object(d.fields, item)
	}
}

func writeRows(e *encoder, _ *definition, rows *Rows) {
	if rows == nil {
		e.Null()
		return
	}
	e.List(rows.count)
	e.Append(rows.writer)
}
