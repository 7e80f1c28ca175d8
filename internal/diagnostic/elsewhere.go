// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// lookUp is how long finding the right project may take. Sentry allows one such
// request a second, and many blocks can fail at once.
const lookUp = 2 * time.Second

// Elsewhere says, as the end of a diagnostic, which project of the organization
// has the event that was not found in another one; empty where err is about
// something else, and where no project can be told.
func Elsewhere(ctx context.Context, client *sentry.Client, organization, project, id string, err error) string {
	if api, ok := errors.AsType[*sentry.APIError](err); !ok || !api.EventNotFound() {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, lookUp)
	defer cancel()
	place, err := client.FindEvent(ctx, organization, id)
	if err != nil || place.Project == project {
		return ""
	}
	return fmt.Sprintf(" The project %q of this organization has an event of that id.", place.Project)
}
