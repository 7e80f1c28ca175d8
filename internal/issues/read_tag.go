// SPDX-License-Identifier: MPL-2.0

package issues

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/field"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/jsontree"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// readTag reads the values of the requested tag.
func readTag(
	ctx context.Context, provider *argument.Provider, config TagConfig, within time.Duration,
) (*tfprotov6.DynamicValue, diag.Diagnostics) {
	key := argument.OrZero(config.Key)
	wanted, diags := locate(provider, config.Organization, config.IssueID, config.Environments)
	diags.Append(checkTag(provider, config)...)
	if diags.HasError() {
		return nil, diags
	}
	var response *sentry.Response
	err := wanted.resolve(ctx, provider.Client)
	if err == nil {
		response, err = provider.Client.IssueTag(ctx, wanted.organization, wanted.resolved, key, config.Environments)
	}
	request := wanted.request(provider, fmt.Sprintf("the tag %q of issue", key), within)
	if err != nil {
		return nil, append(diags, tagFailure(request, err))
	}
	config.Organization = &wanted.organization
	document := entity.Document{
		Request: request, Results: tagFields, Warning: "Tag Has",
		Source: func(ctx context.Context, document *jsontree.Document, request diagnostic.Request) (field.Source, diag.Diagnostics) {
			if !isTag(document.Root(), key) {
				return nil, diag.Diagnostics{request.Unexpected(noTag(document))}
			}
			values, diags := config.readValues(ctx, provider, wanted, within)
			return &tagSource{Whole: field.Whole{Root: document.Root()}, values: values}, diags
		},
	}
	return document.State(ctx, response, config)
}

// tagFailure explains why the tag could not be read.
func tagFailure(request diagnostic.Request, err error) diag.Diagnostic {
	if api, ok := errors.AsType[*sentry.APIError](err); ok && api.Missing == sentry.MissingResource {
		request.NotFound = &diagnostic.Explanation{
			Summary: "Tag Not Found", Attribute: path.Root("key"),
			Advice: "The server has the issue, but not the tag. " + diagnostic.PossibleCauses(
				"The key is wrong. Keys are case-sensitive; `tags` of the data source `sentry_issue` lists those of the issue.",
				"The events that have the tag are past the retention of the subscription (30 or 90 days).",
				"One of `environments` does not exist in the organization, or no event in these environments has the tag.",
				"A compatible server may lack the endpoint for tags of an issue.",
			),
		}
	}
	return request.FromError(err)
}

// isTag reports whether a response is about a tag. The prefix of Sentry's own tags may be in
// the request only.
func isTag(response *jsontree.Object, key string) bool {
	got := response.Quiet().String("key")
	return got != nil && bareKey(*got) == bareKey(key) && response.Kind("topValues") != jsontree.Text
}

// noTag returns the error for a document that is not the requested tag.
func noTag(document *jsontree.Document) error {
	return fmt.Errorf("the JSON document is %s, and it is not the requested tag", document.Value().Describe())
}

// bareKey removes the prefix that the keys of Sentry's own tags may have.
func bareKey(key string) string { return strings.TrimPrefix(key, "sentry:") }

// checkTag returns the reasons why a configuration cannot be read.
func checkTag(provider *argument.Provider, config TagConfig) diag.Diagnostics {
	diags := append(checkKey(argument.OrZero(config.Key)), config.check()...)
	if slices.Contains(provider.Exclude, "tags") {
		diags.AddAttributeError(path.Root("key"), "Tags Excluded", "The provider block excludes the section `tags` from every read, "+
			"but this data source reads only tags. Remove the data source, or remove `tags` from the provider's `exclude`.")
	}
	return diags
}

// validateTag checks the known part of a configuration.
func validateTag(config TagConfig, unknown map[string]bool) diag.Diagnostics {
	var diags diag.Diagnostics
	if config.Key != nil {
		diags = checkKey(*config.Key)
	}
	if unknown["limit"] { // which may turn out to be set, or not
		config.Sort = nil
	}
	return append(diags, config.check()...)
}

// checkKey rejects strings that are not keys, and the tags about the user.
func checkKey(key string) diag.Diagnostics {
	var diags diag.Diagnostics
	bare := strings.ToLower(bareKey(strings.ToLower(key)))
	switch {
	case !sentry.IsTagKey(key):
		diags.AddAttributeError(path.Root("key"), "Invalid Tag Key", fmt.Sprintf(
			"The value %s is not the key of a tag. A key consists of 1 to 200 letters, digits, and the characters '_', '.', ':', and '-'.",
			argument.Quote(key)))
	case bare == "user" || strings.HasPrefix(bare, "user."):
		diags.AddAttributeError(path.Root("key"), "Tag Contains Personal Data", fmt.Sprintf(
			"The values of the tag %s identify people, so the provider does not read them. For the number of users, read `user_count` of "+
				"the data source `sentry_issue`.", argument.Quote(key)))
	}
	return diags
}
