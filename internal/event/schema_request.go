// SPDX-License-Identifier: MPL-2.0

package event

import (
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/attribute"
)

func requestAttributes() map[string]schema.Attribute {
	request := attribute.InSection(sectionRequest)
	return map[string]schema.Attribute{
		"request": request.Object("entries[request].data",
			"The HTTP request during which the event happened.", map[string]schema.Attribute{
				"method": request.String("method", "Method, such as `GET`."),
				"url":    request.String("url", "URL without query and fragment, as the SDK sent it."),
				"query_string": attribute.Sensitive(request.String("query",
					"Query; pairs are joined as in a URL.")),
				"fragment":              request.String("fragment", "Fragment of the URL."),
				"api_target":            request.String("apiTarget", "Kind of interface that was called, such as `graphql`."),
				"inferred_content_type": request.String("inferredContentType", "Media type of the body, as Sentry found it."),
				"headers":               attribute.Sensitive(request.Objects("headers", "Headers.", pairAttributes(request))),
				"cookies":               attribute.Sensitive(request.Objects("cookies", "Cookies.", pairAttributes(request))),
				"data_json":             attribute.Sensitive(request.JSON("data", "Body.")),
				"env_json":              attribute.Sensitive(request.JSON("env", "Variables of the server, such as `REMOTE_ADDR`.")),
			}),
	}
}

// pairAttributes describes a list of names and values, in which names may
// repeat.
func pairAttributes(group attribute.Group) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"name":  group.String("[0]", "Name; it may occur more than once."),
		"value": group.String("[1]", "Value."),
	}
}

func breadcrumbsAttributes() map[string]schema.Attribute {
	breadcrumbs := attribute.InSection(sectionBreadcrumbs)
	return map[string]schema.Attribute{
		"breadcrumbs": attribute.Sensitive(breadcrumbs.Objects("entries[breadcrumbs].data.values",
			"What happened before the event, the oldest first.", map[string]schema.Attribute{
				"timestamp": breadcrumbs.String("timestamp", "Time, RFC 3339 as Sentry gives it."),
				"type":      breadcrumbs.String("type", "Type, such as `http` or `navigation`."),
				"category":  breadcrumbs.String("category", "Category, such as `ui.click` or `query`."),
				"level":     breadcrumbs.String("level", "Level, such as `info`."),
				"message":   breadcrumbs.String("message", "Message. SQL is indented by Sentry."),
				"event_id":  breadcrumbs.String("event_id", "Id of the event that the breadcrumb stands for."),
				"data_json": breadcrumbs.JSON("data", "Particulars."),
			})),
	}
}
