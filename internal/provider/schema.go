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

// minResponseBytes is a limit below which not even an error of Sentry fits.
const minResponseBytes = 1024

// maxRetries is a number of retries beyond which waiting is no longer useful.
const maxRetries = 100

const description = "Reads events of Sentry, with their tags, user, release, SDK, contexts, exceptions and more, " +
	"for references, audits and policy checks. It changes nothing in Sentry."

// Schema describes the provider block.
func (p *sentryProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{MarkdownDescription: description, Attributes: map[string]schema.Attribute{
		"token": schema.StringAttribute{
			Optional: true, Sensitive: true,
			MarkdownDescription: "Auth token. Best is that of an internal integration with the scope `project:read`; organization tokens " +
				"(`sntrys_…`) cannot read events. Defaults to the environment variable `SENTRY_AUTH_TOKEN`, then `SENTRY_TOKEN`.",
		},
		"base_url": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "Root of the Sentry installation, with or without `/api/` or `/api/0/`, such as `https://de.sentry.io/`. " +
				"Defaults to the environment variable `SENTRY_BASE_URL`, then `SENTRY_URL`, then `https://sentry.io/`.",
		},
		"organization": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Slug()},
			MarkdownDescription: "Slug or numeric id of the organization for blocks that name none. Defaults to the environment variable `SENTRY_ORG`.",
		},
		"project": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Slug()},
			MarkdownDescription: "Slug or numeric id of the project for blocks that name none. Defaults to the environment variable `SENTRY_PROJECT`.",
		},
		"exclude": schema.SetAttribute{
			Optional: true, ElementType: types.StringType,
			Validators: []validator.Set{
				setvalidator.NoNullValues(),
				setvalidator.ValueStringsAre(argument.OneOf("section", event.SectionNames()...)),
			},
			MarkdownDescription: "Sections of events that are never read, whatever a block includes: an organization's policy on what may " +
				"reach state. Sections: `" + strings.Join(event.SectionNames(), "`, `") + "`.",
		},
		"request_timeout": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Duration()},
			MarkdownDescription: "Longest time for one attempt of a request, such as `30s`, which is the default.",
		},
		"max_retries": schema.Int64Attribute{
			Optional: true, Validators: []validator.Int64{int64validator.Between(0, maxRetries)},
			MarkdownDescription: "How often a failed request is tried again where that makes sense (rate limits, overload, lost connections). " +
				"Defaults to 4; 0 switches retries off. Refusals by a rate limit that say when it lets in again, as happens where others use " +
				"the same token, come on top, up to twice as many.",
		},
		"max_retry_wait": schema.StringAttribute{
			Optional: true, Validators: []validator.String{argument.Duration()},
			MarkdownDescription: "Longest wait before a retry, such as `60s`, which is the default. A server that asks for longer fails the read " +
				"at once, with the time from which it would work.",
		},
		"requests_per_second": schema.Float64Attribute{
			Optional: true, Validators: []validator.Float64{float64validator.AtLeast(minRequestsPerSecond)},
			MarkdownDescription: "A fixed rate for all requests together. By default requests keep below the limits that sentry.io is known to have " +
				"and that the server announces; servers that announce none are not slowed.",
		},
		"max_response_bytes": schema.Int64Attribute{
			Optional: true, Validators: []validator.Int64{int64validator.AtLeast(minResponseBytes)},
			MarkdownDescription: "Largest answer that is read, in bytes after decompression. Defaults to 33554432 (32 MiB).",
		},
		"ca_cert_pem": schema.StringAttribute{
			Optional:            true,
			MarkdownDescription: "Certificates, in PEM, of authorities to trust beside those of the system.",
		},
		"client_cert_pem": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.AlsoRequires(path.MatchRoot("client_key_pem"))},
			MarkdownDescription: "Client certificate, in PEM, for servers that want mutual TLS. Needs `client_key_pem`.",
		},
		"client_key_pem": schema.StringAttribute{
			Optional: true, Sensitive: true,
			Validators:          []validator.String{stringvalidator.AlsoRequires(path.MatchRoot("client_cert_pem"))},
			MarkdownDescription: "Private key, in PEM, of the client certificate. Needs `client_cert_pem`.",
		},
		"insecure": schema.BoolAttribute{
			Optional: true,
			MarkdownDescription: "Whether to accept any certificate of the server. Anyone on the way can then read the token; a warning says so. " +
				"Defaults to false.",
		},
		"allow_plain_http": schema.BoolAttribute{
			Optional:            true,
			MarkdownDescription: "Whether to send the token over unencrypted `http://` to a host other than this one. Defaults to false.",
		},
		"headers": schema.MapAttribute{
			Optional: true, Sensitive: true, ElementType: types.StringType,
			Validators:          []validator.Map{mapvalidator.NoNullValues()},
			MarkdownDescription: "Extra request headers, for authenticating proxies in front of Sentry. They are sent to the configured server only.",
		},
	}}
}
