// SPDX-License-Identifier: MPL-2.0

package argument

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// defaultTimeout limits a read if the block does not.
const defaultTimeout = 10 * time.Minute

// TimeoutsArgument describes the argument that limits an operation, which is read, or open
// for an ephemeral resource.
func TimeoutsArgument(operation string) schema.Attribute {
	return schema.SingleNestedAttribute{
		Optional: true, MarkdownDescription: "Time limit of the read.",
		Attributes: map[string]schema.Attribute{
			operation: schema.StringAttribute{
				Optional: true, Validators: []validator.String{Duration()},
				MarkdownDescription: "Longest time for the whole read, with all requests, retries, and waits: a duration such as `30s` " +
					"or `5m`. Defaults to ten minutes.",
			},
		},
	}
}

// ReadTimeout contains the argument timeouts of a data source. Configurations embed it.
type ReadTimeout struct {
	Timeouts *struct {
		Read *string `tfsdk:"read"`
	} `tfsdk:"timeouts"`
}

// Within returns how long the read may take, ten minutes by default. Its error diagnostic is
// attached to the argument.
func (t ReadTimeout) Within() (time.Duration, diag.Diagnostics) {
	if t.Timeouts == nil {
		return defaultTimeout, nil
	}
	return timeout(t.Timeouts.Read, "read")
}

// OpenTimeout contains the argument timeouts of an ephemeral resource. Configurations embed
// it.
type OpenTimeout struct {
	Timeouts *struct {
		Open *string `tfsdk:"open"`
	} `tfsdk:"timeouts"`
}

// Within returns how long the read may take, see [ReadTimeout.Within].
func (t OpenTimeout) Within() (time.Duration, diag.Diagnostics) {
	if t.Timeouts == nil {
		return defaultTimeout, nil
	}
	return timeout(t.Timeouts.Open, "open")
}

func timeout(configured *string, operation string) (time.Duration, diag.Diagnostics) {
	if configured == nil {
		return defaultTimeout, nil
	}
	return ParseDuration(path.Root("timeouts").AtName(operation), *configured)
}
