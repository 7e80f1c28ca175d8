// SPDX-License-Identifier: MPL-2.0

package function

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument/eventurl"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
)

// ParseEventURL returns the function parse_event_url.
func ParseEventURL() entity.Entity {
	return entity.Function(func() function.Function { return parseEventURL{} })
}

type parseEventURL struct{}

// parts is the result. Parts that a link does not contain are nil.
type parts struct {
	BaseURL      *string `tfsdk:"base_url"`
	Organization *string `tfsdk:"organization"`
	Project      *string `tfsdk:"project"`
	IssueID      *string `tfsdk:"issue_id"`
	EventID      *string `tfsdk:"event_id"`
}

// Metadata names the function.
func (parseEventURL) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "parse_event_url"
}

// Definition describes the function.
func (parseEventURL) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary: "Parses a link to an issue or event of Sentry",
		MarkdownDescription: "Returns the object `{ base_url, organization, project, issue_id, event_id }` of a link to an issue or " +
			"event, on sentry.io or your own server. Parts that the link does not contain are null. The parts have the form that the " +
			"provider and `sentry_event` accept. A link to neither an issue nor an event is an error.",
		Parameters: []function.Parameter{function.StringParameter{
			Name: "url", MarkdownDescription: "Link to an issue or event, as copied from the address bar, an email, or a chat.",
		}},
		Return: function.ObjectReturn{AttributeTypes: map[string]attr.Type{
			"base_url": types.StringType, "organization": types.StringType, "project": types.StringType,
			"issue_id": types.StringType, "event_id": types.StringType,
		}},
	}
}

// Run parses a link.
func (parseEventURL) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text string
	if resp.Error = req.Arguments.Get(ctx, &text); resp.Error != nil {
		return
	}
	link, err := eventurl.Parse(text)
	if err != nil {
		resp.Error = invalidArgument(0, "Invalid Event URL: %s", err)
		return
	}
	resp.Error = resp.Result.Set(ctx, parts{
		BaseURL: named(link.BaseURL), Organization: named(link.Organization), Project: named(link.Project),
		IssueID: named(link.IssueID), EventID: named(link.EventID),
	})
}

// named returns text, or nil if it is empty, because the link does not contain it.
func named(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
