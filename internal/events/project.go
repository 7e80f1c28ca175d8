// SPDX-License-Identifier: MPL-2.0

package events

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/seed-88433aaa/terraform-provider-sentry/internal/diagnostic"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/sentry"
)

// lookUp is how long the lookup of a project may take.
const lookUp = 10 * time.Second

// checkProject looks the project of an empty list up. Some servers, such as GlitchTip,
// respond with an empty list for a project that does not exist. Only a response about the
// project itself is an error: if the lookup fails, the list is believed.
func (l *location) checkProject(ctx context.Context, client *sentry.Client, request diagnostic.Request) diag.Diagnostics {
	if l.issue != "" || client.IsHosted() {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, lookUp)
	defer cancel()
	_, err := client.FindProject(ctx, l.organization, l.project)
	if missing, ok := errors.AsType[*sentry.APIError](err); !ok || missing.StatusCode != http.StatusNotFound || missing.RouteMissing() {
		return nil
	}
	request.Asked = fmt.Sprintf("project %q in organization %q, whose list of events is empty", l.project, l.organization)
	return diag.Diagnostics{request.FromError(err)}
}
