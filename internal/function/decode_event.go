// SPDX-License-Identifier: MPL-2.0

package function

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/wire"
)

// DecodeEvent returns the function decode_event.
func DecodeEvent() entity.Entity {
	return entity.ObjectFunction{Name: "decode_event", Definition: decodeEventDefinition, Call: decodeEvent}
}

func decodeEventDefinition() function.Definition {
	return function.Definition{
		Summary: "Converts the JSON of an event to the object of the data source sentry_event",
		MarkdownDescription: "Returns the object that the data source `sentry_event` returns for an event, with every section but " +
			"`raw`. `organization`, `project`, `web_url`, and the data source's other arguments are null. Values of an unexpected type " +
			"become null or empty, and `read_warnings` lists them.\n\nThe function cannot mark its result as sensitive: Terraform " +
			"prints personal data in plain text. If the argument is sensitive, the whole result is.",
		Parameters: []function.Parameter{function.StringParameter{
			Name: "json", MarkdownDescription: "JSON object of one event: a response of Sentry's API, an element of `raw_events` of " +
				"`sentry_events`, or a download of the button JSON (`{}`) in Sentry's web interface.",
		}},
		Return: function.ObjectReturn{AttributeTypes: event.ObjectTypes()},
	}
}

func decodeEvent(ctx context.Context, text string) (*tfprotov6.DynamicValue, error) {
	decoded, err := event.Decode(ctx, []byte(text))
	if err == nil || ctx.Err() != nil || wire.IsTooLarge(err) {
		return decoded, err
	}
	return nil, invalidArgument(0,
		"Invalid Event: %s. It must be the JSON of one event: a response of Sentry's API, a download from its web interface, or an "+
			"element of `raw_events`.", err)
}
