// SPDX-License-Identifier: MPL-2.0

package function

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument/eventurl"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry/redact"
)

// NormalizeEventID returns the function normalize_event_id.
func NormalizeEventID() entity.Entity {
	return entity.Function(func() function.Function { return normalizeEventID{} })
}

type normalizeEventID struct{}

// Metadata names the function.
func (normalizeEventID) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "normalize_event_id"
}

// Definition describes the function.
func (normalizeEventID) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Converts an event ID to the form that Sentry's API uses",
		MarkdownDescription: "Returns an event ID as 32 lowercase hexadecimal digits, the form of `id` of `sentry_event`. Anything " +
			"other than an event ID is an error.",
		Parameters: []function.Parameter{function.StringParameter{
			Name: "id", MarkdownDescription: "Event ID: 32 hexadecimal digits, in upper or lower case, with or without dashes or " +
				"surrounding white space.",
		}},
		Return: function.StringReturn{},
	}
}

// Run normalizes an event ID.
func (normalizeEventID) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text string
	if resp.Error = req.Arguments.Get(ctx, &text); resp.Error != nil {
		return
	}
	id, err := sentry.ParseEventID(argument.TrimID(text))
	if err != nil {
		if _, failed := eventurl.Parse(text); failed == nil {
			resp.Error = invalidArgument(0, "Invalid Event ID: the value is a link; parse it with provider::sentry::parse_event_url, "+
				"whose result contains the event_id")
			return
		}
		resp.Error = invalidArgument(0, "Invalid Event ID: the value %s is not an event ID: %s", shown(text), err)
		return
	}
	resp.Error = resp.Result.Set(ctx, id)
}

// maxShown is how many characters of an argument an error contains.
const maxShown = 100

// shown returns an argument in quotes for an error.
func shown(text string) string {
	if runes := []rune(text); len(runes) > maxShown {
		return fmt.Sprintf("%s (and %d characters more)", redact.Quote(string(runes[:maxShown])), len(runes)-maxShown)
	}
	return redact.Quote(text)
}
