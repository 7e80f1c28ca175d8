// SPDX-License-Identifier: MPL-2.0

// Package event reads single events of Sentry. It contains the data source sentry_event, the
// ephemeral resource of the same name, and the code that they share with the function
// decode_event.
package event

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/entity"
)

// DataSource returns the data source sentry_event.
func DataSource() entity.DataSource[Config] {
	return entity.DataSource[Config]{
		Name: "sentry_event", Description: description, Arguments: arguments, Results: fields,
		Validate: func(config Config, unknown map[string]bool) diag.Diagnostics {
			return validate(config.Arguments, unknown)
		},
		Read: func(
			ctx context.Context, provider *argument.Provider, config Config, within time.Duration,
		) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			return read(ctx, provider, &config, &config.Arguments, within)
		},
	}
}

// EphemeralResource returns the ephemeral resource sentry_event. It is like the data source,
// but nothing of it is stored. By default, it reads every section except raw.
func EphemeralResource() entity.EphemeralResource[EphemeralConfig] {
	return entity.EphemeralResource[EphemeralConfig]{
		Name: "sentry_event", Description: ephemeralDescription, Arguments: arguments, Results: fields,
		Validate: func(config EphemeralConfig, unknown map[string]bool) diag.Diagnostics {
			return validate(config.Arguments, unknown)
		},
		Read: func(
			ctx context.Context, provider *argument.Provider, config EphemeralConfig, within time.Duration,
		) (*tfprotov6.DynamicValue, diag.Diagnostics) {
			return read(ctx, provider, &config, &config.Arguments, within, allSections)
		},
	}
}

const description = "Reads one event from Sentry, with all of its metadata. For the API, see " +
	"[Retrieve an Event for a Project](https://docs.sentry.io/api/events/retrieve-an-event-for-a-project/). " +
	"The token needs the scope `project:read`. An event of an issue needs `event:read`. " +
	"A search, and the lookup of an event's project, also need `org:read`."

const ephemeralDescription = description + " Terraform stores nothing of the event in state or plan, so every " +
	"section except `raw` is read by default. Requires Terraform 1.10 or OpenTofu 1.11."
