// SPDX-License-Identifier: MPL-2.0

package sourcemaps

import (
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/argument"
)

// Config is the configuration. The state contains it unchanged, except for the values in use
// that [argument.ProjectEvent] shows.
type Config struct {
	argument.ProjectEvent
}
