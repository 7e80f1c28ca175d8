// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/float64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/event"
)

// minResponseBytes is a limit that is too small even for an error of Sentry.
const minResponseBytes = 1024

// maxRetries is the number of retries beyond which waiting is no longer useful.
const maxRetries = 100

const description = "Reads events from Sentry, with their tags, user, release, SDK, contexts, exceptions, and more, " +
	"for references, audits, and policy checks. It changes nothing in Sentry."

// Schema describes the provider block.
func (p *sentryProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{MarkdownDescription: description, Attributes: map[string]schema.Attribute{
		"token": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "Auth token, preferably of an internal integration, with the scope `project:read`. Organization " +
				"tokens (`sntrys_…`) cannot read events. Defaults to the environment variable `SENTRY_AUTH_TOKEN`, then `SENTRY_TOKEN`.",
		},
		"base_url": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "Root URL of the Sentry installation, such as `https://de.sentry.io/`, with or without `/api/` or " +
				"`/api/0/`. Defaults to the environment variable `SENTRY_BASE_URL`, then `SENTRY_URL`, then `https://sentry.io/`.",
		},
		"organization": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Slug()},
			MarkdownDescription: "Slug or numeric ID of the default organization. Defaults to the environment variable `SENTRY_ORG`.",
		},
		"project": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Slug()},
			MarkdownDescription: "Slug or numeric ID of the default project. Defaults to the environment variable `SENTRY_PROJECT`.",
		},
		"exclude": schema.SetAttribute{
			Optional: true, ElementType: types.StringType,
			Validators: []validator.Set{
				setvalidator.NoNullValues(),
				setvalidator.ValueStringsAre(argument.OneOf("section", event.SectionNames()...)),
			},
			MarkdownDescription: "Sections of events that are never read, even if a block includes them. Sections: `" + strings.Join(event.SectionNames(), "`, `") + "`.",
		},
		"request_timeout": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Duration()},
			MarkdownDescription: "Longest time for one attempt of a request: a duration such as `30s`. Defaults to `30s`.",
		},
		"max_retries": schema.Int64Attribute{
			Optional: true, Validators: []validator.Int64{int64validator.Between(0, maxRetries)},
			MarkdownDescription: "Number of retries after rate limits, overload, and lost connections, from 0 to 100. If a rate limit " +
				"reports the end of its window, the provider makes up to `2 * max_retries` additional retries. Defaults to 4.",
		},
		"max_retry_wait": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Duration()},
			MarkdownDescription: "Longest wait before a retry. If a server asks for a longer one, the read fails at once and reports " +
				"when to try again. Defaults to `60s`.",
		},
		"requests_per_second": schema.Float64Attribute{
			Optional: true, Validators: []validator.Float64{float64validator.AtLeast(minRequestsPerSecond)},
			MarkdownDescription: "Fixed rate for all requests together. By default, requests stay below the known limits of sentry.io " +
				"and the limits that the server reports. A server that reports no limits is not slowed.",
		},
		"max_response_bytes": schema.Int64Attribute{
			Optional: true, Validators: []validator.Int64{int64validator.AtLeast(minResponseBytes)},
			MarkdownDescription: "Largest response that is read, in bytes after decompression. Defaults to 33554432 (32 MiB).",
		},
		"ca_cert_pem": schema.StringAttribute{
			Optional:            true,
			MarkdownDescription: "Certificates of authorities to trust in addition to the system's, in PEM.",
		},
		"client_cert_pem": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.AlsoRequires(path.MatchRoot("client_key_pem"))},
			MarkdownDescription: "Client certificate for mutual TLS, in PEM. Requires `client_key_pem`.",
		},
		"client_key_pem": schema.StringAttribute{
			Optional: true, Sensitive: true,
			Validators:          []validator.String{stringvalidator.AlsoRequires(path.MatchRoot("client_cert_pem"))},
			MarkdownDescription: "Private key of the client certificate, in PEM. Requires `client_cert_pem`.",
		},
		"insecure": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "If true, the provider accepts any certificate of the server, and warns. Anyone who intercepts the " +
				"connection can then read the token. Defaults to false.",
		},
		"allow_plain_http": schema.BoolAttribute{
			Optional:            true,
			MarkdownDescription: "If true, the token may be sent over unencrypted `http://` to another host. Defaults to false.",
		},
		"headers": schema.MapAttribute{
			Optional: true, Sensitive: true, ElementType: types.StringType,
			Validators: []validator.Map{mapvalidator.NoNullValues()},
			MarkdownDescription: "Additional request headers, for example for an authenticating proxy. They are sent only to the " +
				"configured server.",
		},
	}}
}
