// SPDX-License-Identifier: MPL-2.0

package event

// Request is the HTTP request during which the event happened.
type Request struct {
	Method              *string `tfsdk:"method"`
	URL                 *string `tfsdk:"url"`
	QueryString         *string `tfsdk:"query_string"`
	Fragment            *string `tfsdk:"fragment"`
	APITarget           *string `tfsdk:"api_target"`
	InferredContentType *string `tfsdk:"inferred_content_type"`
	Headers             []Pair  `tfsdk:"headers"`
	Cookies             []Pair  `tfsdk:"cookies"`
	DataJSON            *string `tfsdk:"data_json"`
	EnvJSON             *string `tfsdk:"env_json"`
}

// Pair is a name and its value where names may repeat.
type Pair struct {
	Name  *string `tfsdk:"name"`
	Value *string `tfsdk:"value"`
}

// Breadcrumb is something that happened before the event.
type Breadcrumb struct {
	Timestamp *string `tfsdk:"timestamp"`
	Type      *string `tfsdk:"type"`
	Category  *string `tfsdk:"category"`
	Level     *string `tfsdk:"level"`
	Message   *string `tfsdk:"message"`
	EventID   *string `tfsdk:"event_id"`
	DataJSON  *string `tfsdk:"data_json"`
}
