// SPDX-License-Identifier: MPL-2.0

package event

import (
	"net/url"
	"strings"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
)

func mapRequest(event *Event, s source) {
	o := s.entries.data("request")
	event.Request = &Request{
		Method:              o.String("method"),
		URL:                 o.String("url"),
		QueryString:         queryString(o),
		Fragment:            o.String("fragment"),
		APITarget:           o.String("apiTarget"),
		InferredContentType: o.String("inferredContentType"),
		Headers:             mapPairs(o.Pairs("headers")),
		Cookies:             mapPairs(o.Pairs("cookies")),
		DataJSON:            o.JSON("data"),
		EnvJSON:             o.JSON("env"),
	}
}

// queryString gives the query of a request, which Sentry sends as text or as a
// list of pairs, as text.
func queryString(request *jsontree.Object) *string {
	if !request.IsList("query") {
		return request.String("query")
	}
	var parts []string
	for _, pair := range request.Pairs("query") {
		part := ""
		if pair.Name != nil {
			part = url.QueryEscape(*pair.Name)
		}
		if pair.Value != nil {
			part += "=" + url.QueryEscape(*pair.Value)
		}
		parts = append(parts, part)
	}
	joined := strings.Join(parts, "&")
	return &joined
}

func mapBreadcrumbs(event *Event, s source) {
	event.Breadcrumbs = mapObjects(s.entries.data("breadcrumbs").Objects("values"), mapBreadcrumb)
}

func mapBreadcrumb(o *jsontree.Object) Breadcrumb {
	return Breadcrumb{
		Timestamp: o.String("timestamp"),
		Type:      o.String("type"),
		Category:  o.String("category"),
		Level:     o.String("level"),
		Message:   o.String("message"),
		EventID:   o.String("event_id"),
		DataJSON:  o.JSON("data"),
	}
}
