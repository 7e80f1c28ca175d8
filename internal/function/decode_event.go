// SPDX-License-Identifier: MPL-2.0

package function

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// NewDecodeEvent makes the function decode_event.
func NewDecodeEvent() function.Function { return decodeEvent{} }

type decodeEvent struct{}

// Metadata names the function.
func (decodeEvent) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "decode_event"
}

// Definition describes the function.
func (decodeEvent) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Reads the JSON of an event as the data source sentry_event does",
		MarkdownDescription: "Gives the object that the data source `sentry_event` would give for the JSON of an event, with every " +
			"section read but `raw`. The arguments, `organization`, `project` and `web_url` are null. It takes what Sentry's API " +
			"answers for an event, and the elements of `raw_events` of `sentry_events`. Odd values become null, and `read_warnings` " +
			"lists them; what is no JSON object is an error.\n\nA function has no sensitivity of its own: personal data prints in " +
			"clear, unless the argument is sensitive; then the whole result is.",
		Parameters: []function.Parameter{function.StringParameter{
			Name: "json", MarkdownDescription: "JSON of one event, as Sentry's API gives it.",
		}},
		Return: function.ObjectReturn{AttributeTypes: event.ObjectTypes()},
	}
}

// Run is the framework's way to decode; Terraform's own calls take DecodeEvent.
func (decodeEvent) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text string
	if resp.Error = req.Arguments.Get(ctx, &text); resp.Error != nil {
		return
	}
	decoded, err := decode(ctx, text)
	if resp.Error = err; err == nil {
		resp.Error = resp.Result.Set(ctx, decoded)
	}
}

// DecodeEvent is the way of package wire to the same.
func DecodeEvent() wire.Function { return wire.Call(decode) }

func decode(ctx context.Context, text string) (event.DataSourceModel, *function.FuncError) {
	decoded, err := event.Decode(ctx, []byte(text))
	if err != nil {
		return decoded, refuse(0,
			"Invalid Event: %s. It must be the JSON of one event, as Sentry's API answers with, or an element of `raw_events`.", err)
	}
	return decoded, nil
}
