// SPDX-License-Identifier: MPL-2.0

package diagnostic

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// lookupTimeout limits the lookup of the right project. Sentry allows one such request a
// second, and many blocks can fail at once.
const lookupTimeout = 2 * time.Second

// ProjectHint returns the advice for an event that was not found: which other project of the
// organization contains it. It is empty if err is about something else, or if no such project
// is found.
func ProjectHint(ctx context.Context, client *sentry.Client, organization, project, id string, err error) string {
	if api, ok := errors.AsType[*sentry.APIError](err); !ok || !api.EventNotFound() {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, lookupTimeout)
	defer cancel()
	location, err := client.FindEvent(ctx, organization, id)
	if err != nil || location.Project == project {
		return ""
	}
	return fmt.Sprintf("The project %[1]q of this organization contains an event with this ID. Set `project = %[1]q`.", location.Project)
}
