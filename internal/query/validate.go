// SPDX-License-Identifier: MPL-2.0

package query

import "github.com/hashicorp/terraform-plugin-framework/diag"

// validate checks a configuration as far as it is known.
func validate(config Config, unknown map[string]bool) diag.Diagnostics {
	return config.Assuming(unknown).CheckTimeRange()
}
