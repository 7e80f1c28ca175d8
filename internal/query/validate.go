// SPDX-License-Identifier: MPL-2.0

package query

import "github.com/hashicorp/terraform-plugin-framework/diag"

// validate checks the known part of a configuration.
func validate(config Config, unknown map[string]bool) diag.Diagnostics {
	return config.Assuming(unknown).CheckTimeRange()
}
