// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// Config is the configuration. It comes back as it is, but for what
// [argument.ProjectEvent] shows of what was used.
type Config struct {
	argument.ProjectEvent
}
