// SPDX-License-Identifier: MPL-2.0

package event

import (
	"net/url"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

var request = field.Fields{
	field.Object{Name: "request", From: "entries[request].data", Doc: "HTTP request during which the event happened.", Fields: field.Fields{
		field.String{Name: "method", Doc: "Method, such as `GET`."},
		field.String{Name: "url", Doc: "URL without query and fragment, as the SDK sent it."},
		field.String{Name: "query_string", From: "query", Value: field.Func(queryString), Sensitive: true, Doc: "Query string, as in a URL."},
		field.String{Name: "fragment", Doc: "Fragment of the URL."},
		field.String{Name: "api_target", From: "apiTarget", Doc: "Kind of interface that was called, such as `graphql`."},
		field.String{Name: "inferred_content_type", From: "inferredContentType", Doc: "Media type of the body, as Sentry inferred it."},
		field.Pairs{Name: "headers", Sensitive: true, Doc: "Headers."},
		field.Pairs{Name: "cookies", Sensitive: true, Doc: "Cookies."},
		field.JSON{Name: "data_json", Sensitive: true, Doc: "Body."},
		field.JSON{Name: "env_json", Sensitive: true, Doc: "Variables of the server, such as `REMOTE_ADDR`."},
	}},
}

// queryString returns the query of a request as a string. Servers send it as a string or as
// pairs.
func queryString(request *jsontree.Object) *string {
	key := keyOf(request, "query", "query_string")
	if kind := request.Kind(key); kind != jsontree.List && kind != jsontree.Map {
		return request.String(key)
	}
	var parts []string
	for _, pair := range request.KeyValues(key) {
		part := ""
		if pair.Name != nil {
			part = url.QueryEscape(*pair.Name)
		}
		if pair.Value != nil {
			part += "=" + url.QueryEscape(*pair.Value)
		}
		parts = append(parts, part)
	}
	return new(strings.Join(parts, "&"))
}
