// SPDX-License-Identifier: MPL-2.0

package attribute

import (
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// defaultTimeout bounds a read where the block does not.
const defaultTimeout = 10 * time.Minute

// TimeoutsArgument describes the argument that bounds an operation, which is
// read, or open for an ephemeral resource.
func TimeoutsArgument(operation string) schema.Attribute {
	return schema.SingleNestedAttribute{
		Optional: true, MarkdownDescription: "How long the read may take.",
		Attributes: map[string]schema.Attribute{
			operation: schema.StringAttribute{
				Optional: true, Validators: []validator.String{Duration()},
				MarkdownDescription: "Longest time for the whole read: waiting for rate limits, all requests and attempts, and " +
					"decoding. A duration such as `30s` or `5m`. Defaults to ten minutes.",
			},
		},
	}
}

// Timeouts bounds the read of a data source. Nil stands for the default.
type Timeouts struct {
	// Read is a duration that Duration accepts; nil stands for the default.
	Read *string `tfsdk:"read"`
}

// Longest is the longest time for the read.
func (t *Timeouts) Longest() (time.Duration, diag.Diagnostics) {
	if t == nil {
		return defaultTimeout, nil
	}
	return Timeout(t.Read, path.Root("timeouts").AtName("read"))
}

// Timeout reads a configured duration, nil for the default. Its error names the
// attribute.
func Timeout(configured *string, at path.Path) (time.Duration, diag.Diagnostics) {
	if configured == nil {
		return defaultTimeout, nil
	}
	return ParseDuration(at, *configured)
}
